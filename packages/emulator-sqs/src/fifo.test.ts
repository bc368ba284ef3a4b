import {
  CreateQueueCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
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
  QueueUrl = await create('orders.fifo', { ContentBasedDeduplication: 'true' });
});
afterEach(() => server.close());

async function create(QueueName: string, attributes = {}): Promise<string> {
  const Attributes = { FifoQueue: 'true', ...attributes };
  return (await client.send(new CreateQueueCommand({ QueueName, Attributes }))).QueueUrl as string;
}
const send = (MessageBody: string, MessageGroupId = 'a', input: Partial<SendMessageCommandInput> = {}) =>
  client.send(new SendMessageCommand({ QueueUrl, MessageBody, MessageGroupId, ...input }));
const receive = async (MaxNumberOfMessages = 10): Promise<Message[]> => {
  const command = { QueueUrl, MaxNumberOfMessages, MessageSystemAttributeNames: ['All' as const] };
  return (await client.send(new ReceiveMessageCommand(command))).Messages ?? [];
};
const bodies = async (most?: number) => (await receive(most)).map(({ Body }) => Body);
const remove = ({ ReceiptHandle }: Message) =>
  client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));

it('gives the messages of a group in their order, one receiver at a time', async () => {
  await send('a1');
  await send('a2');
  await send('b1', 'b');
  const [first] = await receive(1);
  expect(first).toMatchObject({
    Body: 'a1',
    Attributes: {
      MessageGroupId: 'a',
      MessageDeduplicationId: 'f55ff16f66f43360266b95db6f8fec01d76031054306ae4a4b380598f6cfd114',
      SequenceNumber: expect.stringMatching(/^\d{20}$/),
    },
  });
  expect(await bodies()).toEqual(['b1']);
  await remove(first as Message);
  expect(await bodies()).toEqual(['a2']);
});

it('numbers its messages in their order', async () => {
  const [first, second] = [await send('1'), await send('2')];
  expect((first.SequenceNumber ?? '') < (second.SequenceNumber ?? '')).toBe(true);
});

it('takes the same message once in five minutes, though it was received and deleted', async () => {
  const { MessageId, SequenceNumber } = await send('once');
  for (const message of await receive()) await remove(message);
  expect(await send('once', 'b')).toMatchObject({ MessageId, SequenceNumber });
  expect(await bodies()).toEqual([]);
  await server.clock.advance(300_000);
  await send('once');
  expect(await bodies()).toEqual(['once']);
});

it('knows the same message by its own mark, for each group where the queue says so', async () => {
  QueueUrl = await create('marked.fifo', {
    DeduplicationScope: 'messageGroup',
    FifoThroughputLimit: 'perMessageGroupId',
  });
  const marked = { MessageDeduplicationId: 'm' };
  await send('1', 'a', marked);
  await send('2', 'a', marked);
  await send('3', 'b', marked);
  expect(await bodies()).toEqual(['1', '3']);
  await expect(send('4')).rejects.toThrow(
    'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
  );
});

it('refuses what only a queue of the other type has', async () => {
  await expect(send('x', 'a', { DelaySeconds: 2 })).rejects.toThrow(
    'Value 2 for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid for this queue type.',
  );
  const noGroup = new SendMessageCommand({ QueueUrl, MessageBody: 'x' });
  await expect(client.send(noGroup)).rejects.toThrow(
    'The request must contain the parameter MessageGroupId.',
  );
  const batch = new SendMessageBatchCommand({ QueueUrl, Entries: [{ Id: 'a', MessageBody: 'x' }] });
  await expect(client.send(batch)).rejects.toThrow('The request must contain the parameter MessageGroupId.');
  const standard = await client.send(new CreateQueueCommand({ QueueName: 'standard' }));
  await expect(send('x', 'a', { ...standard, MessageDeduplicationId: 'm' })).rejects.toThrow(
    'Value m for parameter MessageDeduplicationId is invalid.',
  );
});

it('lets nobody delete a message whose time is over', async () => {
  await send('x');
  const [message] = await receive();
  await server.clock.advance(30_000);
  await expect(remove(message as Message)).rejects.toThrow('Reason: The receipt handle has expired.');
});
