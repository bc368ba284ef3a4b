import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackEventsCommand,
  ValidateTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedEmulator, startedEmulator } from './testing/started-emulator.ts';

/** What lies in S3 is read with the permissions of whoever names it: nobody reads by a service what they may not read. */
const ROLE = 'arn:aws:iam::000000000000:role/works';
const policy = (...Statement: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement });
const OBJECTS: Readonly<Record<string, string | Uint8Array>> = {
  template: JSON.stringify({ Resources: { T: { Type: 'AWS::SNS::Topic' } } }),
  definition: '{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}',
  code: zipSync({ 'index.mjs': strToU8('export const handler = () => 1;') }),
};

let emulator: StartedEmulator;
let reader: StartedEmulator['connection'];
let stranger: StartedEmulator['connection'];

/** Signs as a role that may do everything but what reads S3, unless that is given too. */
async function as(RoleName: string, ...Action: string[]): Promise<StartedEmulator['connection']> {
  const iam = new IAMClient(emulator.connection);
  const Service = ['lambda.amazonaws.com', 'states.amazonaws.com'];
  const Principal = { AWS: '000000000000', Service };
  await iam.send(
    new CreateRoleCommand({
      RoleName,
      AssumeRolePolicyDocument: policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal }),
    }),
  );
  const PolicyDocument = policy({ Effect: 'Allow', Action, Resource: '*' });
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'may', PolicyDocument }));
  const RoleArn = `arn:aws:iam::000000000000:role/${RoleName}`;
  const { Credentials } = await new STSClient(emulator.connection).send(
    new AssumeRoleCommand({ RoleArn, RoleSessionName: 'test' }),
  );
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {};
  const credentials = {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
  };
  return { ...emulator.connection, credentials };
}

beforeAll(async () => {
  emulator = await startedEmulator({ enforceIam: true });
  const s3 = new S3Client(emulator.connection);
  await s3.send(new CreateBucketCommand({ Bucket: 'sources' }));
  for (const [Key, Body] of Object.entries(OBJECTS))
    await s3.send(new PutObjectCommand({ Bucket: 'sources', Key, Body }));
  const all = ['cloudformation:*', 'lambda:*', 'states:*', 'sns:*', 'iam:PassRole', 'iam:GetRole'];
  await as('works', 'logs:*');
  reader = await as('reader', ...all, 's3:GetObject');
  stranger = await as('stranger', ...all);
});
afterAll(async () => {
  await emulator.close();
  expect(emulator.faults).toEqual([]);
});

const stackOf = (resource: object): string => JSON.stringify({ Resources: { R: resource } });
async function makeStack(connection: typeof reader, StackName: string, source: object): Promise<string> {
  const client = new CloudFormationClient(connection);
  await client.send(new CreateStackCommand({ StackName, ...source }));
  const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName }));
  return StackEvents.map(
    ({ ResourceStatus, ResourceStatusReason }) => `${ResourceStatus} ${ResourceStatusReason}`,
  ).join('\n');
}
const denied = expect.stringContaining('is not authorized to perform: s3:GetObject') as string;
const templateUrl = (): string => `${emulator.url}/sources/template`;

describe.each<[string, (connection: typeof reader, name: string) => Promise<unknown>]>([
  ['a template', (connection, StackName) => makeStack(connection, StackName, { TemplateURL: templateUrl() })],
  [
    'a template that is only validated',
    (connection) =>
      new CloudFormationClient(connection).send(new ValidateTemplateCommand({ TemplateURL: templateUrl() })),
  ],
  [
    'the code of a function',
    (connection, FunctionName) =>
      new LambdaClient(connection).send(
        new CreateFunctionCommand({
          FunctionName,
          Runtime: 'nodejs24.x',
          Handler: 'index.handler',
          Role: ROLE,
          Code: { S3Bucket: 'sources', S3Key: 'code' },
        }),
      ),
  ],
])('%s', (_what, use) => {
  it('is read for a caller who may read it, and for no other', async () => {
    await expect(use(stranger, 'by-stranger')).rejects.toMatchObject({ message: denied });
    await use(reader, 'by-reader');
  });
});

it.each<[string, () => object]>([
  [
    'a definition',
    () => ({
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: { RoleArn: ROLE, DefinitionS3Location: { Bucket: 'sources', Key: 'definition' } },
    }),
  ],
  [
    'the template of an inner stack',
    () => ({ Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: templateUrl() } }),
  ],
])('reads %s with the rights of whoever makes the stack', async (what, resource) => {
  const TemplateBody = stackOf(resource());
  const name = what.replaceAll(' ', '-');
  expect(await makeStack(stranger, `${name}-denied`, { TemplateBody })).toEqual(denied);
  expect(await makeStack(reader, name, { TemplateBody })).not.toContain('FAILED');
});
