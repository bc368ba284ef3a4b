import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackEventsCommand,
} from '@aws-sdk/client-cloudformation';
import { EventBridgeClient, PutRuleCommand } from '@aws-sdk/client-eventbridge';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateModelCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { CreateStateMachineCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { AssumeRoleCommand, type AssumeRoleCommandInput, STSClient } from '@aws-sdk/client-sts';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningEmulator, startEmulator } from './emulator.ts';

/** A caller who may do everything with one service tries to have that service do what the caller may not. */
const ADMIN = 'arn:aws:iam::000000000000:role/admin';
const STRANGER = 'arn:aws:iam::000000000000:role/stranger';
const SERVICES = ['lambda', 'states', 'sagemaker', 'events', 'cloudformation'] as const;

let emulator: RunningEmulator;
let root: { endpoint: string; region: string; credentials: Credentials; maxAttempts: number };
interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

const policy = (statement: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [statement] });

async function createRole(RoleName: string, Principal: object, Action: string | string[]): Promise<void> {
  const iam = new IAMClient(root);
  const trust = policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal });
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust }));
  const PolicyDocument = policy({ Effect: 'Allow', Action, Resource: '*' });
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'may', PolicyDocument }));
}

/** Signs as a role that may do everything with the service, and more as given. */
async function as(service: string, ...more: string[]): Promise<typeof root> {
  return await asBounded({}, service, ...more);
}

/** The same, in a session that policies of its own bound. */
async function asBounded(
  bounds: Pick<AssumeRoleCommandInput, 'Policy' | 'PolicyArns'>,
  service: string,
  ...more: string[]
): Promise<typeof root> {
  const RoleName = [service, ...more].join('-').replaceAll(/[:*]/g, '');
  await createRole(RoleName, { AWS: '000000000000' }, [`${service}:*`, ...more]);
  const assuming = new AssumeRoleCommand({
    RoleArn: `arn:aws:iam::000000000000:role/${RoleName}`,
    RoleSessionName: 'mallory',
    ...bounds,
  });
  const { Credentials: own } = await new STSClient(root).send(assuming);
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = own ?? {};
  const credentials = {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
  };
  return { ...root, credentials };
}

/** What each service is given a role by. */
const passing: Record<
  (typeof SERVICES)[number],
  (connection: typeof root, role: string) => Promise<unknown>
> = {
  lambda: (connection, Role) =>
    new LambdaClient(connection).send(
      new CreateFunctionCommand({
        FunctionName: 'f',
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Role,
        Code: { ZipFile: zipSync({ 'index.mjs': strToU8('export const handler = () => 1;') }) },
      }),
    ),
  states: (connection, roleArn) =>
    new SFNClient(connection).send(
      new CreateStateMachineCommand({
        name: 'm',
        roleArn,
        definition: JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Succeed' } } }),
      }),
    ),
  sagemaker: (connection, ExecutionRoleArn) =>
    new SageMakerClient(connection).send(
      new CreateModelCommand({
        ModelName: 'm',
        ExecutionRoleArn,
        PrimaryContainer: { Image: 'image-classifier' },
      }),
    ),
  events: (connection, RoleArn) =>
    new EventBridgeClient(connection).send(
      new PutRuleCommand({ Name: 'r', RoleArn, EventPattern: '{"source":["a"]}' }),
    ),
  cloudformation: (connection, RoleARN) =>
    new CloudFormationClient(connection).send(
      new CreateStackCommand({ StackName: 's', RoleARN, TemplateBody: stackOf('a') }),
    ),
};

const stackOf = (name: string): string =>
  JSON.stringify({
    Resources: {
      P: { Type: 'AWS::SSM::Parameter', Properties: { Name: `/${name}`, Type: 'String', Value: '1' } },
    },
  });

beforeAll(async () => {
  emulator = await startEmulator({ port: 0, enforceIam: true, onFault: () => undefined });
  const credentials = emulator.credentials as Credentials;
  root = { endpoint: emulator.url, region: 'us-east-1', credentials, maxAttempts: 1 };
  await createRole('admin', { Service: SERVICES.map((name) => `${name}.amazonaws.com`) }, '*');
  await createRole('stranger', { Service: 'ec2.amazonaws.com' }, '*');
});
afterAll(() => emulator.close());

