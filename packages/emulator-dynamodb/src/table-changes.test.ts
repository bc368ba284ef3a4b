import {
  CreateTableCommand,
  DeleteItemCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
  UpdateTableCommand,
  type UpdateTableCommandInput,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDynamoDb } from './testing/start-dynamodb.ts';

const TableName = 'orders';
let server: Awaited<ReturnType<typeof startDynamoDb>>;
let client: DynamoDBClient;
beforeEach(async () => {
  server = await startDynamoDb();
  ({ client } = server);
  await client.send(
    new CreateTableCommand({
      TableName,
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamEnabled: false },
    }),
  );
});
afterEach(() => server.close());

const change = (input: Omit<UpdateTableCommandInput, 'TableName'>) =>
  client.send(new UpdateTableCommand({ TableName, ...input }));
const put = (id: string, more: Record<string, { S: string } | { N: string }> = {}) =>
  client.send(new PutItemCommand({ TableName, Item: { id: { S: id }, ...more } }));
const table = async () => (await client.send(new DescribeTableCommand({ TableName }))).Table;
const byTeam: Omit<UpdateTableCommandInput, 'TableName'> = {
  AttributeDefinitions: [{ AttributeName: 'team', AttributeType: 'S' }],
  GlobalSecondaryIndexUpdates: [
    {
      Create: {
        IndexName: 'by-team',
        KeySchema: [{ AttributeName: 'team', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'ALL' },
      },
    },
  ],
};

describe('a table that is changed', () => {
  it('has an index more, with the items that are there, and later not', async () => {
    await put('1', { team: { S: 'red' } });
    const { TableDescription } = await change(byTeam);
    expect(TableDescription).toMatchObject({ TableStatus: 'UPDATING', ItemCount: 1 });
    const query = new QueryCommand({
      TableName,
      IndexName: 'by-team',
      KeyConditionExpression: 'team = :t',
      ExpressionAttributeValues: { ':t': { S: 'red' } },
    });
    expect((await client.send(query)).Count).toBe(1);
    await expect(change(byTeam)).rejects.toThrow('Attempting to create an index which already exists');
    await change({ GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'by-team' } }] });
    await expect(client.send(query)).rejects.toThrow('does not have the specified index');
    expect(await table()).toMatchObject({
      TableStatus: 'ACTIVE',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    });
  });

  it('is paid for in another way, of another class and protected', async () => {
    await change({
      BillingMode: 'PROVISIONED',
      ProvisionedThroughput: { ReadCapacityUnits: 2, WriteCapacityUnits: 3 },
      TableClass: 'STANDARD_INFREQUENT_ACCESS',
      DeletionProtectionEnabled: true,
    });
    expect(await table()).toMatchObject({
      ProvisionedThroughput: { ReadCapacityUnits: 2, WriteCapacityUnits: 3 },
      TableClassSummary: { TableClass: 'STANDARD_INFREQUENT_ACCESS' },
      DeletionProtectionEnabled: true,
    });
    await change({ ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 } });
    expect((await table())?.ProvisionedThroughput?.ReadCapacityUnits).toBe(5);
    await change({ BillingMode: 'PAY_PER_REQUEST' });
    expect((await table())?.BillingModeSummary?.BillingMode).toBe('PAY_PER_REQUEST');
  });

  it.each<[Omit<UpdateTableCommandInput, 'TableName'>, string, string]>([
    [{}, 'ValidationException', 'At least one of'],
    [{ BillingMode: 'PROVISIONED' }, 'ValidationException', 'must both be specified'],
    [
      { ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 } },
      'ValidationException',
      'Neither ReadCapacityUnits nor WriteCapacityUnits',
    ],
    [
      { GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'none' } }] },
      'ResourceNotFoundException',
      'Requested resource not found',
    ],
    [
      { GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'one' } }, { Delete: { IndexName: 'two' } }] },
      'LimitExceededException',
      'Only 1 online index',
    ],
    [
      { ...byTeam, AttributeDefinitions: [] },
      'ValidationException',
      'Some index key attributes are not defined',
    ],
    [{ StreamSpecification: { StreamEnabled: true } }, 'ValidationException', 'does not support streams'],
  ])('is not changed by %j', async (input, name, message) => {
    await expect(change(input)).rejects.toMatchObject({
      name,
      message: expect.stringContaining(message) as string,
    });
  });
});

describe('the time to live', () => {
  const set = (Enabled: boolean, AttributeName = 'until') =>
    client.send(
      new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification: { Enabled, AttributeName } }),
    );
  const described = async () =>
    (await client.send(new DescribeTimeToLiveCommand({ TableName }))).TimeToLiveDescription;
  const get = async (id: string) =>
    (await client.send(new GetItemCommand({ TableName, Key: { id: { S: id } } }))).Item;
  const seconds = (more: number) => ({ N: String(Math.floor(server.clock.now() / 1000) + more) });

  it('is off, on, and off again', async () => {
    expect(await described()).toEqual({ TimeToLiveStatus: 'DISABLED' });
    await expect(set(false)).rejects.toThrow('TimeToLive is already disabled');
    expect((await set(true)).TimeToLiveSpecification).toEqual({ Enabled: true, AttributeName: 'until' });
    expect(await described()).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'until' });
    await expect(set(true)).rejects.toThrow('TimeToLive is already enabled');
    await expect(set(true, 'other')).rejects.toThrow('current AttributeName is until');
    await set(false);
    expect(await described()).toEqual({ TimeToLiveStatus: 'DISABLED' });
  });

  it('ends items when the clock has come so far, and no others', async () => {
    await put('soon', { until: seconds(60) });
    await put('later', { until: seconds(3600) });
    await put('text', { until: { S: '1' } });
    await put('long ago', { until: { N: '1' } });
    await put('never');
    await set(true);
    expect(await get('soon')).toBeDefined();
    await server.clock.advance(60_000);
    expect(await get('soon')).toBeUndefined();
    const { Items = [] } = await client.send(new ScanCommand({ TableName }));
    expect(Items.map(({ id }) => id?.S).toSorted()).toEqual(['later', 'long ago', 'never', 'text']);
    expect((await table())?.ItemCount).toBe(4);
  });

  it('lets a write find nothing where an item has expired', async () => {
    await set(true);
    await put('a', { until: seconds(1), count: { N: '5' } });
    await server.clock.advance(1000);
    const { Attributes } = await client.send(
      new UpdateItemCommand({
        TableName,
        Key: { id: { S: 'a' } },
        UpdateExpression: 'ADD #c :one',
        ExpressionAttributeNames: { '#c': 'count' },
        ExpressionAttributeValues: { ':one': { N: '1' } },
        ReturnValues: 'ALL_NEW',
      }),
    );
    expect(Attributes).toEqual({ id: { S: 'a' }, count: { N: '1' } });
    await put('b', { until: seconds(1) });
    await server.clock.advance(1000);
    const remove = new DeleteItemCommand({ TableName, Key: { id: { S: 'b' } }, ReturnValues: 'ALL_OLD' });
    expect((await client.send(remove)).Attributes).toBeUndefined();
  });
});
