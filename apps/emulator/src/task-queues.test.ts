import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type StartedEmulator, startedEmulator } from './testing/started-emulator.ts';

const roleArn = 'arn:aws:iam::000000000000:role/any';
/** An execution ends at once on an idle machine, and late on a busy one. */
const PATIENCE_MILLISECONDS = 20_000;

let emulator: StartedEmulator;
let states: SFNClient;
let sqs: SQSClient;

beforeAll(async () => {
  emulator = await startedEmulator();
  states = new SFNClient(emulator.connection);
  sqs = new SQSClient(emulator.connection);
});
afterAll(async () => {
  states.destroy();
  sqs.destroy();
  await emulator.close();
  expect(emulator.faults).toEqual([]);
});

const queue = async (QueueName: string): Promise<string> =>
  (await sqs.send(new CreateQueueCommand({ QueueName }))).QueueUrl as string;
const receive = async (QueueUrl: string) =>
  (await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }))).Messages?.[0];

/** Starts a machine of one Task. */
async function start(name: string, Resource: string, Parameters: object): Promise<string> {
  const task = { Type: 'Task', Resource: `arn:aws:states:::${Resource}`, Parameters, End: true };
  const definition = JSON.stringify({ StartAt: 'Send', States: { Send: task } });
  const made = await states.send(new CreateStateMachineCommand({ name, definition, roleArn }));
  const { executionArn } = await states.send(new StartExecutionCommand(made));
  return executionArn as string;
}

const ended = async (executionArn: string) =>
  await vi.waitUntil(async () => {
    const described = await states.send(new DescribeExecutionCommand({ executionArn }));
    return described.status !== 'RUNNING' && described;
  }, PATIENCE_MILLISECONDS);

it('sends a message with a token, and goes on when its receiver reports by that token', async () => {
  const QueueUrl = await queue('orders');
  const execution = await start('asking', 'sqs:sendMessage.waitForTaskToken', {
    QueueUrl,
    MessageBody: { order: 1, 'token.$': '$$.Task.Token' },
  });
  const { Body = '' } = (await receive(QueueUrl)) ?? {};
  const { order, token } = JSON.parse(Body) as { order: number; token: string };
  expect(order).toBe(1);
  await states.send(new SendTaskSuccessCommand({ taskToken: token, output: '{"served":true}' }));
  expect(await ended(execution)).toMatchObject({ status: 'SUCCEEDED', output: '{"served":true}' });
});

it('sends a message and has its sum and its id', async () => {
  const QueueUrl = await queue('told');
  const { output = '' } = await ended(
    await start('telling', 'sqs:sendMessage', { QueueUrl, MessageBody: 'hello' }),
  );
  const message = await receive(QueueUrl);
  expect(JSON.parse(output)).toMatchObject({
    MD5OfMessageBody: '5d41402abc4b2a76b9719d911017c592',
    MessageId: message?.MessageId,
    SdkHttpMetadata: { HttpStatusCode: 200 },
  });
});

it('calls any other operation of SQS', async () => {
  const { output = '' } = await ended(
    await start('making', 'aws-sdk:sqs:createQueue', { QueueName: 'made' }),
  );
  expect(JSON.parse(output)).toEqual({ QueueUrl: await queue('made') });
});

// As recorded of AWS.
it('names what SQS refuses as Java’s client does', async () => {
  const QueueUrl = await queue('refusing');
  const empty = await ended(await start('empty', 'sqs:sendMessage', { QueueUrl, MessageBody: '' }));
  expect(empty).toMatchObject({
    error: 'SQS.AmazonSQSException',
    cause: expect.stringMatching(
      /^The request must contain the parameter MessageBody\. \(Service: AmazonSQS; Status Code: 400; Error Code: MissingParameter; Request ID: /,
    ),
  });
  const none = await ended(await start('none', 'sqs:sendMessage', { QueueUrl, MessageBody: null }));
  expect(none).toMatchObject({
    error: 'SQS.AmazonSQSException',
    cause: expect.stringContaining('Error Code: MissingParameter') as string,
  });
  const missing = { QueueUrl: QueueUrl.replace('refusing', 'missing'), MessageBody: 'x' };
  expect(await ended(await start('missing', 'sqs:sendMessage', missing))).toMatchObject({
    error: 'SQS.QueueDoesNotExistException',
  });
  expect(await ended(await start('sdk', 'aws-sdk:sqs:sendMessage', missing))).toMatchObject({
    error: 'Sqs.QueueDoesNotExistException',
  });
});
