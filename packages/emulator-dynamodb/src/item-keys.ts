import { type AttributeValue, type Item, orderedText, typeOf } from './attribute-value.ts';
import { errors } from './errors.ts';
import { itemSize, MOST_ITEM_BYTES } from './item-size.ts';
import { type IndexRecord, keyNames, type Keys, type TableRecord } from './table-record.ts';

const MOST_BYTES = { hash: 2048, range: 1024 };

/** Under which an item is kept: those of one hash key stand together, in the order of their range keys. */
export function storageKey(table: TableRecord, item: Item): string {
  return `${table.name}/${orderOf(table, item)}`;
}

/** The start of all storage keys of one hash key. */
export function hashPrefix(table: TableRecord, hash: AttributeValue): string {
  return `${table.name}/${orderedText(hash) ?? ''}/`;
}

/** A text by which items are in the order of those keys. */
export function orderOf({ hash, range }: Keys, item: Item): string {
  const part = (name: string): string => orderedText(item[name] as AttributeValue) ?? '';
  return range === undefined ? `${part(hash)}/` : `${part(hash)}/${part(range)}`;
}

/** Whether an item stands in an index: only one that has all its keys does. */
export function isIndexed(index: IndexRecord, item: Item): boolean {
  return keyNames(index).every((name) => Object.hasOwn(item, name));
}

/** Throws `ValidationException` where a key is not just what the table wants. */
export function checkKey(table: TableRecord, key: Item): void {
  const wanted = keyNames(table);
  const isFit = wanted.every(
    (name) => Object.hasOwn(key, name) && typeOf(key[name] as AttributeValue) === table.types[name],
  );
  if (!isFit || Object.keys(key).length !== wanted.length) throw errors.ValidationException.key();
  checkSizes(table, key);
}

/** Throws `ValidationException` where an item lacks a key, or has one of another type, or is too large. */
export function checkItem(table: TableRecord, item: Item): void {
  for (const name of keyNames(table)) checkKeyAttribute(table, item, name);
  checkSizes(table, item);
  checkIndexKeys(table, item);
  if (itemSize(item) > MOST_ITEM_BYTES) throw errors.ValidationException.itemSize();
}

function checkKeyAttribute({ types }: TableRecord, item: Item, name: string): void {
  const { keyType, missingKey } = errors.ValidationException;
  const value = Object.hasOwn(item, name) ? item[name] : undefined;
  if (!value) throw missingKey({ name });
  const [expected = '', actual] = [types[name], typeOf(value)];
  if (actual !== expected) throw keyType({ name, expected, actual });
}

function checkSizes(table: TableRecord, item: Item): void {
  const { emptyKey, hashSize, rangeSize } = errors.ValidationException;
  for (const name of keyNames(table)) {
    const value = item[name] as AttributeValue;
    const bytes = itemSize({ '': value });
    if (bytes === 0) throw emptyKey({ name, kind: kindOf(value) });
    const [limit, tooLarge] =
      name === table.hash ? [MOST_BYTES.hash, hashSize] : [MOST_BYTES.range, rangeSize];
    if (bytes > limit) throw tooLarge({ limit });
  }
}

function kindOf(value: AttributeValue): string {
  return 'S' in value ? 'string' : 'binary';
}

export function checkIndexKeys({ indexes, types }: TableRecord, item: Item): void {
  for (const index of indexes)
    for (const name of keyNames(index)) {
      const value = Object.hasOwn(item, name) ? item[name] : undefined;
      const expected = types[name] ?? '';
      if (value && typeOf(value) !== expected)
        throw errors.ValidationException.indexKeyType({
          name,
          expected,
          actual: typeOf(value),
          index: index.name,
        });
      if (value && itemSize({ '': value }) === 0)
        throw errors.ValidationException.emptyIndexKey({ name, kind: kindOf(value), index: index.name });
    }
}
