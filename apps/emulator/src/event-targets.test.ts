import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  EventBridgeClient,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import { CreateFunctionCommand, LambdaClient, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda';
import { CreateStateMachineCommand, ListExecutionsCommand, SFNClient } from '@aws-sdk/client-sfn';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type StartedEmulator, startedEmulator } from './testing/started-emulator.ts';

let emulator: StartedEmulator;
let events: EventBridgeClient;
let logs: CloudWatchLogsClient;
/** An event arrives at once on an idle machine, and late on a busy one. */
const PATIENCE_MILLISECONDS = 20_000;
const Role = 'arn:aws:iam::000000000000:role/any';

beforeAll(async () => {
  emulator = await startedEmulator();
  events = new EventBridgeClient(emulator.connection);
  logs = new CloudWatchLogsClient(emulator.connection);
});
afterAll(() => emulator.close());

/** Puts an event to a rule of its own with this target. */
async function tell(Name: string, target: { Arn: string; RoleArn?: string }): Promise<void> {
  const EventPattern = JSON.stringify({ source: [Name] });
  await events.send(new PutRuleCommand({ Name, EventPattern }));
  await events.send(
    new PutTargetsCommand({ Rule: Name, Targets: [{ Id: '1', InputPath: '$.detail', ...target }] }),
  );
  const entry = { Source: Name, DetailType: 'd', Detail: '{"picture":"p.png"}' };
  await events.send(new PutEventsCommand({ Entries: [entry] }));
}

async function messagesIn(logGroupName: string): Promise<string[]> {
  const { events: found = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName }));
  return found.map(({ message = '' }) => message);
}

it('starts a state machine', async () => {
  const client = new SFNClient(emulator.connection);
  const definition = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Succeed' } } });
  const { stateMachineArn = '' } = await client.send(
    new CreateStateMachineCommand({ name: 'told', definition, roleArn: Role }),
  );
  await tell('to-machine', { Arn: stateMachineArn, RoleArn: Role });
  const listed = await vi.waitUntil(async () => {
    const { executions = [] } = await client.send(new ListExecutionsCommand({ stateMachineArn }));
    return executions.length > 0 && executions;
  }, PATIENCE_MILLISECONDS);
  expect(listed).toMatchObject([{ stateMachineArn }]);
});

it('invokes a function', async () => {
  const client = new LambdaClient(emulator.connection);
  const source = 'exports.handler = async (event) => console.log(`told ${event.picture}`);';
  const { FunctionArn = '' } = await client.send(
    new CreateFunctionCommand({
      FunctionName: 'told',
      Role,
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Code: { ZipFile: zipSync({ 'index.js': Buffer.from(source) }) },
    }),
  );
  await waitUntilFunctionActiveV2({ client, maxWaitTime: 10 }, { FunctionName: 'told' });
  await tell('to-function', { Arn: FunctionArn });
  await vi.waitFor(
    async () => expect((await messagesIn('/aws/lambda/told')).join('')).toContain('told p.png'),
    PATIENCE_MILLISECONDS,
  );
});

it('writes to a log group', async () => {
  await tell('to-log', { Arn: 'arn:aws:logs:us-east-1:000000000000:log-group:/aws/events/told' });
  await vi.waitFor(
    async () => expect(await messagesIn('/aws/events/told')).toEqual(['{"picture":"p.png"}']),
    PATIENCE_MILLISECONDS,
  );
});

it('sends a message to a queue', async () => {
  const client = new SQSClient(emulator.connection);
  const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName: 'told' }));
  await tell('to-queue', { Arn: 'arn:aws:sqs:us-east-1:000000000000:told' });
  const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
  expect(Messages).toMatchObject([{ Body: '{"picture":"p.png"}' }]);
});
