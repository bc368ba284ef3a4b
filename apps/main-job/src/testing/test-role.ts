import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import type { EmulatorProcess } from '../emulator-process.ts';

/** A role in a test's emulator that Step Functions and Lambda may work as. Resolves to its ARN. */
export async function makeTestRole({
  url: endpoint,
  credentials,
}: Pick<EmulatorProcess, 'url' | 'credentials'>): Promise<string> {
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
