import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';

/** A role in a test's emulator that Step Functions and Lambda may work as. Resolves to its ARN. */
export async function makeTestRole(endpoint: string): Promise<string> {
  const credentials = { accessKeyId: 'emulator', secretAccessKey: 'emulator' };
  const iam = new IAMClient({ endpoint, region: 'us-east-1', credentials });
  const Service = ['states.amazonaws.com', 'lambda.amazonaws.com'];
  const statement = { Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  try {
    const { Role } = await iam.send(
      new CreateRoleCommand({ RoleName: 'workflow', AssumeRolePolicyDocument }),
    );
    return Role?.Arn as string;
  } finally {
    iam.destroy();
  }
}
