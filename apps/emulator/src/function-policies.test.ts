import {
  GetLogEventsCommand,
  CloudWatchLogsClient,
  DescribeLogStreamsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  EventBridgeClient,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { AddPermissionCommand, CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { CreateTopicCommand, PublishCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import type { SigningCredentials } from '@scones/emulator-core';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningEmulator, startEmulator } from './emulator.ts';

const FunctionName = 'told';
let emulator: RunningEmulator;
let lambda: LambdaClient;
let sns: SNSClient;
let events: EventBridgeClient;
let logs: CloudWatchLogsClient;
const faults: unknown[] = [];

beforeAll(async () => {
  emulator = await startEmulator({ port: 0, enforceIam: true, onFault: (error) => faults.push(error) });
  const connection = {
    endpoint: emulator.url,
    region: 'us-east-1',
    credentials: emulator.credentials as SigningCredentials,
    maxAttempts: 1,
  };
  lambda = new LambdaClient(connection);
  sns = new SNSClient(connection);
  events = new EventBridgeClient(connection);
  logs = new CloudWatchLogsClient(connection);
  const trust = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [trust] });
  await new IAMClient(connection).send(new CreateRoleCommand({ RoleName: 'any', AssumeRolePolicyDocument }));
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName,
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: 'arn:aws:iam::000000000000:role/any',
      Code: {
        ZipFile: zipSync({
          'index.mjs': strToU8(
            'export const handler = async (e) => console.log("told", e.detail?.n ?? e.Records[0].Sns.Message);',
          ),
        }),
      },
    }),
  );
});
afterAll(() => emulator.close());

async function linesOf(): Promise<string> {
  const logGroupName = `/aws/lambda/${FunctionName}`;
  const found = await logs.send(new DescribeLogStreamsCommand({ logGroupName })).catch(() => undefined);
  const pages = (found?.logStreams ?? []).map(({ logStreamName }) =>
    logs.send(new GetLogEventsCommand({ logGroupName, logStreamName, startFromHead: true })),
  );
  return (await Promise.all(pages)).flatMap((page) => page.events?.map(({ message }) => message)).join('\n');
}

it('lets a rule invoke a function that its policy lets it invoke, and no other', async () => {
  const { RuleArn } = await events.send(
    new PutRuleCommand({ Name: 'rule', EventPattern: JSON.stringify({ source: ['test'] }) }),
  );
  const Arn = `arn:aws:lambda:us-east-1:000000000000:function:${FunctionName}`;
  await events.send(new PutTargetsCommand({ Rule: 'rule', Targets: [{ Id: '1', Arn }] }));
  const put = (n: number) =>
    events.send(
      new PutEventsCommand({
        Entries: [{ Source: 'test', DetailType: 'Test', Detail: JSON.stringify({ n }) }],
      }),
    );
  await put(1);
  await expect
    .poll(() => faults.map(String).join())
    .toContain('not authorized to perform: lambda:InvokeFunction');
  await lambda.send(
    new AddPermissionCommand({
      FunctionName,
      StatementId: 'rule',
      Action: 'lambda:InvokeFunction',
      Principal: 'events.amazonaws.com',
      SourceArn: RuleArn,
    }),
  );
  await put(2);
  await expect.poll(linesOf, { timeout: 10_000 }).toContain('told 2');
  expect(await linesOf()).not.toContain('told 1');
});

it('lets a topic invoke a function that its policy lets it invoke', async () => {
  const TopicArn = 'arn:aws:sns:us-east-1:000000000000:doubts';
  const Endpoint = `arn:aws:lambda:us-east-1:000000000000:function:${FunctionName}`;
  await sns.send(new CreateTopicCommand({ Name: 'doubts' }));
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'lambda', Endpoint }));
  await sns.send(new PublishCommand({ TopicArn, Message: 'by none' }));
  await lambda.send(
    new AddPermissionCommand({
      FunctionName,
      StatementId: 'topic',
      Action: 'lambda:InvokeFunction',
      Principal: 'sns.amazonaws.com',
      SourceArn: TopicArn,
    }),
  );
  await sns.send(new PublishCommand({ TopicArn, Message: 'by topic' }));
  await expect.poll(linesOf, { timeout: 10_000 }).toContain('told by topic');
  expect(await linesOf()).not.toContain('told by none');
});
