import { z } from 'zod';
import { errors } from './errors.ts';
import { canonicalNumber, orderedNumber } from './numbers.ts';

/** A value of an attribute. Bytes are in Base64 and numbers in texts, as on the wire. */
export type AttributeValue =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly B: string }
  | { readonly BOOL: boolean }
  | { readonly NULL: true }
  | { readonly SS: readonly string[] }
  | { readonly NS: readonly string[] }
  | { readonly BS: readonly string[] }
  | { readonly L: readonly AttributeValue[] }
  | { readonly M: Item };

export interface Item {
  readonly [name: string]: AttributeValue;
}

export type ValueType = 'S' | 'N' | 'B' | 'BOOL' | 'NULL' | 'SS' | 'NS' | 'BS' | 'L' | 'M';

const texts = z.array(z.string());

/** What stands behind each type's name; the parts of lists and maps are read one by one. */
const CONTENTS: Readonly<Record<ValueType, z.ZodType>> = {
  S: z.string(),
  N: z.string(),
  B: z.base64(),
  BOOL: z.boolean(),
  NULL: z.boolean(),
  SS: texts,
  NS: texts,
  BS: z.array(z.base64()),
  L: z.array(z.unknown()),
  M: z.record(z.string(), z.unknown()),
};

export const VALUE_TYPES = Object.keys(CONTENTS) as readonly ValueType[];

/** How deep lists and maps may stand in each other. */
const MOST_LEVELS = 32;

/** Throws `ValidationException` in DynamoDB's words. Numbers come out in one form. */
function readValue(value: unknown, depth = 0): AttributeValue {
  const members = Object.entries(value ?? {});
  const { emptyValue, nesting, severalValues, wrongValue } = errors.ValidationException;
  if (depth > MOST_LEVELS) throw nesting();
  const [member] = members;
  if (member === undefined || !Object.hasOwn(CONTENTS, member[0])) throw emptyValue();
  if (members.length > 1) throw severalValues();
  const [type, content] = member as [ValueType, never];
  if (!CONTENTS[type].safeParse(content).success) throw wrongValue({ type });
  return READERS[type]?.(content, depth) ?? ({ [type]: content } as unknown as AttributeValue);
}

const READERS: Readonly<Partial<Record<ValueType, (content: never, depth: number) => AttributeValue>>> = {
  N: (text: string) => ({ N: canonicalNumber(text) }),
  NULL(isNull: boolean) {
    if (!isNull) throw errors.ValidationException.falseNull();
    return { NULL: true };
  },
  SS: (set: readonly string[]) => ({ SS: readSet(set, 'string') }),
  NS: (set: readonly string[]) => ({
    NS: readSet(
      set.map((text) => canonicalNumber(text)),
      'number',
    ),
  }),
  BS: (set: readonly string[]) => ({ BS: readSet(set, 'binary') }),
  L: (list: readonly unknown[], depth) => ({ L: list.map((each) => readValue(each, depth + 1)) }),
  M: (map: object, depth) => ({ M: readItem(map, depth + 1) }),
};

function readSet(set: readonly string[], kind: string): readonly string[] {
  if (set.length === 0) throw errors.ValidationException.emptySet({ kind });
  if (new Set(set).size < set.length) throw errors.ValidationException.duplicates();
  return set;
}

function readItem(item: object, depth = 0): Item {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, readValue(value, depth)]));
}

/** An item or a key on the wire. */
export const itemInput = z
  .record(z.string(), z.record(z.string(), z.unknown()))
  .transform((item) => readItem(item));

export function typeOf(value: AttributeValue): ValueType {
  return Object.keys(value)[0] as ValueType;
}

/** The set's members and the list's; undefined of another value. */
export function setOf(value: AttributeValue): readonly string[] | undefined {
  if ('SS' in value) return value.SS;
  if ('NS' in value) return value.NS;
  return 'BS' in value ? value.BS : undefined;
}

/** A text whose order is the values', for those of one type that have an order: texts, numbers and bytes. */
export function orderedText(value: AttributeValue): string | undefined {
  if ('S' in value) return Buffer.from(value.S).toString('hex');
  if ('B' in value) return Buffer.from(value.B, 'base64').toString('hex');
  return 'N' in value ? orderedNumber(value.N) : undefined;
}

/** Sets are equal in any order, and so are maps. */
export function areEqual(one: AttributeValue, other: AttributeValue): boolean {
  return comparable(one) === comparable(other);
}

function comparable(value: AttributeValue): string {
  const set = setOf(value);
  if (set) return JSON.stringify([typeOf(value), set.toSorted()]);
  if ('L' in value) return JSON.stringify(['L', value.L.map((each) => comparable(each))]);
  if (!('M' in value)) return JSON.stringify(value);
  const members = Object.entries(value.M).map(([name, member]) => [name, comparable(member)] as const);
  return JSON.stringify(['M', members.toSorted(([first], [second]) => (first < second ? -1 : 1))]);
}
