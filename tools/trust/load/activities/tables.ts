import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { type LoadClient, until } from '../activity.ts';

/** A table, with items that are put, changed, queried and read. */
export async function tables(client: LoadClient): Promise<void> {
  const { dynamoDb, ledger, newName } = client;
  const TableName = newName();
  await dynamoDb.send(
    new CreateTableCommand({
      TableName,
      AttributeDefinitions: [
        { AttributeName: 'id', AttributeType: 'S' },
        { AttributeName: 'n', AttributeType: 'N' },
      ],
      KeySchema: [
        { AttributeName: 'id', KeyType: 'HASH' },
        { AttributeName: 'n', KeyType: 'RANGE' },
      ],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
  const described = new DescribeTableCommand({ TableName });
  await until(
    () => dynamoDb.send(described),
    ({ Table }) => Table?.TableStatus === 'ACTIVE',
  );
  const keyOf = (n: number) => ({ id: { S: 'one' }, n: { N: String(n) } });
  for (let n = 0; n < 10; n++) {
    const Item = { ...keyOf(n), text: { S: newName().padEnd(1000, 'x') } };
    await dynamoDb.send(new PutItemCommand({ TableName, Item }));
    const { Item: found } = await dynamoDb.send(new GetItemCommand({ TableName, Key: keyOf(n) }));
    ledger.look('dynamoDb', 'an item that is not as put', found?.['text']?.S === Item.text.S);
  }
  const add = { UpdateExpression: 'ADD sold :one', ExpressionAttributeValues: { ':one': { N: '1' } } };
  for (let times = 0; times < 5; times++)
    await dynamoDb.send(new UpdateItemCommand({ TableName, Key: keyOf(0), ...add }));
  const TransactItems = [1, 2].map((n) => ({ Update: { TableName, Key: keyOf(n), ...add } }));
  await dynamoDb.send(new TransactWriteItemsCommand({ TransactItems }));
  const { Items = [] } = await dynamoDb.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'id = :id',
      ExpressionAttributeValues: { ':id': { S: 'one' } },
    }),
  );
  const sold = Items.map((item) => item['sold']?.N ?? '0').join('');
  ledger.look('dynamoDb', `counts of a query: ${sold}`, sold === '5110000000');
  await dynamoDb.send(new DeleteTableCommand({ TableName }));
  const end = await until(
    () => dynamoDb.send(described).catch((error: Error) => error.name),
    (answer) => typeof answer === 'string',
  );
  ledger.look('dynamoDb', 'a table that was deleted', end === 'ResourceNotFoundException');
}
