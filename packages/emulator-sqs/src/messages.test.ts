import {
  ChangeMessageVisibilityBatchCommand,
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageBatchCommand,
  SendMessageCommand,
  type SendMessageCommandInput,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startSqs } from './testing/start-sqs.ts';

let server: Awaited<ReturnType<typeof startSqs>>;
let client: SQSClient;
let QueueUrl: string;
beforeEach(async () => {
  server = await startSqs();
  ({ client } = server);
  QueueUrl = await create('orders');
});
afterEach(() => server.close());

async function create(QueueName: string, Attributes = {}): Promise<string> {
  return (await client.send(new CreateQueueCommand({ QueueName, Attributes }))).QueueUrl as string;
}
const send = (MessageBody: string, input: Partial<SendMessageCommandInput> = {}) =>
  client.send(new SendMessageCommand({ QueueUrl, MessageBody, ...input }));
const receive = async (input: Partial<ReceiveMessageCommandInput> = {}): Promise<Message[]> =>
  (await client.send(new ReceiveMessageCommand({ QueueUrl, ...input }))).Messages ?? [];
const bodies = async (input: Partial<ReceiveMessageCommandInput> = {}) =>
  (await receive({ MaxNumberOfMessages: 10, ...input })).map(({ Body }) => Body);
const remove = ({ ReceiptHandle }: Message, url = QueueUrl) =>
  client.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle }));
const change = ({ ReceiptHandle }: Message, VisibilityTimeout: number) =>
  client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout }));
const only = ([message]: Message[]): Message => message as Message;

it('sends a message and receives it, until it is deleted', async () => {
  expect(await send('hello')).toMatchObject({
    MessageId: expect.stringMatching(/^[\da-f-]{36}$/),
    MD5OfMessageBody: '5d41402abc4b2a76b9719d911017c592',
  });
  const message = only(await receive());
  expect(message).toEqual({
    MessageId: expect.any(String),
    ReceiptHandle: expect.any(String),
    Body: 'hello',
    MD5OfBody: '5d41402abc4b2a76b9719d911017c592',
  });
  expect(await receive()).toEqual([]);
  await server.clock.advance(30_000);
  expect(only(await receive()).MessageId).toBe(message.MessageId);
  await remove(message);
  await server.clock.advance(30_000);
  expect(await receive()).toEqual([]);
  await remove(message);
});

// The sums are AWS's own.
it('sums up the attributes of a message, of those that a receiver asks for', async () => {
  const text = (StringValue: string) => ({ DataType: 'String', StringValue });
  const MessageAttributes = { General: text('Kenobi'), Hello: text('There'), 'Help.Me': text('Me') };
  const sent = await send('msg', { MessageAttributes });
  expect(sent.MD5OfMessageAttributes).toBe('4c360f3fdafd970e05fae2f149d997f5');
  const asked = async (...MessageAttributeNames: string[]) =>
    only(await receive({ MessageAttributeNames, VisibilityTimeout: 0 }));
  expect(await asked('All')).toMatchObject({
    MD5OfMessageAttributes: '4c360f3fdafd970e05fae2f149d997f5',
    MessageAttributes,
  });
  expect((await asked('.*')).MessageAttributes).toEqual(MessageAttributes);
  expect((await asked('Hel.*')).MD5OfMessageAttributes).toBe('83fee93c1bcd8b9a5a923ffacdc636c7');
  expect((await asked('Hello', 'Foo')).MD5OfMessageAttributes).toBe('a311262e065454b75da111d535b8dacd');
  expect(await asked('Foo')).not.toHaveProperty('MessageAttributes');
});

it('keeps attributes of bytes, and the header of a trace', async () => {
  const BinaryValue = Buffer.from('traceparent\u001E00-774062d6c37081a5a0b9b5b88e30627c-2d2482211f6489da-01');
  const { MD5OfMessageAttributes } = await send('test', {
    MessageAttributes: { attr1: { DataType: 'Binary', BinaryValue } },
    MessageSystemAttributes: { AWSTraceHeader: { DataType: 'String', StringValue: 'Root=1-5759e988' } },
  });
  expect(MD5OfMessageAttributes).toBe('8cbe4db156db8a94db8b801b7addb984');
  const message = only(
    await receive({ MessageAttributeNames: ['All'], MessageSystemAttributeNames: ['All'] }),
  );
  expect(Buffer.from(message.MessageAttributes?.['attr1']?.BinaryValue ?? []).equals(BinaryValue)).toBe(true);
  expect(message.Attributes).toEqual({
    SenderId: '000000000000',
    SentTimestamp: '1767225600000',
    ApproximateReceiveCount: '1',
    ApproximateFirstReceiveTimestamp: '1767225600000',
    AWSTraceHeader: 'Root=1-5759e988',
  });
});

