import {
  CreateRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { CreateFunctionCommand, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  CreateBucketCommand,
  GetObjectCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  CreateTrainingJobCommand,
  DescribeTrainingJobCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import {
  AssumeRoleCommand,
  type AssumeRoleCommandOutput,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SIGNED_GET } from './testing/signed-get.ts';
import { type StartedEmulator, startedEmulator } from './testing/started-emulator.ts';

const ACCOUNT = 'arn:aws:iam::000000000000';
const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:read';
/** Asks S3 with the credentials of its role. */
const HANDLER = `${SIGNED_GET}
export async function handler() {
  const reply = await signedGet('/data/note.txt');
  return { status: reply.status, text: await reply.text() };
}`;

let emulator: StartedEmulator;
let connection: StartedEmulator['connection'];
const document = (members: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...members }] });

async function allow(RoleName: string, Action: string, Resource: string): Promise<void> {
  const PolicyDocument = document({ Action, Resource });
  await new IAMClient(connection).send(
    new PutRolePolicyCommand({ RoleName, PolicyName: 'may', PolicyDocument }),
  );
}

beforeAll(async () => {
  emulator = await startedEmulator({ enforceIam: true });
  ({ connection } = emulator);
  for (const RoleName of ['reader', 'caller']) {
    const Service = ['lambda.amazonaws.com', 'sagemaker.amazonaws.com', 'states.amazonaws.com'];
    const Principal = { Service };
    const AssumeRolePolicyDocument = document({ Action: 'sts:AssumeRole', Principal });
    await new IAMClient(connection).send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  }
  const s3 = new S3Client(connection);
  await s3.send(new CreateBucketCommand({ Bucket: 'data' }));
  await s3.send(new PutObjectCommand({ Bucket: 'data', Key: 'note.txt', Body: 'scones' }));
  const lambda = new LambdaClient(connection);
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: 'read',
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: `${ACCOUNT}:role/reader`,
      Code: { ZipFile: zipSync({ 'index.mjs': strToU8(HANDLER) }) },
    }),
  );
});
afterAll(() => emulator.close());

describe('a function', () => {
  const invoke = async (): Promise<{ status: number; text: string }> => {
    const lambda = new LambdaClient(connection);
    const { Payload } = await lambda.send(new InvokeCommand({ FunctionName: 'read' }));
    return JSON.parse(Buffer.from(Payload!).toString()) as { status: number; text: string };
  };

  it('reads from S3 what its role may, and nothing before', async () => {
    const { status, text } = await invoke();
    expect(status).toBe(403);
    expect(text).toContain('<Code>AccessDenied</Code>');
    expect(text).toContain('assumed-role/reader/read is not authorized to perform: s3:GetObject');
    await allow('reader', 's3:GetObject', 'arn:aws:s3:::data/*');
    expect(await invoke()).toEqual({ status: 200, text: 'scones' });
  });
});

describe('a role that is assumed', () => {
  const RoleArn = `${ACCOUNT}:role/reader`;
  const trusted = (Principal: object): Promise<unknown> =>
    new IAMClient(connection).send(
      new UpdateAssumeRolePolicyCommand({
        RoleName: 'reader',
        PolicyDocument: document({ Action: 'sts:AssumeRole', Principal }),
      }),
    );
  const borrow = (): Promise<AssumeRoleCommandOutput> =>
    new STSClient(connection).send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'cli' }));

  it('is given to a caller that it trusts, who then acts as that role', async () => {
    await expect(borrow()).rejects.toMatchObject({ name: 'AccessDenied' });
    await trusted({ AWS: '000000000000' });
    const { Credentials } = await borrow();
    const credentials = {
      accessKeyId: Credentials!.AccessKeyId!,
      secretAccessKey: Credentials!.SecretAccessKey!,
      sessionToken: Credentials!.SessionToken!,
    };
    const sts = new STSClient({ ...connection, credentials });
    const { Arn } = await sts.send(new GetCallerIdentityCommand({}));
    expect(Arn).toBe('arn:aws:sts::000000000000:assumed-role/reader/cli');
    const s3 = new S3Client({ ...connection, credentials });
    await allow('reader', 's3:GetObject', 'arn:aws:s3:::data/*');
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'data', Key: 'note.txt' }));
    expect(await Body?.transformToString()).toBe('scones');
    await expect(
      s3.send(new PutObjectCommand({ Bucket: 'data', Key: 'note.txt', Body: '' })),
    ).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('assumed-role/reader/cli is not authorized to perform: s3:PutObject'),
    });
  });
});

