import { z } from 'zod';
import type { Item } from './attribute-value.ts';
import type { DynamoDbContext } from './context.ts';
import { errors } from './errors.ts';
import { liveItems } from './expiry.ts';
import { type Condition, fulfils, parseCondition } from './expressions/condition.ts';
import { parseProjection, projected } from './expressions/paths.ts';
import { type Placeholders, placeholderMembers } from './expressions/placeholders.ts';
import { type Path, Tokens } from './expressions/tokens.ts';
import { itemSize } from './item-size.ts';
import { isIndexed, orderOf, storageKey } from './item-keys.ts';
import { type IndexRecord, keyNames, type TableRecord } from './table-record.ts';
import { itemInput } from './attribute-value.ts';
import { tableName } from './context.ts';

const MOST_PAGE_BYTES = 1_048_576;

/** The members that queries and scans share. */
export const searchMembers = {
  TableName: tableName,
  IndexName: z.string().optional(),
  Select: z.enum(['SPECIFIC_ATTRIBUTES', 'COUNT', 'ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES']).optional(),
  Limit: z.int().min(1).optional(),
  ConsistentRead: z.boolean().default(false),
  ExclusiveStartKey: itemInput.optional(),
  ProjectionExpression: z.string().optional(),
  FilterExpression: z.string().optional(),
  ExpressionAttributeNames: placeholderMembers.ExpressionAttributeNames,
  ExpressionAttributeValues: placeholderMembers.ExpressionAttributeValues,
};

export type Search = z.output<z.ZodObject<typeof searchMembers>>;

export function parsePaths(
  text: string | undefined,
  placeholders: Placeholders,
): readonly Path[] | undefined {
  return text === undefined
    ? undefined
    : parseProjection(new Tokens('ProjectionExpression', text, placeholders));
}

export function parseFilter(text: string | undefined, placeholders: Placeholders): Condition | undefined {
  return text === undefined ? undefined : parseCondition(new Tokens('FilterExpression', text, placeholders));
}

/** Throws `ValidationException` where what is selected doesn't go together with the other members. */
export function checkSelect({ Select, IndexName, ProjectionExpression }: Search): void {
  const { noProjection, projectedTable, projection } = errors.ValidationException;
  if (Select === undefined) return;
  if (Select === 'SPECIFIC_ATTRIBUTES') {
    if (ProjectionExpression === undefined) throw noProjection();
    return;
  }
  if (Select === 'ALL_PROJECTED_ATTRIBUTES' && IndexName === undefined) throw projectedTable();
  if (ProjectionExpression !== undefined)
    throw projection({ what: Select === 'COUNT' ? 'only the Count' : Select });
}

/** Throws `ValidationException` for an index that there is not, or that lacks what is selected. */
export function findIndex(
  table: TableRecord,
  { IndexName: name, ConsistentRead, Select }: Search,
): IndexRecord | undefined {
  if (name === undefined) return undefined;
  const index = table.indexes.find((each) => each.name === name);
  if (!index) throw errors.ValidationException.noIndex({ name });
  if (index.isGlobal && ConsistentRead) throw errors.ValidationException.consistentIndex();
  if (index.isGlobal && index.projection !== 'ALL' && Select === 'ALL_ATTRIBUTES')
    throw errors.ValidationException.wholeOfIndex({ name });
  return index;
}

/** Where an item stands in a table or an index; the same keys may be those of several items of an index. */
function placeOf(table: TableRecord, index: IndexRecord | undefined, item: Item): string {
  return index ? `${orderOf(index, item)}/${storageKey(table, item)}` : storageKey(table, item);
}

interface Page {
  readonly Items: Item[] | undefined;
  readonly Count: number;
  readonly ScannedCount: number;
  readonly LastEvaluatedKey: Item | undefined;
}

interface Asked {
  readonly search: Search;
  readonly index: IndexRecord | undefined;
  /** The start of the storage keys of all items that come into question. */
  readonly prefix: string;
  /** Of an item in question, before `Limit` counts it. */
  readonly isMeant: (item: Item) => boolean;
  readonly filter: Condition | undefined;
  readonly paths: readonly Path[] | undefined;
  readonly isDescending: boolean;
}

/** A page of the items that are asked for: up to `Limit`, and up to a megabyte, before the filter. */
export function readPage(context: DynamoDbContext, table: TableRecord, asked: Asked): Page {
  const { index, search, isDescending } = asked;
  const found = itemsIn(context, table, asked)
    .map((item) => ({ item, place: placeOf(table, index, item) }))
    .toSorted((one, other) => (one.place < other.place ? -1 : 1));
  const inOrder = isDescending ? found.toReversed() : found;
  const start = search.ExclusiveStartKey && startOf(table, index, search.ExclusiveStartKey);
  const isAfter = (place: string): boolean =>
    start === undefined || (isDescending ? place < start : place > start);
  const rest = inOrder.filter(({ place }) => isAfter(place)).map(({ item }) => item);
  return pageOf(table, asked, rest);
}

function itemsIn(context: DynamoDbContext, table: TableRecord, { index, prefix, isMeant }: Asked): Item[] {
  return liveItems(context, table, context.items.values({ prefix })).filter(
    (item) => (!index || isIndexed(index, item)) && isMeant(item),
  );
}

function startOf(table: TableRecord, index: IndexRecord | undefined, key: Item): string {
  const names = lastKeyNames(table, index);
  if (names.length !== Object.keys(key).length || names.some((name) => !Object.hasOwn(key, name)))
    throw errors.ValidationException.startKey();
  return placeOf(table, index, key);
}

function lastKeyNames(table: TableRecord, index: IndexRecord | undefined): string[] {
  return [...new Set([...keyNames(table), ...(index ? keyNames(index) : [])])];
}

function pageOf(table: TableRecord, asked: Asked, rest: readonly Item[]): Page {
  const { search, index, filter } = asked;
  const scanned = rest.slice(0, countOnPage(rest, search.Limit ?? Infinity));
  const items = scanned.filter((item) => !filter || fulfils(item, filter));
  const last = scanned.length < rest.length || scanned.length === search.Limit ? scanned.at(-1) : undefined;
  return {
    Items: search.Select === 'COUNT' ? undefined : items.map((item) => shown(table, asked, item)),
    Count: items.length,
    ScannedCount: scanned.length,
    LastEvaluatedKey: last && pickMembers(last, lastKeyNames(table, index)),
  };
}

function countOnPage(items: readonly Item[], limit: number): number {
  let bytes = 0;
  for (const [index, item] of items.entries()) {
    bytes += itemSize(item);
    if (index + 1 >= limit || bytes >= MOST_PAGE_BYTES) return index + 1;
  }
  return items.length;
}

function shown(table: TableRecord, { index, paths, search }: Asked, item: Item): Item {
  const isWhole =
    !index || index.projection === 'ALL' || (!index.isGlobal && search.Select === 'ALL_ATTRIBUTES');
  const inIndex = isWhole ? item : pickMembers(item, [...lastKeyNames(table, index), ...index.included]);
  return paths ? projected(inIndex, paths) : inIndex;
}

function pickMembers(item: Item, names: readonly string[]): Item {
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));
}