it.each<[Partial<SendMessageCommandInput>, string]>([
  [{ MessageBody: '' }, 'The request must contain the parameter MessageBody.'],
  [{ MessageBody: '\u0000' }, 'Invalid characters found.'],
  [
    { MessageBody: 'x'.repeat(1_048_577) },
    'One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.',
  ],
  [{ DelaySeconds: 901 }, 'Value 901 for parameter DelaySeconds is invalid.'],
  [
    { MessageGroupId: 'group 123' },
    'Value group 123 for parameter MessageGroupId is invalid. Reason: MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length.',
  ],
  [
    { MessageAttributes: { ErrorDetails: { DataType: 'String', StringValue: '' } } },
    "Message (user) attribute 'ErrorDetails' must contain a non-empty value of type 'String'.",
  ],
  [
    { MessageAttributes: { count: { DataType: 'Number', StringValue: 'many' } } },
    "Can't cast the value of message (user) attribute 'count' to a number.",
  ],
  [{ MessageAttributes: { 'aws.x': { DataType: 'String', StringValue: 'x' } } }, 'reserved for internal use'],
  [
    { MessageAttributes: { x: { DataType: 'Text', StringValue: 'x' } } },
    "The type of message (user) attribute 'x' is invalid.",
  ],
  [
    { MessageAttributes: { 'a b': { DataType: 'String', StringValue: 'x' } } },
    'attributes name can only contain',
  ],
])('refuses a message %#', async (input, message) => {
  await expect(send('x', input)).rejects.toThrow(message);
});

it('keeps a message back as long as it or its queue says', async () => {
  await send('late', { DelaySeconds: 10 });
  QueueUrl = await create('slow', { DelaySeconds: '5' });
  await send('slow');
  const counts = async () => {
    const AttributeNames = ['ApproximateNumberOfMessagesDelayed' as const];
    return (await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames }))).Attributes;
  };
  expect(await counts()).toEqual({ ApproximateNumberOfMessagesDelayed: '1' });
  await server.clock.advance(4999);
  expect(await bodies()).toEqual([]);
  await server.clock.advance(1);
  expect(await bodies()).toEqual(['slow']);
  QueueUrl = QueueUrl.replace('slow', 'orders');
  expect(await bodies()).toEqual([]);
  await server.clock.advance(5000);
  expect(await bodies()).toEqual(['late']);
});

it('forgets a message that is too old', async () => {
  QueueUrl = await create('short', { MessageRetentionPeriod: '60' });
  await send('old');
  await server.clock.advance(60_000);
  expect(await bodies()).toEqual([]);
});

it('waits for a message as long as it is asked to', async () => {
  const waiting = bodies({ WaitTimeSeconds: 20 });
  await expect.poll(() => server.clock.sleeping).toBe(1);
  await send('now');
  expect(await waiting).toEqual(['now']);
  const inVain = bodies({ WaitTimeSeconds: 2 });
  await expect.poll(() => server.clock.sleeping).toBe(1);
  await server.clock.advance(2000);
  expect(await inVain).toEqual([]);
  QueueUrl = await create('patient', { ReceiveMessageWaitTimeSeconds: '20' });
  await send('late', { DelaySeconds: 3 });
  const patient = bodies();
  await expect.poll(() => server.clock.sleeping).toBe(1);
  await server.clock.advance(3000);
  expect(await patient).toEqual(['late']);
});

it('stops waiting with its caller, with its queue and with the emulator, and loses no message', async () => {
  const gone = new AbortController();
  const command = new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 });
  const leaving = client.send(command, { abortSignal: gone.signal });
  const left = expect(leaving).rejects.toMatchObject({ name: 'AbortError' });
  await expect.poll(() => server.clock.sleeping).toBe(1);
  gone.abort();
  await left;
  await expect.poll(() => server.clock.sleeping).toBe(0);
  await send('kept');
  expect(await bodies()).toEqual(['kept']);

  const deserted = receive({ WaitTimeSeconds: 20 });
  const refused = expect(deserted).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  await expect.poll(() => server.clock.sleeping).toBe(1);
  await client.send(new DeleteQueueCommand({ QueueUrl }));
  await refused;

  QueueUrl = await create('last');
  const last = receive({ WaitTimeSeconds: 20 });
  await expect.poll(() => server.clock.sleeping).toBe(1);
  await server.end();
  expect(await last).toEqual([]);
});

