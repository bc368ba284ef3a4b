import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DeleteTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ListTablesCommand,
  ListTagsOfResourceCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
  type ScanCommandInput,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-dynamodb';
import { EMULATOR_IDENTITY } from '@scones/emulator-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { access } from './access.ts';
import { startDynamoDb } from './testing/start-dynamodb.ts';

let server: Awaited<ReturnType<typeof startDynamoDb>>;
let client: DynamoDBClient;
beforeEach(async () => {
  server = await startDynamoDb();
  ({ client } = server);
});
afterEach(() => server.close());

const ARN = 'arn:aws:dynamodb:us-east-1:000000000000:table/orders';
const keys = (hash: string, range?: string): CreateTableCommandInput['KeySchema'] => [
  { AttributeName: hash, KeyType: 'HASH' },
  ...(range === undefined ? [] : [{ AttributeName: range, KeyType: 'RANGE' as const }]),
];
const TABLE: CreateTableCommandInput = {
  TableName: 'orders',
  AttributeDefinitions: [
    { AttributeName: 'shop', AttributeType: 'S' },
    { AttributeName: 'at', AttributeType: 'N' },
    { AttributeName: 'team', AttributeType: 'S' },
  ],
  KeySchema: keys('shop', 'at'),
  LocalSecondaryIndexes: [
    { IndexName: 'by-team-in-shop', KeySchema: keys('shop', 'team'), Projection: { ProjectionType: 'ALL' } },
  ],
  GlobalSecondaryIndexes: [
    { IndexName: 'by-team', KeySchema: keys('team'), Projection: { ProjectionType: 'KEYS_ONLY' } },
  ],
  BillingMode: 'PAY_PER_REQUEST',
};
const create = (input: Partial<CreateTableCommandInput> = {}) =>
  client.send(new CreateTableCommand({ ...TABLE, ...input }));
const describeOrders = async () =>
  (await client.send(new DescribeTableCommand({ TableName: 'orders' }))).Table;

describe('a table', () => {
  it('is being made, and is there at once', async () => {
    expect((await create()).TableDescription).toMatchObject({ TableStatus: 'CREATING', TableArn: ARN });
    await client.send(new PutItemCommand({ TableName: ARN, Item: { shop: { S: 'a' }, at: { N: '1' } } }));
    expect(await describeOrders()).toMatchObject({
      TableName: 'orders',
      TableStatus: 'ACTIVE',
      KeySchema: TABLE.KeySchema,
      AttributeDefinitions: TABLE.AttributeDefinitions,
      ItemCount: 1,
      TableSizeBytes: 9,
      CreationDateTime: new Date('2026-01-01T00:00:00Z'),
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
      LocalSecondaryIndexes: [{ IndexName: 'by-team-in-shop', IndexArn: `${ARN}/index/by-team-in-shop` }],
      GlobalSecondaryIndexes: [{ IndexName: 'by-team', IndexStatus: 'ACTIVE' }],
      DeletionProtectionEnabled: false,
    });
    await expect(create()).rejects.toMatchObject({
      name: 'ResourceInUseException',
      message: 'Table already exists: orders',
    });
  });

  it('has no index of several range keys', async () => {
    const KeySchema = [...(keys('team', 'at') ?? []), { AttributeName: 'shop', KeyType: 'RANGE' as const }];
    const Projection = { ProjectionType: 'ALL' as const };
    await expect(
      create({ GlobalSecondaryIndexes: [{ IndexName: 'many', KeySchema, Projection }] }),
    ).rejects.toThrow(
      'The emulator does not support global indexes with several hash keys or several range keys.',
    );
  });

  it('goes with its items, unless it is protected', async () => {
    await create({ DeletionProtectionEnabled: true });
    const remove = (TableName: string) => client.send(new DeleteTableCommand({ TableName }));
    await expect(remove('orders')).rejects.toThrow('it is currently protected against deletion');
    await create({ TableName: 'others' });
    expect(await remove('others')).toMatchObject({ TableDescription: { TableStatus: 'DELETING' } });
    await expect(remove('others')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Requested resource not found: Table: others not found',
    });
  });

  it('is listed with others, page by page', async () => {
    for (const TableName of ['table-a', 'table-b', 'table-c']) await create({ TableName });
    const list = async (input: object) => await client.send(new ListTablesCommand(input));
    expect(await list({ Limit: 2 })).toMatchObject({
      TableNames: ['table-a', 'table-b'],
      LastEvaluatedTableName: 'table-b',
    });
    const last = await list({ ExclusiveStartTableName: 'table-b' });
    expect(last.TableNames).toEqual(['table-c']);
    expect(last.LastEvaluatedTableName).toBeUndefined();
  });

  it('has tags', async () => {
    await create({ Tags: [{ Key: 'a', Value: '1' }] });
    await client.send(new TagResourceCommand({ ResourceArn: ARN, Tags: [{ Key: 'b', Value: '2' }] }));
    await client.send(new UntagResourceCommand({ ResourceArn: ARN, TagKeys: ['a'] }));
    const tags = (ResourceArn: string) => client.send(new ListTagsOfResourceCommand({ ResourceArn }));
    expect(await tags(ARN)).toMatchObject({ Tags: [{ Key: 'b', Value: '2' }] });
    await expect(tags(`${ARN}s`)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it.each<[Partial<CreateTableCommandInput>, string]>([
    [{ TableName: 'a b' }, 'Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+'],
    [
      { KeySchema: keys('none') },
      'Some index key attributes are not defined in AttributeDefinitions. Keys: [none]',
    ],
    [
      { KeySchema: keys('shop', 'shop') },
      'Both the Hash Key and the Range Key element in the KeySchema have the same',
    ],
    [
      { KeySchema: [{ AttributeName: 'shop', KeyType: 'RANGE' }] },
      'Invalid KeySchema: The first KeySchemaElement is not a HASH key type',
    ],
    [
      { GlobalSecondaryIndexes: [], LocalSecondaryIndexes: [] },
      'does not exactly match number of attributes defined',
    ],
    [{ BillingMode: 'PROVISIONED' }, 'ReadCapacityUnits and WriteCapacityUnits must both be specified'],
    [
      { ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 } },
      'Neither ReadCapacityUnits nor WriteCapacityUnits can be specified',
    ],
    [{ StreamSpecification: { StreamEnabled: true } }, 'The emulator does not support streams of tables.'],
  ])('is refused %#', async (input, message) => {
    await expect(create(input)).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(message),
    });
  });
});