describe('a training job', () => {
  const train = (TrainingJobName: string): Promise<unknown> =>
    sageMaker().send(
      new CreateTrainingJobCommand({
        TrainingJobName,
        RoleArn: `${ACCOUNT}:role/caller`,
        AlgorithmSpecification: { TrainingImage: 'image-classifier', TrainingInputMode: 'File' },
        InputDataConfig: [
          {
            ChannelName: 'train',
            DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://data/note' } },
          },
        ],
        OutputDataConfig: { S3OutputPath: 's3://data/models' },
        ResourceConfig: { InstanceType: 'ml.p3.2xlarge', InstanceCount: 1, VolumeSizeInGB: 1 },
        StoppingCondition: {},
      }),
    );
  const sageMaker = (): SageMakerClient => new SageMakerClient(connection);

  it('sees no data that its role may not list, and gets none that it may not read', async () => {
    await expect(train('blind')).rejects.toMatchObject({
      message: expect.stringContaining('has "s3:ListBucket" permissions on bucket "data"'),
    });
    await allow('caller', 's3:ListBucket', 'arn:aws:s3:::data');
    await train('barred');
    const describe = () => sageMaker().send(new DescribeTrainingJobCommand({ TrainingJobName: 'barred' }));
    await expect.poll(async () => (await describe()).TrainingJobStatus, { interval: 20 }).toBe('Failed');
    expect((await describe()).FailureReason).toMatch(
      /^ClientError: Data download failed:Unable to download object s3:\/\/data\/note \(AccessDenied: .*s3:GetObject/,
    );
  });
});

describe('a bucket', () => {
  it('is closed by its own policy to every caller that it denies, and not for want of TLS', async () => {
    const s3 = new S3Client(connection);
    const deny = (Condition: object): Promise<unknown> => {
      const denied = {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: 'arn:aws:s3:::closed/*',
        Condition,
      };
      const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [denied] });
      return s3.send(new PutBucketPolicyCommand({ Bucket: 'closed', Policy }));
    };
    const put = (): Promise<unknown> =>
      s3.send(new PutObjectCommand({ Bucket: 'closed', Key: 'a', Body: 'a' }));
    await s3.send(new CreateBucketCommand({ Bucket: 'closed' }));
    await deny({ Bool: { 'aws:SecureTransport': 'false' } });
    await put();
    await deny({ Null: { 'aws:PrincipalAccount': 'false' } });
    await expect(put()).rejects.toMatchObject({ name: 'AccessDenied' });
  });
});

describe('a state machine', () => {
  const execute = async (): Promise<{ status?: string | undefined; cause?: string | undefined }> => {
    const states = new SFNClient(connection);
    const { stateMachineArn } = await states.send(
      new CreateStateMachineCommand({
        name: `m${Math.round(performance.now() * 1000)}`,
        roleArn: `${ACCOUNT}:role/caller`,
        definition: JSON.stringify({
          StartAt: 'Read',
          States: { Read: { Type: 'Task', Resource: FUNCTION, End: true } },
        }),
      }),
    );
    const { executionArn } = await states.send(new StartExecutionCommand({ stateMachineArn }));
    const describe = () => states.send(new DescribeExecutionCommand({ executionArn }));
    await expect.poll(async () => (await describe()).status, { interval: 20 }).not.toBe('RUNNING');
    return await describe();
  };

  it('calls the function that its role may, and none before', async () => {
    const { status, cause } = await execute();
    expect(status).toBe('FAILED');
    expect(cause).toContain(`is not authorized to perform: lambda:InvokeFunction on resource: ${FUNCTION}`);
    await allow('caller', 'lambda:InvokeFunction', FUNCTION);
    expect((await execute()).status).toBe('SUCCEEDED');
  });
});
