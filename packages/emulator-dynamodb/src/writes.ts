import { z } from 'zod';
import { type Item, itemInput } from './attribute-value.ts';
import { type DynamoDbContext, findTable, tableName } from './context.ts';
import { errors } from './errors.ts';
import { inDetectedWords } from './detected-words.ts';
import { liveItem } from './expiry.ts';
import { type Condition, fulfils, parseCondition } from './expressions/condition.ts';
import { Placeholders, placeholderMembers } from './expressions/placeholders.ts';
import { Tokens } from './expressions/tokens.ts';
import { applyUpdate, parseUpdate, type Update } from './expressions/update.ts';
import { itemSize, MOST_ITEM_BYTES } from './item-size.ts';
import { checkIndexKeys, checkItem, checkKey, storageKey } from './item-keys.ts';
import { keyNames, type TableRecord } from './table-record.ts';

/** The members that every write may have, alone and in a transaction. */
const conditionMembers = {
  TableName: tableName,
  ConditionExpression: z.string().optional(),
  ReturnValuesOnConditionCheckFailure: z.enum(['ALL_OLD', 'NONE']).default('NONE'),
  ...placeholderMembers,
};

export const putMembers = { ...conditionMembers, Item: itemInput };
export const keyMembers = { ...conditionMembers, Key: itemInput };
export const updateMembers = { ...keyMembers, UpdateExpression: z.string().optional() };
export const checkMembers = { ...keyMembers, ConditionExpression: z.string() };

type Input = z.output<z.ZodObject<typeof conditionMembers>> & {
  readonly Item?: Item;
  readonly Key?: Item;
  readonly UpdateExpression?: string | undefined;
};

/** A write that is checked as far as it can be without the item that is there. */
export interface Write {
  readonly key: string;
  readonly update: Update;
  /** Makes the write, and answers the item before and after it. Throws where the condition does not hold. */
  readonly run: () => Written;
}

interface Written {
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

type Kind = 'put' | 'update' | 'delete' | 'check';

/** A write by itself, whose expressions are checked in words of their own. */
export function prepareAlone(context: DynamoDbContext, kind: Kind, input: Input): Write {
  return prepare(
    context,
    kind,
    input,
    inDetectedWords(() => parse(input)),
  );
}

/** Throws `ResourceNotFoundException` and `ValidationException`. */
export function prepareWrite(context: DynamoDbContext, kind: Kind, input: Input): Write {
  return prepare(context, kind, input, parse(input));
}

function prepare(context: DynamoDbContext, kind: Kind, input: Input, { condition, update }: Parsed): Write {
  const table = findTable(context, input.TableName);
  if (input.Item) checkItem(table, input.Item);
  if (input.Key) checkKey(table, input.Key);
  checkUpdate(table, update);
  const key = storageKey(table, (input.Item ?? input.Key) as Item);
  const isShown = input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD';
  return {
    key,
    update,
    run() {
      const before = liveItem(context, table, key);
      if (condition && !fulfils(before ?? {}, condition))
        throw errors.ConditionalCheckFailedException(isShown ? before : undefined);
      const after = itemAfter(table, kind, input, { before, update });
      if (!after) context.items.delete(key);
      else if (after !== before) context.items.put(key, { key, item: after });
      return { before, after };
    },
  };
}

interface Parsed {
  readonly condition: Condition | undefined;
  readonly update: Update;
}

function parse(input: Input): Parsed {
  const { ConditionExpression, UpdateExpression } = input;
  const placeholders = new Placeholders(input);
  const tokens = (name: string, text: string): Tokens => new Tokens(name, text, placeholders);
  const update =
    UpdateExpression === undefined ? [] : parseUpdate(tokens('UpdateExpression', UpdateExpression));
  const condition =
    ConditionExpression === undefined
      ? undefined
      : parseCondition(tokens('ConditionExpression', ConditionExpression));
  placeholders.checkUsed(UpdateExpression !== undefined || ConditionExpression !== undefined);
  return { condition, update };
}

function checkUpdate(table: TableRecord, update: Update): void {
  const name = keyNames(table).find((key) => update.some(({ path }) => path[0] === key));
  if (name !== undefined) throw errors.ValidationException.keyUpdate({ name });
}

function itemAfter(
  table: TableRecord,
  kind: Kind,
  { Item, Key }: Input,
  { before, update }: { readonly before: Item | undefined; readonly update: Update },
): Item | undefined {
  if (kind === 'put') return Item;
  if (kind === 'delete') return undefined;
  if (kind === 'check') return before;
  const after = applyUpdate(before ?? (Key as Item), update);
  checkIndexKeys(table, after);
  if (itemSize(after) > MOST_ITEM_BYTES) throw errors.ValidationException.updatedItemSize();
  return after;
}
