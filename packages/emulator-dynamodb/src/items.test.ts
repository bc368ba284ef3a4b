import {
  type AttributeValue,
  BatchGetItemCommand,
  BatchWriteItemCommand,
  CreateTableCommand,
  DeleteItemCommand,
  type DeleteItemCommandInput,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
  TransactWriteItemsCommand,
  type TransactWriteItemsCommandInput,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDynamoDb } from './testing/start-dynamodb.ts';

let server: Awaited<ReturnType<typeof startDynamoDb>>;
let client: DynamoDBClient;
const TableName = 'orders';
const Key = { id: { S: 'a' } };
type Item = Record<string, AttributeValue>;

beforeEach(async () => {
  server = await startDynamoDb();
  ({ client } = server);
  await client.send(
    new CreateTableCommand({
      TableName,
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
});
afterEach(() => server.close());

const put = (Item: Item, input: Partial<PutItemCommandInput> = {}) =>
  client.send(new PutItemCommand({ TableName, Item: { ...Key, ...Item }, ...input }));
const get = async (input: object = {}) =>
  (await client.send(new GetItemCommand({ TableName, Key, ...input }))).Item;
const remove = (input: Partial<DeleteItemCommandInput> = {}) =>
  client.send(new DeleteItemCommand({ TableName, Key, ...input }));
const update = async (
  UpdateExpression: string,
  values: Item = {},
  input: Partial<UpdateItemCommandInput> = {},
) => {
  const hasValues = Object.keys(values).length > 0;
  const given = { UpdateExpression, ...(hasValues && { ExpressionAttributeValues: values }) };
  return (await client.send(new UpdateItemCommand({ TableName, Key, ...given, ...input }))).Attributes;
};

describe('an item', () => {
  it('comes back as it was put, with values of every type', async () => {
    const item: Item = {
      text: { S: '' },
      number: { N: '1.5' },
      bytes: { B: new Uint8Array([0, 255]) },
      yes: { BOOL: true },
      nothing: { NULL: true },
      texts: { SS: ['b', 'a'] },
      numbers: { NS: ['2', '1'] },
      blobs: { BS: [new Uint8Array([1])] },
      list: { L: [{ S: 'x' }, { L: [] }] },
      map: { M: { inner: { M: {} } } },
    };
    await put(item);
    expect(await get()).toEqual({ ...Key, ...item });
  });

  it.each([
    ['0010.500', '10.5'],
    ['-0', '0'],
    ['1E3', '1000'],
    ['1.5e-3', '0.0015'],
    ['12345678901234567890123456789012345678', '12345678901234567890123456789012345678'],
  ])('keeps the number %s as %s', async (N, kept) => {
    await put({ n: { N } });
    expect((await get())?.['n']).toEqual({ N: kept });
  });

  it.each<[Item, string]>([
    [{ n: { N: 'many' } }, 'The parameter cannot be converted to a numeric value: many'],
    [
      { n: { N: '1E126' } },
      'Number overflow. Attempting to store a number with magnitude larger than supported range',
    ],
    [{ n: { N: '1E-131' } }, 'Number underflow. Attempting to store a number with magnitude smaller'],
    [{ n: { N: `${'1'.repeat(39)}` } }, 'Attempting to store more than 38 significant digits in a Number'],
    [{ s: { SS: [] } }, 'One or more parameter values were invalid: An string set  may not be empty'],
    [{ s: { SS: ['a', 'a'] } }, 'Input collection contains duplicates.'],
    [
      { s: {} as AttributeValue },
      'Supplied AttributeValue is empty, must contain exactly one of the supported',
    ],
    [{ id: { N: '1' } }, 'Type mismatch for key id expected: S actual: N'],
    [
      { id: { S: '' } },
      'The AttributeValue for a key attribute cannot contain an empty string value. Key: id',
    ],
    [{ s: { S: 'x'.repeat(409_600) } }, 'Item size has exceeded the maximum allowed size'],
  ])('is refused %#', async (item, message) => {
    await expect(put(item)).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(message),
    });
  });

  it('has lists and maps in each other to a depth of 32', async () => {
    const nested = (levels: number): AttributeValue =>
      levels === 0 ? { S: 'x' } : { M: { deeper: nested(levels - 1) } };
    await put({ deep: nested(32) });
    await expect(put({ deep: nested(33) })).rejects.toThrow('Nesting Levels have exceeded supported limits');
  });

  it('needs its key, in a table that there is', async () => {
    const Item = { other: { S: 'x' } };
    await expect(client.send(new PutItemCommand({ TableName, Item }))).rejects.toThrow(
      'One or more parameter values were invalid: Missing the key id in the item',
    );
    await expect(get({ Key: { ...Key, other: { S: 'x' } } })).rejects.toThrow(
      'The provided key element does not match the schema',
    );
    await expect(get({ TableName: 'none' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Requested resource not found',
    });
  });

  it('answers what it replaces, and what is deleted', async () => {
    await put({ n: { N: '1' } });
    expect((await put({ n: { N: '2' } }, { ReturnValues: 'ALL_OLD' })).Attributes).toEqual({
      ...Key,
      n: { N: '1' },
    });
    expect((await remove({ ReturnValues: 'ALL_OLD' })).Attributes).toEqual({ ...Key, n: { N: '2' } });
    expect(await get()).toBeUndefined();
    expect((await remove()).Attributes).toBeUndefined();
    await expect(remove({ ReturnValues: 'ALL_NEW' })).rejects.toThrow(
      'ReturnValues can only be ALL_OLD or NONE',
    );
  });

  it('is read in parts', async () => {
    await put({
      cup: { M: { a: { S: '1' }, b: { S: '2' } } },
      slots: { L: [{ S: 'x' }, { S: 'y' }, { S: 'z' }] },
    });
    expect(
      await get({
        ProjectionExpression: '#m.a, slots[2], slots[0], absent',
        ExpressionAttributeNames: { '#m': 'cup' },
      }),
    ).toEqual({ cup: { M: { a: { S: '1' } } }, slots: { L: [{ S: 'x' }, { S: 'z' }] } });
  });
});

describe('a condition', () => {
  const item: Item = {
    n: { N: '10' },
    s: { S: 'scone' },
    tags: { SS: ['a', 'b'] },
    slots: { L: [{ N: '1' }] },
    cup: { M: { deep: { BOOL: true } } },
  };
  const values: Item = {
    ':nine': { N: '9' },
    ':ten': { N: '10.0' },
    ':hundred': { N: '1e2' },
    ':sc': { S: 'sc' },
    ':a': { S: 'a' },
    ':one': { N: '1' },
    ':yes': { BOOL: true },
    ':type': { S: 'SS' },
  };
  const holds = async (ConditionExpression: string): Promise<boolean> => {
    const used = Object.entries(values).filter(([name]) =>
      new RegExp(`${name}\\b`).test(ConditionExpression),
    );
    const given = used.length > 0 ? { ExpressionAttributeValues: Object.fromEntries(used) } : {};
    try {
      await put(item, { ConditionExpression, ...given });
      return true;
    } catch (error) {
      if ((error as Error).name !== 'ConditionalCheckFailedException') throw error;
      return false;
    }
  };

  it.each([
    'n = :ten',
    'n > :nine AND n < :hundred',
    'n <> :nine and NOT n <> :ten',
    'n BETWEEN :nine AND :hundred',
    'n IN (:nine, :ten)',
    'attribute_exists(cup.deep) AND attribute_not_exists(cup.shallow)',
    'begins_with(s, :sc)',
    'contains(s, :sc) AND contains(tags, :a) AND contains(slots, :one)',
    'attribute_type(tags, :type)',
    'size(slots) = :one',
    'absent = :one OR (n >= :ten AND n <= :ten)',
    'absent <> :one',
    'slots[0] = :one and cup.deep = :yes',
  ])('holds: %s', async (condition) => {
    await put(item);
    expect(await holds(condition)).toBe(true);
  });

  it.each([
    'n = :nine',
    'n < :nine',
    's > :nine',
    'absent < :one',
    'absent IN (:one)',
    'attribute_not_exists(n)',
    'begins_with(s, :a)',
    'NOT contains(tags, :a)',
    'n = :ten AND absent = :one OR n = :nine',
    'size(absent) = :one',
  ])('does not hold: %s', async (condition) => {
    await put(item);
    expect(await holds(condition)).toBe(false);
  });

  it('fails the write in AWS’s words, with the item where it is asked for', async () => {
    await put(item);
    const condition = { ConditionExpression: 'attribute_not_exists(id)' };
    await expect(put({ n: { N: '1' } }, condition)).rejects.toMatchObject({
      name: 'ConditionalCheckFailedException',
      message: 'The conditional request failed',
    });
    await expect(
      remove({ ...condition, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
    ).rejects.toMatchObject({ Item: { ...Key, ...item } });
    await expect(update('SET n = n', {}, condition)).rejects.toThrow('The conditional request failed');
    expect((await get())?.['n']).toEqual({ N: '10' });
  });

  it.each([
    ['n = ', 'Invalid ConditionExpression: Syntax error; token: "<EOF>", near: "="'],
    [
      'n == :ten',
      'Invalid ConditionExpression: Syntax error; token: "=", near: "= = :ten"'.replace('= = ', '== '),
    ],
    ['', 'Invalid ConditionExpression: The expression can not be empty;'],
    ['name = :ten', 'Attribute name is a reserved keyword; reserved keyword: name'],
    [
      '#n = :ten',
      'An expression attribute name used in the document path is not defined; attribute name: #n',
    ],
    [
      'n = :absent',
      'An expression attribute value used in expression is not defined; attribute value: :absent',
    ],
    ['exists(n)', 'Invalid function name; function: exists'],
    ['begins_with(n)', 'operator or function: begins_with, number of operands: 1'],
    ['attribute_exists(:ten)', 'Operator or function requires a document path'],
  ])('is refused: %s', async (condition, message) => {
    await expect(holds(condition)).rejects.toThrow(message);
  });

  it('has up to 4096 bytes', async () => {
    const nested = (count: number) => `${'('.repeat(count)}attribute_exists(n)${')'.repeat(count)}`;
    expect(await holds(nested(2038))).toBe(false);
    await expect(holds(nested(2039))).rejects.toThrow(
      'Invalid ConditionExpression: Expression size has exceeded the maximum allowed size; expression size: 4097',
    );
  });

  it('uses every name and value that it is given', async () => {
    const ExpressionAttributeValues = { ':x': { S: 'x' } };
    await expect(
      put({}, { ConditionExpression: 'attribute_exists(n)', ExpressionAttributeValues }),
    ).rejects.toThrow('Value provided in ExpressionAttributeValues unused in expressions: keys: {:x}');
    await expect(put({}, { ExpressionAttributeValues })).rejects.toThrow(
      'ExpressionAttributeValues can only be specified when using expressions',
    );
  });
});

describe('an update', () => {
  it('makes an item that is not there, and counts exactly', async () => {
    const by = { ':by': { N: '0.1' } };
    expect(await update('ADD n :by', by, { ReturnValues: 'ALL_NEW' })).toEqual({ ...Key, n: { N: '0.1' } });
    expect(await update('SET n = n + :by', by, { ReturnValues: 'UPDATED_NEW' })).toEqual({ n: { N: '0.2' } });
    expect(
      await update('SET n = :big - n', { ':big': { N: '1E20' } }, { ReturnValues: 'UPDATED_NEW' }),
    ).toEqual({
      n: { N: '99999999999999999999.8' },
    });
    expect(await update('SET n = :by', by, { ReturnValues: 'UPDATED_OLD' })).toEqual({
      n: { N: '99999999999999999999.8' },
    });
  });

  it('sets, removes, adds and deletes at once, each of the item as it was', async () => {
    await put({
      a: { N: '1' },
      b: { N: '2' },
      slots: { L: [{ S: '0' }, { S: '1' }, { S: '2' }] },
      tags: { SS: ['x', 'y'] },
      gone: { S: '' },
      cup: { M: { in: { S: 'x' } } },
    });
    const values: Item = {
      ':more': { L: [{ S: '3' }] },
      ':z': { SS: ['z'] },
      ':five': { N: '5' },
      ':new': { S: 'new' },
    };
    await update(
      'SET a = b, b = a, c = if_not_exists(c, :five), longer = list_append(slots, :more), cup.#in = :new, slots[9] = :new ' +
        'REMOVE gone, slots[0], slots[1] ADD tags :z',
      values,
      { ExpressionAttributeNames: { '#in': 'in' } },
    );
    await update('DELETE tags :x', { ':x': { SS: ['x', 'z'] } });
    expect(await get()).toEqual({
      ...Key,
      a: { N: '2' },
      b: { N: '1' },
      c: { N: '5' },
      longer: { L: [{ S: '0' }, { S: '1' }, { S: '2' }, { S: '3' }] },
      slots: { L: [{ S: '2' }, { S: 'new' }] },
      tags: { SS: ['y'] },
      cup: { M: { in: { S: 'new' } } },
    });
    await update('DELETE tags :x', { ':x': { SS: ['y'] } });
    expect(await get()).not.toHaveProperty('tags');
  });

  it('may have any name for an attribute', async () => {
    const names = { ExpressionAttributeNames: { '#p': '__proto__' } };
    await update('SET #p = :x', { ':x': { S: 'x' } }, names);
    await update('SET n = #p', {}, names);
    expect((await get())?.['n']).toEqual({ S: 'x' });
  });

  it.each<[string, Item, string]>([
    ['SET id = :x', { ':x': { S: 'x' } }, 'Cannot update attribute id. This attribute is part of the key'],
    [
      'SET a.b = :x',
      { ':x': { S: 'x' } },
      'The document path provided in the update expression is invalid for update',
    ],
    ['SET a = b', {}, 'The provided expression refers to an attribute that does not exist in the item'],
    [
      'SET a = s + :x',
      { ':x': { N: '1' } },
      'An operand in the update expression has an incorrect data type',
    ],
    ['ADD s :x', { ':x': { N: '1' } }, 'An operand in the update expression has an incorrect data type'],
    ['ADD a :x', { ':x': { S: 'x' } }, 'operator or function: ADD, operand type: S'],
    ['SET a = :x SET b = :x', { ':x': { S: 'x' } }, 'The "SET" section can only be used once'],
    [
      'SET a = :x, a.b = :x',
      { ':x': { S: 'x' } },
      'overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a, b]',
    ],
    ['SET a = size(b)', {}, 'Invalid function name; function: size'],
    ['SET a :x', { ':x': { S: 'x' } }, 'Syntax error; token: ":x", near: "a :x"'],
    ['CHANGE a', {}, 'Syntax error; token: "CHANGE"'],
  ])('is refused: %s', async (expression, values, message) => {
    await put({ s: { S: 'text' } });
    await expect(update(expression, values)).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(message),
    });
  });
});

describe('several items', () => {
  const id = (S: string) => ({ id: { S } });

  it('are written and read together', async () => {
    await put({});
    const requests = [{ PutRequest: { Item: id('b') } }, { DeleteRequest: { Key } }];
    const write = { RequestItems: { [TableName]: requests } };
    expect(await client.send(new BatchWriteItemCommand(write))).toMatchObject({ UnprocessedItems: {} });
    const read = { RequestItems: { [TableName]: { Keys: [Key, id('b')] } } };
    expect(await client.send(new BatchGetItemCommand(read))).toMatchObject({
      Responses: { [TableName]: [id('b')] },
      UnprocessedKeys: {},
    });
    const twice = { RequestItems: { [TableName]: { Keys: [Key, Key] } } };
    await expect(client.send(new BatchGetItemCommand(twice))).rejects.toThrow(
      'Provided list of item keys contains duplicates',
    );
    for (const wrong of [{}, { other: { S: 'b' } }]) {
      const command = new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: [wrong] } } });
      await expect(client.send(command)).rejects.toThrow(
        'The provided key element does not match the schema',
      );
    }
    const many = Array.from({ length: 26 }, (_, index) => ({ PutRequest: { Item: id(`${index}`) } }));
    const tooMany = new BatchWriteItemCommand({ RequestItems: { [TableName]: many } });
    await expect(client.send(tooMany)).rejects.toThrow(
      'Too many items requested for the BatchWriteItem call',
    );
  });

  const transact = (
    TransactItems: TransactWriteItemsCommandInput['TransactItems'],
    ClientRequestToken?: string,
  ) => client.send(new TransactWriteItemsCommand({ TransactItems, ClientRequestToken }));

  it('are written all or not at all', async () => {
    const exists = { ConditionExpression: 'attribute_exists(id)' };
    const one = { Put: { TableName, Item: id('b') } };
    const check = { ConditionCheck: { TableName, Key, ...exists } };
    await expect(transact([one, check])).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      message:
        'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]',
      CancellationReasons: [
        { Code: 'None' },
        { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' },
      ],
    });
    expect(await get({ Key: id('b') })).toBeUndefined();
    await put({});
    await transact([one, check]);
    expect(await get({ Key: id('b') })).toEqual(id('b'));
    await transact([{ Delete: { TableName, Key: id('b') } }]);
    await expect(transact([one, one])).rejects.toThrow('cannot include multiple operations on one item');
  });

  it('are written once for one token', async () => {
    const add = (N: string) => [
      {
        Update: { TableName, Key, UpdateExpression: 'ADD n :n', ExpressionAttributeValues: { ':n': { N } } },
      },
    ];
    await transact(add('1'), 'token');
    await transact(add('1'), 'token');
    expect((await get())?.['n']).toEqual({ N: '1' });
    await expect(transact(add('2'), 'token')).rejects.toMatchObject({
      name: 'IdempotentParameterMismatchException',
    });
  });
});

