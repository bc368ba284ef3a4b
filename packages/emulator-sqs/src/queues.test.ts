import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListDeadLetterSourceQueuesCommand,
  ListQueuesCommand,
  ListQueueTagsCommand,
  PurgeQueueCommand,
  type QueueAttributeName,
  SendMessageCommand,
  SetQueueAttributesCommand,
  type SQSClient,
  TagQueueCommand,
  UntagQueueCommand,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startSqs } from './testing/start-sqs.ts';

let server: Awaited<ReturnType<typeof startSqs>>;
let client: SQSClient;
beforeEach(async () => {
  server = await startSqs();
  ({ client } = server);
});
afterEach(() => server.close());

type Attributes = Partial<Record<QueueAttributeName, string>>;

const create = async (QueueName: string, Attributes: Attributes = {}): Promise<string> =>
  (await client.send(new CreateQueueCommand({ QueueName, Attributes }))).QueueUrl as string;
const set = (QueueUrl: string, Attributes: Attributes): Promise<object> =>
  client.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
const attributesOf = async (QueueUrl: string, ...AttributeNames: QueueAttributeName[]) =>
  (await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames }))).Attributes;

it('makes a queue with the attributes that AWS gives it', async () => {
  const url = await create('orders', { VisibilityTimeout: '20' });
  expect(url).toBe(`${server.url}/000000000000/orders`);
  expect(await attributesOf(url, 'All')).toEqual({
    QueueArn: 'arn:aws:sqs:us-east-1:000000000000:orders',
    ApproximateNumberOfMessages: '0',
    ApproximateNumberOfMessagesNotVisible: '0',
    ApproximateNumberOfMessagesDelayed: '0',
    CreatedTimestamp: '1767225600',
    LastModifiedTimestamp: '1767225600',
    VisibilityTimeout: '20',
    MaximumMessageSize: '1048576',
    MessageRetentionPeriod: '345600',
    DelaySeconds: '0',
    ReceiveMessageWaitTimeSeconds: '0',
    SqsManagedSseEnabled: 'true',
  });
  expect(await attributesOf(url)).toBeUndefined();
});

it('makes the same queue once, and refuses another of its name', async () => {
  const url = await create('orders', { DelaySeconds: '1' });
  expect(await create('orders', { DelaySeconds: '1' })).toBe(url);
  expect(await create('orders')).toBe(url);
  await expect(create('orders', { DelaySeconds: '2' })).rejects.toMatchObject({
    name: 'QueueNameExists',
    message: 'A queue already exists with the same name and a different value for attribute DelaySeconds',
  });
});

it('shows what a FIFO queue has besides', async () => {
  const url = await create('orders.fifo', { FifoQueue: 'true' });
  expect(await attributesOf(url, 'All')).toMatchObject({
    FifoQueue: 'true',
    ContentBasedDeduplication: 'false',
    DeduplicationScope: 'queue',
    FifoThroughputLimit: 'perQueue',
  });
});

it.each<[string, Attributes, object]>([
  [
    'or ders',
    {},
    { message: 'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length' },
  ],
  ['orders.fifo', {}, { name: 'InvalidParameterValue' }],
  ['orders', { FifoQueue: 'true' }, { message: expect.stringContaining('must end with .fifo suffix') }],
  ['orders', { DelaySeconds: '901' }, { message: 'Invalid value for the parameter DelaySeconds.' }],
  [
    'orders',
    { ContentBasedDeduplication: 'true' },
    { name: 'InvalidAttributeName', message: 'Unknown Attribute ContentBasedDeduplication.' },
  ],
  [
    'orders',
    { DeduplicationScope: 'queue' },
    { message: 'You can specify the DeduplicationScope only when FifoQueue is set to true.' },
  ],
  [
    'orders',
    { RedrivePolicy: '{"deadLetterTargetArn":"dummy","maxReceiveCount":42}' },
    {
      message:
        'Value {"deadLetterTargetArn":"dummy","maxReceiveCount":42} for parameter RedrivePolicy is invalid. Reason: Invalid value for deadLetterTargetArn.',
    },
  ],
])('refuses the queue %s with %j', async (name, attributes, error) => {
  await expect(create(name, attributes)).rejects.toMatchObject(error);
});

it('changes attributes, and takes away what is set to nothing', async () => {
  const url = await create('orders');
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [] });
  await server.clock.advance(5000);
  await set(url, { Policy, KmsMasterKeyId: 'alias/aws/sqs', VisibilityTimeout: '69' });
  expect(await attributesOf(url, 'All')).toMatchObject({
    Policy,
    KmsMasterKeyId: 'alias/aws/sqs',
    SqsManagedSseEnabled: 'false',
    VisibilityTimeout: '69',
    LastModifiedTimestamp: '1767225605',
  });
  await set(url, { Policy: '' });
  expect(await attributesOf(url, 'Policy')).toBeUndefined();
  await expect(set(url, { FifoQueue: 'true' })).rejects.toThrow('Unknown Attribute FifoQueue.');
  await expect(set(url, { KmsMasterKeyId: 'key', SqsManagedSseEnabled: 'true' })).rejects.toThrow(
    'You can use one type of server-side encryption (SSE) at one time. You can either enable KMS SSE or SQS SSE.',
  );
  const fifo = await create('orders.fifo', { FifoQueue: 'true' });
  await expect(set(fifo, { FifoQueue: 'false' })).rejects.toThrow('Modifying queue type is not supported.');
});