describe('items', () => {
  const NUMBERS = ['-20', '-1.5', '0', '0.5', '9', '10', '1E10'];
  beforeEach(async () => {
    await create();
    for (const [index, N] of NUMBERS.toReversed().entries()) {
      const team = index % 2 === 0 ? { team: { S: 'even' } } : {};
      const Item = { shop: { S: 'a' }, at: { N }, count: { N: String(index) }, ...team };
      await client.send(new PutItemCommand({ TableName: 'orders', Item }));
    }
    const other = { shop: { S: 'ab' }, at: { N: '1' }, team: { S: 'even' } };
    await client.send(new PutItemCommand({ TableName: 'orders', Item: other }));
  });

  const query = (condition: string, input: Partial<QueryCommandInput> = {}, values: object = {}) =>
    client.send(
      new QueryCommand({
        TableName: 'orders',
        KeyConditionExpression: condition,
        ExpressionAttributeNames: condition.includes('#at') ? { '#at': 'at' } : undefined,
        ExpressionAttributeValues: { ':shop': { S: 'a' }, ...values },
        ...input,
      }),
    );
  const times = ({ Items = [] }: { Items?: Record<string, { N?: string | undefined }>[] | undefined }) =>
    Items.map((item) => item['at']?.N);

  it.each<[string, object, string[]]>([
    ['shop = :shop', {}, ['-20', '-1.5', '0', '0.5', '9', '10', '10000000000']],
    ['shop = :shop AND #at = :x', { ':x': { N: '0.50' } }, ['0.5']],
    ['#at < :x AND shop = :shop', { ':x': { N: '0' } }, ['-20', '-1.5']],
    ['shop = :shop AND #at <= :x', { ':x': { N: '-1.5' } }, ['-20', '-1.5']],
    ['shop = :shop AND #at > :x', { ':x': { N: '9' } }, ['10', '10000000000']],
    ['(shop = :shop) AND (#at >= :x)', { ':x': { N: '10' } }, ['10', '10000000000']],
    [
      'shop = :shop AND #at BETWEEN :x AND :y',
      { ':x': { N: '-2' }, ':y': { N: '9' } },
      ['-1.5', '0', '0.5', '9'],
    ],
  ])('are found by %s in the order of their range keys', async (condition, values, found) => {
    expect(times((await query(condition, {}, values)) as never)).toEqual(found);
  });

  it('are found backwards, page by page', async () => {
    const first = await query('shop = :shop', { ScanIndexForward: false, Limit: 3 });
    expect(times(first as never)).toEqual(['10000000000', '10', '9']);
    expect(first.LastEvaluatedKey).toEqual({ shop: { S: 'a' }, at: { N: '9' } });
    const rest = { ScanIndexForward: false, ExclusiveStartKey: first.LastEvaluatedKey };
    const second = await query('shop = :shop', rest);
    expect(times(second as never)).toEqual(['0.5', '0', '-1.5', '-20']);
    expect(second.LastEvaluatedKey).toBeUndefined();
    const broken = query('shop = :shop', { ExclusiveStartKey: { shop: { S: 'a' } } });
    await expect(broken).rejects.toThrow('The provided starting key is invalid');
  });

  it('are filtered after they are counted, and projected', async () => {
    const filter = { FilterExpression: 'attribute_exists(team)', ProjectionExpression: 'team', Limit: 3 };
    expect(await query('shop = :shop', filter)).toMatchObject({
      Items: [{ team: { S: 'even' } }, { team: { S: 'even' } }],
      Count: 2,
      ScannedCount: 3,
    });
    const counted = await query('shop = :shop', { Select: 'COUNT' });
    expect(counted).toMatchObject({ Count: 7, ScannedCount: 7 });
    expect(counted.Items).toBeUndefined();
  });

  const DETECTED = '1 validation error detected: ';
  it.each<[string, Partial<QueryCommandInput>, string]>([
    [
      'all attributes of an index that hasn’t them',
      { IndexName: 'by-team', Select: 'ALL_ATTRIBUTES' },
      'One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index by-team because its projection type is not ALL',
    ],
    [
      'the projected attributes of a table',
      { Select: 'ALL_PROJECTED_ATTRIBUTES' },
      'ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName',
    ],
    [
      'specific attributes without their names',
      { Select: 'SPECIFIC_ATTRIBUTES' },
      'Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES',
    ],
    [
      'all attributes, and some by name',
      { Select: 'ALL_ATTRIBUTES', ProjectionExpression: 'shop' },
      'Cannot specify the ProjectionExpression when choosing to get ALL_ATTRIBUTES',
    ],
    [
      'their count, and some by name',
      { Select: 'COUNT', ProjectionExpression: 'shop' },
      'Cannot specify the ProjectionExpression when choosing to get only the Count',
    ],
  ])('cannot be selected as %s', async (_, input, message) => {
    const ofIndex = input.IndexName !== undefined;
    const found = query(ofIndex ? 'team = :shop' : 'shop = :shop', input);
    await expect(found).rejects.toMatchObject({ message: ofIndex ? message : DETECTED + message });
    const scanned = client.send(new ScanCommand({ TableName: 'orders', ...input }));
    await expect(scanned).rejects.toMatchObject({ name: 'ValidationException', message });
  });

  it('are not projected twice', async () => {
    const overlap = (one: string, other: string): string =>
      `Invalid ProjectionExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [${one}], path two: [${other}]`;
    const scanned = client.send(
      new ScanCommand({ TableName: 'orders', ProjectionExpression: 'team, shop, team' }),
    );
    await expect(scanned).rejects.toMatchObject({ message: overlap('team', 'team') });
    const found = query('shop = :shop', { ProjectionExpression: 'team.colour, team' });
    await expect(found).rejects.toThrow(overlap('team, colour', 'team'));
  });

  it('have no empty value for the key of an index', async () => {
    const Item = { shop: { S: 'a' }, at: { N: '1' }, team: { S: '' } };
    await expect(client.send(new PutItemCommand({ TableName: 'orders', Item }))).rejects.toThrow(
      'The AttributeValue for a key attribute cannot contain an empty string value. IndexName: by-team-in-shop, IndexKey: team',
    );
  });

  it('are selected by names that are given', async () => {
    const input = { Select: 'SPECIFIC_ATTRIBUTES', ProjectionExpression: 'shop', Limit: 1 } as const;
    expect((await query('shop = :shop', input)).Items).toEqual([{ shop: { S: 'a' } }]);
  });

  it('are found by indexes, where they have their keys', async () => {
    const local = {
      IndexName: 'by-team-in-shop',
      ExpressionAttributeValues: { ':shop': { S: 'a' }, ':t': { S: 'e' } },
    };
    const inShop = await query('shop = :shop AND begins_with(team, :t)', local);
    expect(inShop.Count).toBe(4);
    expect(inShop.Items?.[0]).toHaveProperty('count');
    const ExpressionAttributeValues = { ':t': { S: 'even' } };
    const global = { IndexName: 'by-team', Limit: 4, ExpressionAttributeValues };
    const first = await query('team = :t', global);
    expect(first.Items?.map((item) => Object.keys(item).toSorted())).toEqual(
      Array.from({ length: 4 }, () => ['at', 'shop', 'team']),
    );
    const second = await query('team = :t', { ...global, ExclusiveStartKey: first.LastEvaluatedKey });
    expect(second.Items).toEqual([{ shop: { S: 'ab' }, at: { N: '1' }, team: { S: 'even' } }]);
    await expect(query('team = :t', { ...global, ConsistentRead: true })).rejects.toThrow(
      'Consistent reads are not supported on global secondary indexes',
    );
    const none = { IndexName: 'none', ExpressionAttributeValues };
    await expect(query('team = :t', none)).rejects.toThrow(
      'The table does not have the specified index: none',
    );
    const wrong = { shop: { S: 'a' }, at: { N: '1' }, team: { N: '1' } };
    await expect(client.send(new PutItemCommand({ TableName: 'orders', Item: wrong }))).rejects.toThrow(
      'Type mismatch for Index Key team Expected: S Actual: N IndexName: by-team',
    );
  });

  it.each<[string, object, string]>([
    ['#at = :shop', {}, 'Condition parameter type does not match schema type'],
    ['team = :shop', {}, 'Query condition missed key schema element: shop'],
    ['shop = :shop AND team = :shop', {}, 'Query condition missed key schema element: at'],
    ['#at = :x', { ':x': { N: '1' } }, 'Query condition missed key schema element: shop'],
    ['shop > :shop', {}, 'Query key condition not supported'],
    ['shop = :shop OR shop = :shop', {}, 'Query key condition not supported'],
    ['shop = :shop AND team = :shop', {}, 'Query condition missed key schema element: at'],
  ])('are not found by %s', async (condition, values, message) => {
    const all = {
      ExpressionAttributeValues: condition.includes(':shop')
        ? { ':shop': { S: 'a' }, ...values }
        : { ...values },
    };
    await expect(query(condition, all)).rejects.toThrow(message);
  });

  it('are not filtered by their keys', async () => {
    const filter = { FilterExpression: 'shop <> :shop' };
    await expect(query('shop = :shop', filter)).rejects.toThrow(
      'Filter Expression can only contain non-primary key attributes: Primary key attribute: shop',
    );
  });

  it('are all found by a scan, page by page', async () => {
    const scan = (input: Partial<ScanCommandInput>) =>
      client.send(new ScanCommand({ TableName: 'orders', ...input }));
    const found: unknown[] = [];
    let ExclusiveStartKey: ScanCommandInput['ExclusiveStartKey'];
    do {
      const page = await scan({ Limit: 3, ExclusiveStartKey });
      found.push(...(page.Items ?? []));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    expect(found).toHaveLength(8);
    expect(await scan({ IndexName: 'by-team' })).toMatchObject({ Count: 5 });
    const filter = { FilterExpression: 'shop = :s', ExpressionAttributeValues: { ':s': { S: 'ab' } } };
    expect(await scan(filter)).toMatchObject({ Count: 1, ScannedCount: 8 });
    await expect(scan({ Segment: 0, TotalSegments: 2 })).rejects.toThrow(
      'The emulator does not support TotalSegments, Segment here.',
    );
  });

  it('come a megabyte at a time', async () => {
    const blob = { S: 'x'.repeat(400_000) };
    for (const N of ['1', '2', '3', '4'])
      await client.send(
        new PutItemCommand({ TableName: 'orders', Item: { shop: { S: 'large' }, at: { N }, blob } }),
      );
    const page = await query('shop = :shop', {}, { ':shop': { S: 'large' } });
    expect(page).toMatchObject({ Count: 3, LastEvaluatedKey: { at: { N: '3' } } });
  });
});

it.each([
  ['PutItem', { TableName: 'orders' }, [`dynamodb:PutItem ${ARN}`]],
  ['Query', { TableName: ARN, IndexName: 'i' }, [`dynamodb:Query ${ARN}/index/i`]],
  ['BatchGetItem', { RequestItems: { orders: {} } }, [`dynamodb:BatchGetItem ${ARN}`]],
  ['TagResource', { ResourceArn: ARN }, [`dynamodb:TagResource ${ARN}`]],
  ['ListTables', {}, ['dynamodb:ListTables *']],
  [
    'TransactWriteItems',
    { TransactItems: [{ Put: { TableName: 'orders' } }, { ConditionCheck: { TableName: 'orders' } }] },
    [`dynamodb:PutItem ${ARN}`, `dynamodb:ConditionCheckItem ${ARN}`],
  ],
])('%s %j needs %j', (operation, input, needed) => {
  const asked = access(operation, input, EMULATOR_IDENTITY);
  expect(asked.map(({ action, resource }) => `${action} ${resource}`)).toEqual(needed);
});