it.each([
  [
    { MaxNumberOfMessages: 11 },
    'Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.',
  ],
  [
    { WaitTimeSeconds: 21 },
    'Value 21 for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if provided.',
  ],
  [{ VisibilityTimeout: 43_201 }, 'Value 43201 for parameter VisibilityTimeout is invalid.'],
])('refuses to receive with %j', async (input, message) => {
  await expect(receive(input)).rejects.toThrow(message);
});

it('hides a message longer or shorter', async () => {
  await send('x');
  const message = only(await receive());
  await change(message, 100);
  await server.clock.advance(99_999);
  expect(await bodies()).toEqual([]);
  await change(message, 0);
  expect(await bodies({ VisibilityTimeout: 10 })).toEqual(['x']);
  await server.clock.advance(10_000);
  await change(message, 100);
  expect(await bodies()).toEqual(['x']);
  await remove(message);
  await expect(change(message, 1)).rejects.toThrow(
    'Reason: Message does not exist or is not available for visibility timeout change.',
  );
  await expect(remove({ ReceiptHandle: 'none' })).rejects.toMatchObject({
    name: 'ReceiptHandleIsInvalid',
    message: 'The input receipt handle "none" is not a valid receipt handle.',
  });
});

it('puts what is received too often among the dead letters, as it was', async () => {
  const dead = await create('dead');
  const deadLetterTargetArn = 'arn:aws:sqs:us-east-1:000000000000:dead';
  QueueUrl = await create('fragile', {
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 1 }),
  });
  const { MessageId } = await send('poison');
  const waiting = receive({ QueueUrl: dead, WaitTimeSeconds: 20, MessageSystemAttributeNames: ['All'] });
  await expect.poll(() => server.clock.sleeping).toBe(1);
  expect(await bodies({ VisibilityTimeout: 0 })).toEqual(['poison']);
  expect(await bodies()).toEqual([]);
  expect(await waiting).toMatchObject([
    {
      MessageId,
      Attributes: {
        ApproximateReceiveCount: '2',
        DeadLetterQueueSourceArn: 'arn:aws:sqs:us-east-1:000000000000:fragile',
      },
    },
  ]);
});

it('does each entry of a batch for itself', async () => {
  QueueUrl = await create('small', { MaximumMessageSize: '1024' });
  const Entries = [
    { Id: 'long', MessageBody: 'x'.repeat(1025) },
    { Id: 'short', MessageBody: 'x' },
  ];
  expect(await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }))).toMatchObject({
    Successful: [{ Id: 'short', MD5OfMessageBody: '9dd4e461268c8034f5c8564e155c67a6' }],
    Failed: [
      {
        Id: 'long',
        Code: 'InvalidParameterValue',
        Message:
          'One or more parameters cannot be validated. Reason: Message must be shorter than 1024 bytes.',
        SenderFault: true,
      },
    ],
  });
  const { ReceiptHandle } = only(await receive());
  const change = { Id: 'a', ReceiptHandle, VisibilityTimeout: 0 };
  const changed = new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries: [change] });
  expect(await client.send(changed)).toMatchObject({ Successful: [{ Id: 'a' }] });
  const removed = new DeleteMessageBatchCommand({
    QueueUrl,
    Entries: [
      { Id: 'a', ReceiptHandle },
      { Id: 'b', ReceiptHandle: 'none' },
    ],
  });
  expect(await client.send(removed)).toMatchObject({
    Successful: [{ Id: 'a' }],
    Failed: [{ Id: 'b', Code: 'ReceiptHandleIsInvalid' }],
  });
  expect(await bodies()).toEqual([]);
});

const entries = (...ids: string[]) => ids.map((Id) => ({ Id, MessageBody: 'x' }));

it.each([
  [
    entries(),
    'EmptyBatchRequest',
    'There should be at least one SendMessageBatchRequestEntry in the request.',
  ],
  [
    entries(...'abcdefghijk'),
    'TooManyEntriesInBatchRequest',
    'Maximum number of entries per request are 10. You have sent 11.',
  ],
  [entries('invalid:id'), 'InvalidBatchEntryId', 'A batch entry id can only contain alphanumeric characters'],
  [entries('a', 'a'), 'BatchEntryIdsNotDistinct', 'Id a repeated.'],
  [
    [
      { Id: 'a', MessageBody: 'x'.repeat(1_048_576) },
      { Id: 'b', MessageBody: 'x' },
    ],
    'BatchRequestTooLong',
    'Batch requests cannot be longer than 1048576 bytes. You have sent 1048577 bytes.',
  ],
])('refuses a whole batch %#', async (Entries, name, message) => {
  const sent = client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
  await expect(sent).rejects.toMatchObject({ name, message: expect.stringContaining(message) });
});
