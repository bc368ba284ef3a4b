import { CreateTableCommand, DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type StartedEmulator, startedEmulator } from './testing/started-emulator.ts';

const roleArn = 'arn:aws:iam::000000000000:role/any';
/** An execution ends at once on an idle machine, and late on a busy one. */
const PATIENCE_MILLISECONDS = 20_000;
const TableName = 'orders';
const Key = { id: { 'S.$': '$.id' } };

let emulator: StartedEmulator;
let states: SFNClient;
let tables: DynamoDBClient;

beforeAll(async () => {
  emulator = await startedEmulator();
  states = new SFNClient(emulator.connection);
  tables = new DynamoDBClient(emulator.connection);
  await tables.send(
    new CreateTableCommand({
      TableName,
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
});
afterAll(async () => {
  states.destroy();
  tables.destroy();
  await emulator.close();
  expect(emulator.faults).toEqual([]);
});

type Task = readonly [resource: string, parameters: object];

/** Runs Tasks one after another, each on the first input. */
async function run(name: string, ...tasks: readonly Task[]) {
  const named = tasks.map(([resource, Parameters], index) => {
    const next = index + 1 < tasks.length ? { Next: `Task${index + 1}` } : { End: true };
    const Resource = `arn:aws:states:::${resource}`;
    return [
      `Task${index}`,
      { Type: 'Task', Resource, Parameters, ResultPath: `$.task${index}`, ...next },
    ] as const;
  });
  const definition = JSON.stringify({ StartAt: 'Task0', States: Object.fromEntries(named) });
  const made = await states.send(new CreateStateMachineCommand({ name, definition, roleArn }));
  const input = JSON.stringify({ id: name });
  const { executionArn } = await states.send(new StartExecutionCommand({ ...made, input }));
  return await vi.waitUntil(async () => {
    const described = await states.send(new DescribeExecutionCommand({ executionArn }));
    return described.status !== 'RUNNING' && described;
  }, PATIENCE_MILLISECONDS);
}

const itemOf = async (id: string) =>
  (await tables.send(new GetItemCommand({ TableName, Key: { id: { S: id } } }))).Item;

it('puts, updates, gets and deletes an item', async () => {
  const add = { UpdateExpression: 'ADD n :n', ExpressionAttributeValues: { ':n': { N: '2' } } };
  const { output = '' } = await run(
    'whole',
    ['dynamodb:putItem', { TableName, Item: { id: Key.id, n: { N: '1' } } }],
    ['dynamodb:updateItem', { TableName, Key, ...add, ReturnValues: 'UPDATED_NEW' }],
    ['dynamodb:getItem', { TableName, Key }],
    ['dynamodb:deleteItem', { TableName, Key, ReturnValues: 'ALL_OLD' }],
  );
  const item = { id: { S: 'whole' }, n: { N: '3' } };
  expect(JSON.parse(output)).toMatchObject({
    task0: { SdkHttpMetadata: { HttpStatusCode: 200 } },
    task1: { Attributes: { n: { N: '3' } } },
    task2: { Item: item },
    task3: { Attributes: item },
  });
  expect(await itemOf('whole')).toBeUndefined();
});

it('calls any other operation of DynamoDB', async () => {
  const { output = '' } = await run(
    'other',
    ['aws-sdk:dynamodb:putItem', { TableName, Item: { id: Key.id } }],
    [
      'aws-sdk:dynamodb:query',
      {
        TableName,
        KeyConditionExpression: 'id = :id',
        ExpressionAttributeValues: { ':id': Key.id },
      },
    ],
    ['aws-sdk:dynamodb:listTables', {}],
  );
  expect(JSON.parse(output)).toMatchObject({
    task1: { Count: 1, Items: [{ id: { S: 'other' } }] },
    task2: { TableNames: [TableName] },
  });
});

// The first two as AWS's documentation names them, the others as recorded of AWS.
it.each<[string, Task, object]>([
  [
    'taken',
    ['dynamodb:updateItem', { TableName, Key, ConditionExpression: 'attribute_exists(id)' }],
    { error: 'DynamoDB.ConditionalCheckFailedException' },
  ],
  [
    'taken-sdk',
    ['aws-sdk:dynamodb:deleteItem', { TableName, Key, ConditionExpression: 'attribute_exists(id)' }],
    { error: 'DynamoDb.ConditionalCheckFailedException' },
  ],
  [
    'missing',
    ['dynamodb:putItem', { TableName: 'none', Item: { id: Key.id } }],
    {
      error: 'DynamoDB.ResourceNotFoundException',
      cause: expect.stringMatching(
        /^Requested resource not found \(Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ResourceNotFoundException; /,
      ),
    },
  ],
  [
    'wrong',
    ['dynamodb:putItem', { TableName: '/none', Item: { id: Key.id } }],
    {
      error: 'DynamoDB.AmazonDynamoDBException',
      cause: expect.stringContaining(
        "1 validation error detected: Value '/none' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+ (Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ValidationException;",
      ),
    },
  ],
  [
    'empty',
    ['dynamodb:putItem', { TableName }],
    {
      error: 'DynamoDB.AmazonDynamoDBException',
      cause: expect.stringContaining(
        "1 validation error detected: Value null at 'item' failed to satisfy constraint: Member must not be null",
      ),
    },
  ],
])('names what DynamoDB refuses as Java’s client does: %s', async (name, task, error) => {
  expect(await run(name, task)).toMatchObject({ status: 'FAILED', ...error });
});
