import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import {
  CloudFormationClient,
  CreateChangeSetCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
} from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { GetFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, ListBucketsCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RunningEmulator, startEmulator } from './emulator.ts';

let emulator: RunningEmulator;
let endpoint: ReturnType<typeof listenForMessage>;
let connection: {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
};

beforeEach(async () => {
  emulator = await startEmulator({ port: 0, onFault: (error) => expect.unreachable(String(error)) });
  connection = {
    endpoint: emulator.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  endpoint = listenForMessage();
  await once(endpoint.server, 'listening');
});
afterEach(async () => {
  await emulator.close();
  endpoint.server.closeAllConnections();
  endpoint.server.close();
});

/** An endpoint that confirms its subscription, and its first message. */
function listenForMessage(): { server: Server; message: Promise<string>; confirmed: Promise<void> } {
  const [message, confirmed] = [Promise.withResolvers<string>(), Promise.withResolvers<void>()];
  const server = createServer((request, response) => {
    void text(request).then(async (body) => {
      response.end();
      const { SubscribeURL, Message } = JSON.parse(body) as { SubscribeURL?: string; Message: string };
      if (SubscribeURL === undefined) return message.resolve(Message);
      await fetch(SubscribeURL);
      confirmed.resolve();
    });
  });
  return { server: server.listen(0, '127.0.0.1'), message: message.promise, confirmed: confirmed.promise };
}

const deploy = async (
  resources: Record<string, object>,
  outputs: object = {},
  kind: 'CREATE' | 'UPDATE' = 'CREATE',
): Promise<Record<string, string | undefined>> => {
  const client = new CloudFormationClient(connection);
  const { Id } = await client.send(
    new CreateChangeSetCommand({
      StackName: 'test',
      ChangeSetName: `to-${kind.toLowerCase()}`,
      ChangeSetType: kind,
      Capabilities: ['CAPABILITY_IAM'],
      TemplateBody: JSON.stringify({ Resources: resources, Outputs: outputs }),
    }),
  );
  await client.send(new ExecuteChangeSetCommand({ ChangeSetName: Id }));
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: 'test' }));
  if (Stacks?.[0]?.StackStatus !== `${kind}_COMPLETE`) {
    const { StackEvents } = await client.send(new DescribeStackEventsCommand({ StackName: 'test' }));
    throw new Error(StackEvents?.map(({ ResourceStatusReason }) => ResourceStatusReason).join('\n'));
  }
  return Object.fromEntries(
    (Stacks[0].Outputs ?? []).map(
      ({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue] as const,
    ),
  );
};

const RESOURCES = {
  Bucket: { Type: 'AWS::S3::Bucket' },
  Logs: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 7 } },
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'states.amazonaws.com' } },
        ],
      },
    },
  },
  Machine: {
    Type: 'AWS::StepFunctions::StateMachine',
    Properties: {
      RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
      DefinitionString:
        '{"StartAt":"No","States":{"No":{"Type":"Fail","Error":"Doubt","Cause":"It may be a scone."}}}',
    },
  },
  Topic: { Type: 'AWS::SNS::Topic' },
  Rule: {
    Type: 'AWS::Events::Rule',
    Properties: {
      EventPattern: {
        source: ['aws.states'],
        detail: { status: ['FAILED'], stateMachineArn: [{ Ref: 'Machine' }] },
      },
      Targets: [
        {
          Id: 'topic',
          Arn: { Ref: 'Topic' },
          InputTransformer: {
            InputPathsMap: { e: '$.detail.error', c: '$.detail.cause' },
            InputTemplate: '{"error":<e>,"cause":<c>}',
          },
        },
      ],
    },
  },
};

it('makes a stack whose topic tells a subscribed endpoint of a failed execution, and leaves nothing of it', async () => {
  const { port } = endpoint.server.address() as AddressInfo;
  const { Machine } = await deploy(
    {
      ...RESOURCES,
      Subscription: {
        Type: 'AWS::SNS::Subscription',
        Properties: { TopicArn: { Ref: 'Topic' }, Protocol: 'http', Endpoint: `http://127.0.0.1:${port}` },
      },
    },
    { Machine: { Value: { Ref: 'Machine' } } },
  );
  await endpoint.confirmed;
  await new SFNClient(connection).send(new StartExecutionCommand({ stateMachineArn: Machine }));
  expect(JSON.parse(await endpoint.message)).toEqual({ error: 'Doubt', cause: 'It may be a scone.' });

  await new CloudFormationClient(connection).send(new DeleteStackCommand({ StackName: 'test' }));
  const { Buckets } = await new S3Client(connection).send(new ListBucketsCommand({}));
  expect(Buckets?.map(({ Name }) => Name)).toEqual(['cdk-hnb659fds-assets-000000000000-us-east-1']);
  const { logGroups } = await new CloudWatchLogsClient(connection).send(new DescribeLogGroupsCommand({}));
  expect(logGroups).toEqual([]);
});

describe('a function whose code has changed', () => {
  const functionOf = (S3Key: string): object => ({
    Type: 'AWS::Lambda::Function',
    Properties: {
      Code: { S3Bucket: 'code', S3Key },
      Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
    },
  });
  const stackOf = (codeOfFirst: string): Record<string, object> => ({
    Role: RESOURCES.Role,
    First: functionOf(codeOfFirst),
    Second: functionOf('one.zip'),
  });
  const outputs = { First: { Value: { Ref: 'First' } }, Second: { Value: { Ref: 'Second' } } };
  const configurationOf = async (FunctionName: string | undefined) =>
    (await new LambdaClient(connection).send(new GetFunctionCommand({ FunctionName }))).Configuration;

  it('is the only thing that a deployment changes', async () => {
    const s3 = new S3Client(connection);
    await s3.send(new CreateBucketCommand({ Bucket: 'code' }));
    for (const name of ['one', 'two']) {
      const Body = zipSync({ 'index.mjs': strToU8(`export const handler = () => '${name}';`) });
      await s3.send(new PutObjectCommand({ Bucket: 'code', Key: `${name}.zip`, Body }));
    }
    const { First, Second } = await deploy(stackOf('one.zip'), outputs);
    const before = [await configurationOf(First), await configurationOf(Second)];

    expect(await deploy(stackOf('two.zip'), outputs, 'UPDATE')).toEqual({ First, Second });
    const [first, second] = [await configurationOf(First), await configurationOf(Second)];
    expect(first?.CodeSha256).not.toBe(before[0]?.CodeSha256);
    expect(first).toMatchObject({ FunctionArn: before[0]?.FunctionArn, Handler: 'index.handler' });
    expect(second).toEqual(before[1]);

    const client = new CloudFormationClient(connection);
    const { StackEvents } = await client.send(new DescribeStackEventsCommand({ StackName: 'test' }));
    const updated = StackEvents?.filter(({ ResourceStatus }) => ResourceStatus === 'UPDATE_COMPLETE');
    expect(updated?.map(({ LogicalResourceId }) => LogicalResourceId)).toEqual(['test', 'First']);
  });
});
