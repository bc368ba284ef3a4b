import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startEmulator } from './emulator.ts';

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'kept-items-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs an emulator on the folder for as long as the work takes. */
async function onEmulator<T>(work: (sqs: SQSClient, tables: DynamoDBClient) => Promise<T>): Promise<T> {
  const faults: unknown[] = [];
  const emulator = await startEmulator({ port: 0, folder, onFault: (fault) => void faults.push(fault) });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const connection = { endpoint: emulator.url, region: 'us-east-1', credentials };
  const [sqs, tables] = [new SQSClient(connection), new DynamoDBClient(connection)];
  try {
    return await work(sqs, tables);
  } finally {
    sqs.destroy();
    tables.destroy();
    await emulator.close();
    expect(faults).toEqual([]);
  }
}

it('keeps messages, receipts and items for the next emulator', async () => {
  const TableName = 'orders';
  const Key = { id: { S: 'a' } };
  const ReceiptHandle = await onEmulator(async (sqs, tables) => {
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'orders' }));
    for (const MessageBody of ['first', 'second'])
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
    await tables.send(
      new CreateTableCommand({
        TableName,
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        BillingMode: 'PAY_PER_REQUEST',
      }),
    );
    await tables.send(new PutItemCommand({ TableName, Item: Key }));
    const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
    return Messages?.[0]?.ReceiptHandle;
  });
  await onEmulator(async (sqs, tables) => {
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'orders' }));
    const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    expect(Messages).toMatchObject([{ Body: 'second' }]);
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    expect((await tables.send(new GetItemCommand({ TableName, Key }))).Item).toEqual(Key);
  });
});
