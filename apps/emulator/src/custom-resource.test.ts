import {
  CloudFormationClient,
  CreateChangeSetCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
} from '@aws-sdk/client-cloudformation';
import { CreateBucketCommand, ListBucketsCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type StartedEmulator, startedEmulator } from './testing/started-emulator.ts';

/** Its id is the kind of flour: other flour makes another dough. */
const HANDLER = `
export async function handler(event) {
  const { RequestType, RequestId, StackId, LogicalResourceId, ResourceProperties, ResponseURL } = event;
  console.log(RequestType + ' ' + (event.PhysicalResourceId ?? '') + ' ' + ResourceProperties.Flour);
  const Status = ResourceProperties.Flour === 'none' ? 'FAILED' : 'SUCCESS';
  const PhysicalResourceId = RequestType === 'Delete' ? event.PhysicalResourceId : 'dough-' + ResourceProperties.Flour;
  const answer = { Status, Reason: 'There is no flour', RequestId, StackId, LogicalResourceId, PhysicalResourceId };
  await fetch(ResponseURL, { method: 'PUT', body: JSON.stringify({ ...answer, Data: { Rise: '2 h' } }) });
}`;
const Principal = { Service: 'lambda.amazonaws.com' };
const templateOf = (Flour: string): string =>
  JSON.stringify({
    Resources: {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal }],
          },
        },
      },
      Baker: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          FunctionName: 'baker',
          Code: { S3Bucket: 'code', S3Key: 'baker.zip' },
          Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
          Handler: 'index.handler',
          Runtime: 'nodejs24.x',
        },
      },
      Dough: {
        Type: 'Custom::Dough',
        Properties: { ServiceToken: { 'Fn::GetAtt': ['Baker', 'Arn'] }, ServiceTimeout: 20, Flour },
      },
    },
    Outputs: { Id: { Value: { Ref: 'Dough' } }, Rise: { Value: { 'Fn::GetAtt': ['Dough', 'Rise'] } } },
  });

let emulator: StartedEmulator;
let client: CloudFormationClient;
beforeAll(async () => {
  emulator = await startedEmulator();
  client = new CloudFormationClient(emulator.connection);
  const s3 = new S3Client(emulator.connection);
  await s3.send(new CreateBucketCommand({ Bucket: 'code' }));
  const Body = zipSync({ 'index.mjs': strToU8(HANDLER) });
  await s3.send(new PutObjectCommand({ Bucket: 'code', Key: 'baker.zip', Body }));
});
afterAll(async () => {
  client.destroy();
  await emulator.close();
  expect(emulator.faults).toEqual([]);
});

async function deploy(ChangeSetType: 'CREATE' | 'UPDATE', flour: string) {
  const ChangeSetName = `with-${flour}`;
  const { Id } = await client.send(
    new CreateChangeSetCommand({
      StackName: 'bakery',
      ChangeSetName,
      ChangeSetType,
      Capabilities: ['CAPABILITY_IAM'],
      TemplateBody: templateOf(flour),
    }),
  );
  await client.send(new ExecuteChangeSetCommand({ ChangeSetName: Id }));
  const describeIt = async () =>
    (await client.send(new DescribeStacksCommand({ StackName: 'bakery' }))).Stacks?.[0];
  await expect
    .poll(async () => (await describeIt())?.StackStatus, { interval: 50, timeout: 20_000 })
    .not.toMatch(/IN_PROGRESS$/);
  const stack = await describeIt();
  const outputs = stack?.Outputs?.map(({ OutputKey, OutputValue }) => `${OutputKey}=${OutputValue}`);
  return { status: stack?.StackStatus, outputs };
}

it('is made, replaced and removed by a function of its stack, and leaves nothing in S3', async () => {
  expect(await deploy('CREATE', 'rye')).toEqual({
    status: 'CREATE_COMPLETE',
    outputs: ['Id=dough-rye', 'Rise=2 h'],
  });
  expect(await deploy('UPDATE', 'wheat')).toEqual({
    status: 'UPDATE_COMPLETE',
    outputs: ['Id=dough-wheat', 'Rise=2 h'],
  });
  expect(await deploy('UPDATE', 'none')).toEqual({
    status: 'UPDATE_ROLLBACK_COMPLETE',
    outputs: ['Id=dough-wheat', 'Rise=2 h'],
  });
  const { StackEvents } = await client.send(new DescribeStackEventsCommand({ StackName: 'bakery' }));
  const failed = StackEvents?.find(({ ResourceStatus }) => ResourceStatus === 'UPDATE_FAILED');
  expect(failed?.ResourceStatusReason).toContain('Message returned: There is no flour (RequestId: ');

  await client.send(new DeleteStackCommand({ StackName: 'bakery' }));
  await expect
    .poll(() => client.send(new DescribeStacksCommand({ StackName: 'bakery' })).catch(String), {
      interval: 50,
      timeout: 20_000,
    })
    .toContain('does not exist');
  const { Buckets } = await new S3Client(emulator.connection).send(new ListBucketsCommand({}));
  expect(Buckets?.map(({ Name }) => Name).filter((name) => name?.startsWith('cloudformation'))).toEqual([]);

  const logs = new CloudWatchLogsClient(emulator.connection);
  const { events } = await logs.send(new FilterLogEventsCommand({ logGroupName: '/aws/lambda/baker' }));
  const requests = events?.flatMap(
    ({ message }) => /(Create|Update|Delete) .*$/m.exec(message ?? '')?.[0] ?? [],
  );
  expect(requests).toEqual([
    'Create  rye',
    'Update dough-rye wheat',
    'Delete dough-rye rye',
    'Update dough-wheat none',
    'Update dough-wheat wheat',
    'Delete dough-wheat wheat',
  ]);
});
