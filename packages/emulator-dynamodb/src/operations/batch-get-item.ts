import type { BatchGetItemCommandOutput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { type Item, itemInput } from '../attribute-value.ts';
import { type DynamoDbContext, findTable, nameOfTable, operation } from '../context.ts';
import { errors } from '../errors.ts';
import { storageKey } from '../item-keys.ts';
import { getMembers, readOne } from '../read-one.ts';
import { plainMetrics } from '../return-members.ts';

const MOST_KEYS = 100;

const request = z.strictObject({
  Keys: z.array(itemInput).min(1).max(MOST_KEYS),
  ConsistentRead: z.boolean().optional(),
  ProjectionExpression: getMembers.ProjectionExpression,
  ExpressionAttributeNames: getMembers.ExpressionAttributeNames,
});

/** Everything is answered at once: nothing is left unprocessed. */
export const batchGetItem = operation<BatchGetItemCommandOutput>()(
  z.strictObject({
    RequestItems: z.record(z.string(), request),
    ReturnConsumedCapacity: plainMetrics.ReturnConsumedCapacity,
  }),
  (context, { RequestItems }) => {
    const requests = Object.entries(RequestItems);
    const count = requests.reduce((total, [, { Keys }]) => total + Keys.length, 0);
    if (count > MOST_KEYS) throw errors.ValidationException.tooManyReads();
    const found = requests.map(([name, each]) => [name, readAll(context, name, each)] as const);
    return { Responses: Object.fromEntries(found), UnprocessedKeys: {} } as BatchGetItemCommandOutput;
  },
);

function readAll(
  context: DynamoDbContext,
  nameOrArn: string,
  { Keys, ...rest }: z.output<typeof request>,
): Item[] {
  const TableName = nameOfTable(nameOrArn);
  // Reading checks the expression, and the keys: one that is not the table's has no place.
  const found = Keys.map((Key) => readOne(context, { TableName, Key, ...rest }));
  const table = findTable(context, TableName);
  const places = new Set(Keys.map((key) => storageKey(table, key)));
  if (places.size < Keys.length) throw errors.ValidationException.duplicateKeys();
  return found.filter((item) => item !== undefined);
}
