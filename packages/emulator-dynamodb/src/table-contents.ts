import type { DynamoDbContext } from './context.ts';
import { liveItems } from './expiry.ts';
import { itemSize } from './item-size.ts';
import type { TableRecord } from './table-record.ts';

/** How many items a table has, and how large they are together. */
export function contentsOf(
  context: DynamoDbContext,
  table: TableRecord,
): { readonly count: number; readonly bytes: number } {
  const items = liveItems(context, table, context.items.values({ prefix: `${table.name}/` }));
  return { count: items.length, bytes: items.reduce((total, item) => total + itemSize(item), 0) };
}