describe.each(SERVICES)('a caller who may do %s:* alone', (service) => {
  it('gives it no role that may do more', async () => {
    await expect(passing[service](await as(service), ADMIN)).rejects.toMatchObject({
      message: expect.stringContaining(`is not authorized to perform: iam:PassRole on resource: ${ADMIN}`),
    });
  });

  it('may give it a role that trusts it, with permission to pass it on', async () => {
    const connection = await as(service, 'iam:PassRole', 'iam:GetRole', 'ssm:*');
    await expect(passing[service](connection, STRANGER)).rejects.toMatchObject({
      message: expect.stringMatching(/assume/),
    });
    await passing[service](connection, ADMIN);
  });
});

describe('a stack', () => {
  const reasonsOf = async (StackName: string): Promise<string> => {
    const describing = new DescribeStackEventsCommand({ StackName });
    const { StackEvents = [] } = await new CloudFormationClient(root).send(describing);
    return StackEvents.map(({ ResourceStatusReason }) => ResourceStatusReason ?? '').join('\n');
  };

  it('is made with the rights of whoever asks for it', async () => {
    const cloudFormation = new CloudFormationClient(await as('cloudformation', 'cloudformation:Create*'));
    await cloudFormation.send(new CreateStackCommand({ StackName: 'mine', TemplateBody: stackOf('b') }));
    expect(await reasonsOf('mine')).toContain('is not authorized to perform: ssm:PutParameter');
  });

  it.each([
    [
      'a policy',
      'bounded',
      { Policy: policy({ Effect: 'Allow', Action: 'cloudformation:*', Resource: '*' }) },
    ],
    [
      'a managed policy',
      'managed',
      { PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/AWSCloudFormationFullAccess' }] },
    ],
  ])('is made with no right that %s of the session takes away', async (_policy, StackName, bounds) => {
    const rights = ['ssm:*', `ssm:${StackName}`];
    const deploying = new CreateStackCommand({ StackName, TemplateBody: stackOf(StackName) });
    const bounded = await asBounded(bounds, 'cloudformation', ...rights);
    await new CloudFormationClient(bounded).send(deploying);
    await expect
      .poll(() => reasonsOf(StackName))
      .toMatch(/assumed-role\/.*\/mallory is not authorized to perform: ssm:PutParameter .* session policy/);
  });

  it('is made with those rights too where a stack of the caller has it made', async () => {
    const cloudFormation = new CloudFormationClient(
      await as('cloudformation', 'cloudformation:Delete*', 's3:GetObject'),
    );
    const s3 = new S3Client({ ...root, forcePathStyle: true });
    await s3.send(new CreateBucketCommand({ Bucket: 'templates' }));
    await s3.send(new PutObjectCommand({ Bucket: 'templates', Key: 'inner', Body: stackOf('c') }));
    const TemplateURL = `${emulator.url}/templates/inner`;
    const Inner = { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL } };
    const TemplateBody = JSON.stringify({ Resources: { Inner } });
    await cloudFormation.send(new CreateStackCommand({ StackName: 'outer', TemplateBody }));
    await expect.poll(() => reasonsOf('outer')).toContain('is not authorized to perform: ssm:PutParameter');
  });

  it('is made with the rights of the state machine that asks for it', async () => {
    await createRole('builder', { Service: 'states.amazonaws.com' }, 'cloudformation:*');
    const states = new SFNClient(root);
    const Make = {
      Type: 'Task',
      Resource: 'arn:aws:states:::aws-sdk:cloudformation:createStack',
      Parameters: { StackName: 'built', TemplateBody: stackOf('d') },
      End: true,
    };
    const { stateMachineArn } = await states.send(
      new CreateStateMachineCommand({
        name: 'builder',
        roleArn: 'arn:aws:iam::000000000000:role/builder',
        definition: JSON.stringify({ StartAt: 'Make', States: { Make } }),
      }),
    );
    await states.send(new StartExecutionCommand({ stateMachineArn }));
    await expect
      .poll(() => reasonsOf('built').catch(() => ''))
      .toContain('is not authorized to perform: ssm:PutParameter');
  });
});
