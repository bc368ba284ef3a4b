import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackEventsCommand,
} from '@aws-sdk/client-cloudformation';
import { EventBridgeClient, PutRuleCommand } from '@aws-sdk/client-eventbridge';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { CreateModelCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { CreateStateMachineCommand, SFNClient } from '@aws-sdk/client-sfn';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
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
  const RoleName = [service, ...more].join('-').replaceAll(/[:*]/g, '');
  await createRole(RoleName, { AWS: '000000000000' }, [`${service}:*`, ...more]);
  const assuming = new AssumeRoleCommand({
    RoleArn: `arn:aws:iam::000000000000:role/${RoleName}`,
    RoleSessionName: 'mallory',
  });
  const { Credentials: own } = await new STSClient(root).send(assuming);
  const credentials = { accessKeyId: own?.AccessKeyId ?? '', secretAccessKey: own?.SecretAccessKey ?? '' };
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
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
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
  it('is made with the rights of whoever asks for it', async () => {
    const connection = {
      ...root,
      credentials: (await as('cloudformation', 'cloudformation:Create*')).credentials,
    };
    const cloudFormation = new CloudFormationClient(connection);
    await cloudFormation.send(new CreateStackCommand({ StackName: 'mine', TemplateBody: stackOf('b') }));
    const { StackEvents = [] } = await cloudFormation.send(
      new DescribeStackEventsCommand({ StackName: 'mine' }),
    );
    const reasons = StackEvents.map(({ ResourceStatusReason }) => ResourceStatusReason ?? '').join('\n');
    expect(reasons).toContain('is not authorized to perform: ssm:PutParameter');
  });
});