describe('what stands beside expressions', () => {
  const DETECTED = '1 validation error detected: ';
  const names = { ExpressionAttributeNames: { '#used': 'n', '#count': 'count' } };
  const unused = 'Value provided in ExpressionAttributeNames unused in expressions: keys: {#count}';
  const alone = { ConditionExpression: 'attribute_exists(#used)', ...names };

  it('has to be used: a write by itself says that it was detected', async () => {
    const message = DETECTED + unused;
    await expect(put({}, alone)).rejects.toMatchObject({ message });
    await expect(remove(alone)).rejects.toMatchObject({ message });
    await expect(update('SET #used = :n', { ':n': { N: '1' } }, names)).rejects.toMatchObject({ message });
    await expect(update('')).rejects.toMatchObject({
      message: `${DETECTED}Invalid UpdateExpression: The expression can not be empty;`,
    });
  });

  it('has to be used in reads and transactions, before keys and tables are looked at', async () => {
    const wrong = { TableName, Key: { other: { S: 'x' } }, ...alone };
    const transaction = client.send(new TransactWriteItemsCommand({ TransactItems: [{ Delete: wrong }] }));
    await expect(transaction).rejects.toMatchObject({ message: unused });
    const request = { Keys: [Key], ProjectionExpression: '#used', ...names };
    const batch = client.send(new BatchGetItemCommand({ RequestItems: { none: request } }));
    await expect(batch).rejects.toMatchObject({ message: unused });
  });

  it.each([
    [{ ExpressionAttributeNames: {} }, 'ExpressionAttributeNames must not be empty'],
    [
      { ExpressionAttributeNames: { used: 'n' } },
      'ExpressionAttributeNames contains invalid key: Syntax error; key: "used"',
    ],
  ])('is refused: %j', async (input, message) => {
    await expect(get({ ProjectionExpression: 'id', ...input })).rejects.toMatchObject({ message });
  });

  it.each([
    [{}, 'ExpressionAttributeValues must not be empty'],
    [{ n: { N: '1' } }, 'ExpressionAttributeValues contains invalid key: Syntax error; key: "n"'],
  ])('is refused as values: %j', async (ExpressionAttributeValues, message) => {
    const input = { ConditionExpression: 'attribute_exists(id)', ExpressionAttributeValues };
    await expect(put({}, input)).rejects.toMatchObject({ message: DETECTED + message });
  });
});

it('finds a table by its ARN in batches too', async () => {
  const ARN = `arn:aws:dynamodb:us-east-1:000000000000:table/${TableName}`;
  await client.send(new BatchWriteItemCommand({ RequestItems: { [ARN]: [{ PutRequest: { Item: Key } }] } }));
  const { Responses } = await client.send(
    new BatchGetItemCommand({ RequestItems: { [ARN]: { Keys: [Key] } } }),
  );
  expect(Responses).toEqual({ [ARN]: [Key] });
});
