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
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, expect, it } from 'vitest';
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
): Promise<Record<string, string | undefined>> => {
  const client = new CloudFormationClient(connection);
  const { Id } = await client.send(
    new CreateChangeSetCommand({
      StackName: 'test',
      ChangeSetName: 'first',
      ChangeSetType: 'CREATE',
      Capabilities: ['CAPABILITY_IAM'],
      TemplateBody: JSON.stringify({ Resources: resources, Outputs: outputs }),
    }),
  );
  await client.send(new ExecuteChangeSetCommand({ ChangeSetName: Id }));
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: 'test' }));
  if (Stacks?.[0]?.StackStatus !== 'CREATE_COMPLETE') {
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
