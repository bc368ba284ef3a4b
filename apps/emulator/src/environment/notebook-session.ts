import {
  CreateRoleCommand,
  EntityAlreadyExistsException,
  GetRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';

/** Named like a notebook's role in SageMaker's console, by which the SDKs recognise one. */
const ROLE = { RoleName: 'AmazonSageMaker-ExecutionRole', Path: '/service-role/' };
/** The longest time of a session. */
const SESSION_SECONDS = 12 * 3600;

const TRUST = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: {
        AWS: 'arn:aws:iam::000000000000:root',
        Service: ['sagemaker.amazonaws.com', 'lambda.amazonaws.com', 'states.amazonaws.com'],
      },
    },
  ],
};
const EVERYTHING = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
};

export interface SessionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

export interface EmulatorPlace {
  readonly endpoint: string;
  readonly region: string;
  /** The root's; absent, any will do. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** A session of a notebook's role, which is made if it does not exist. `get_execution_role()` answers that role. */
export async function notebookSession(place: EmulatorPlace): Promise<SessionCredentials> {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const connection = { credentials, ...place, maxAttempts: 1 };
  const RoleArn = await notebookRole(new IAMClient(connection));
  const { Credentials } = await new STSClient(connection).send(
    new AssumeRoleCommand({ RoleArn, RoleSessionName: 'SageMaker', DurationSeconds: SESSION_SECONDS }),
  );
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {};
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

async function notebookRole(iam: IAMClient): Promise<string | undefined> {
  try {
    const { Role } = await iam.send(
      new CreateRoleCommand({
        ...ROLE,
        AssumeRolePolicyDocument: JSON.stringify(TRUST),
        MaxSessionDuration: SESSION_SECONDS,
        Description: 'The role of a notebook on this machine',
      }),
    );
    await iam.send(
      new PutRolePolicyCommand({
        RoleName: ROLE.RoleName,
        PolicyName: 'everything',
        PolicyDocument: JSON.stringify(EVERYTHING),
      }),
    );
    return Role?.Arn;
  } catch (error) {
    if (!(error instanceof EntityAlreadyExistsException)) throw error;
    return (await iam.send(new GetRoleCommand({ RoleName: ROLE.RoleName }))).Role?.Arn;
  }
}