it('finds a queue by its name, and says that there is none as AWS does', async () => {
  const url = await create('orders');
  expect(await client.send(new GetQueueUrlCommand({ QueueName: 'orders' }))).toMatchObject({ QueueUrl: url });
  await expect(client.send(new GetQueueUrlCommand({ QueueName: 'none' }))).rejects.toMatchObject({
    name: 'QueueDoesNotExist',
    message: 'The specified queue does not exist.',
  });
  await expect(attributesOf('http://elsewhere/queue', 'All')).rejects.toMatchObject({
    name: 'InvalidAddress',
  });
});

it('lists queues by prefix, page by page', async () => {
  for (const name of ['a-1', 'a-2', 'a-3', 'b']) await create(name);
  const list = async (input: object) => await client.send(new ListQueuesCommand(input));
  const names = ({ QueueUrls = [] }: { QueueUrls?: string[] | undefined }) =>
    QueueUrls.map((url) => url.split('/').at(-1));
  const first = await list({ QueueNamePrefix: 'a', MaxResults: 2 });
  expect(names(first)).toEqual(['a-1', 'a-2']);
  const { NextToken } = first;
  const second = await list({ QueueNamePrefix: 'a', MaxResults: 2, NextToken });
  expect(names(second)).toEqual(['a-3']);
  expect(second.NextToken).toBeUndefined();
  expect((await list({ QueueNamePrefix: 'c' })).QueueUrls).toBeUndefined();
  await expect(list({ NextToken: 'none' })).rejects.toThrow('Invalid or expired next token.');
});

it('tags queues', async () => {
  const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName: 'orders', tags: { a: '1' } }));
  await client.send(new TagQueueCommand({ QueueUrl, Tags: { b: '2', c: '' } }));
  await client.send(new UntagQueueCommand({ QueueUrl, TagKeys: ['a'] }));
  const tags = async () => (await client.send(new ListQueueTagsCommand({ QueueUrl }))).Tags;
  expect(await tags()).toEqual({ b: '2', c: '' });
  await client.send(new UntagQueueCommand({ QueueUrl, TagKeys: ['b', 'c'] }));
  expect(await tags()).toBeUndefined();
  const Tags = Object.fromEntries(Array.from({ length: 51 }, (_, number) => [`t${number}`, '']));
  await expect(client.send(new TagQueueCommand({ QueueUrl, Tags }))).rejects.toThrow(
    'Too many tags added for queue orders.',
  );
});

it('knows which queues have another for their dead letters', async () => {
  const dead = await create('dead');
  const deadLetterTargetArn = 'arn:aws:sqs:us-east-1:000000000000:dead';
  const url = await create('orders', {
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: '3' }),
  });
  expect(await client.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: dead }))).toMatchObject({
    queueUrls: [url],
  });
  const none = JSON.stringify({ deadLetterTargetArn: `${deadLetterTargetArn}s`, maxReceiveCount: 3 });
  await expect(set(url, { RedrivePolicy: none })).rejects.toThrow('Dead letter target does not exist.');
  await set(url, { RedrivePolicy: '' });
  expect(await client.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: dead }))).toMatchObject({
    queueUrls: [],
  });
});

it('empties a queue once a minute, and forgets one with its messages', async () => {
  const url = await create('orders');
  const send = () => client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'x' }));
  const count = async () =>
    (await attributesOf(url, 'ApproximateNumberOfMessages'))?.ApproximateNumberOfMessages;
  const purge = () => client.send(new PurgeQueueCommand({ QueueUrl: url }));
  await send();
  expect(await count()).toBe('1');
  await purge();
  expect(await count()).toBe('0');
  await expect(purge()).rejects.toMatchObject({
    name: 'PurgeQueueInProgress',
    message: 'Only one PurgeQueue operation on orders is allowed every 60 seconds.',
    $metadata: { httpStatusCode: 403 },
  });
  await server.clock.advance(60_000);
  await purge();
  await send();
  await client.send(new DeleteQueueCommand({ QueueUrl: url }));
  await expect(count()).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  await create('orders');
  expect(await count()).toBe('0');
});

it('tells a client of the Query protocol that it speaks JSON', async () => {
  const reply = await fetch(server.url, {
    method: 'POST',
    headers: {
      authorization:
        'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=0',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'Action=CreateQueue&QueueName=orders&Version=2012-11-05',
  });
  expect(reply.status).toBe(400);
  expect(await reply.text()).toContain(
    'The emulator does not support the operation CreateQueue of sqs: AWS’s clients of November 2023 and later speak JSON.',
  );
});
