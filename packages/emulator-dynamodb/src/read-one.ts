import { z } from 'zod';
import { type Item, itemInput } from './attribute-value.ts';
import { type DynamoDbContext, findTable, tableName } from './context.ts';
import { liveItem } from './expiry.ts';
import { projected } from './expressions/paths.ts';
import { Placeholders, placeholderMembers } from './expressions/placeholders.ts';
import { checkKey, storageKey } from './item-keys.ts';
import { parsePaths } from './reads.ts';

export const getMembers = {
  TableName: tableName,
  Key: itemInput,
  ProjectionExpression: z.string().optional(),
  ExpressionAttributeNames: placeholderMembers.ExpressionAttributeNames,
};

/** An item by its key, or the parts of it that are asked for; undefined where there is none. */
export function readOne(
  context: DynamoDbContext,
  input: z.output<z.ZodObject<typeof getMembers>>,
): Item | undefined {
  const placeholders = new Placeholders(input);
  const paths = parsePaths(input.ProjectionExpression, placeholders);
  placeholders.checkUsed(paths !== undefined);
  const table = findTable(context, input.TableName);
  checkKey(table, input.Key);
  const item = liveItem(context, table, storageKey(table, input.Key));
  return item && paths ? projected(item, paths) : item;
}
