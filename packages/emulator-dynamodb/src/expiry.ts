import type { Item } from './attribute-value.ts';
import type { DynamoDbContext, ItemRecord } from './context.ts';
import type { TableRecord } from './table-record.ts';

/** What expired longer ago stays, in case the attribute means something else. */
const LONGEST_SECONDS = 5 * 365 * 24 * 3600;

/** Whether an item's time to live is over. AWS deletes such items within days; here they are gone at once. */
function isExpired({ timeToLive }: TableRecord, item: Item, now: number): boolean {
  if (timeToLive === undefined || !Object.hasOwn(item, timeToLive)) return false;
  const value = item[timeToLive];
  if (!value || !('N' in value)) return false;
  const age = now / 1000 - Number(value.N);
  return age >= 0 && age <= LONGEST_SECONDS;
}

/** The item under a key, unless it has expired: then it is deleted. */
export function liveItem(context: DynamoDbContext, table: TableRecord, key: string): Item | undefined {
  const record = context.items.get(key);
  return record && liveItems(context, table, [record])[0];
}

/** The items that have not expired; the others are deleted. */
export function liveItems(
  { clock, items }: DynamoDbContext,
  table: TableRecord,
  records: readonly ItemRecord[],
): Item[] {
  const now = clock.now();
  const live: Item[] = [];
  for (const { key, item } of records)
    if (isExpired(table, item, now)) items.delete(key);
    else live.push(item);
  return live;
}
