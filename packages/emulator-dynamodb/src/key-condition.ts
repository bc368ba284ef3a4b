import { type AttributeValue, typeOf, type ValueType } from './attribute-value.ts';
import { errors } from './errors.ts';
import type { Condition, Operand } from './expressions/condition.ts';
import { keyNames, type Keys } from './table-record.ts';

type Test = Extract<Condition, { kind: 'test' }>;

const RANGE_TESTS = ['=', '<', '<=', '>', '>=', 'BETWEEN', 'begins_with'];

/**
 * The hash key's value in a query's condition, which has one test of the hash key, `=`, and at most one of the range key.
 * Throws `ValidationException` for any other.
 */
export function hashOf(
  condition: Condition,
  keys: Keys,
  types: Readonly<Record<string, ValueType>>,
): AttributeValue {
  const tests = testsOf(condition);
  const ofHash = tests.filter((test) => attributeOf(test) === keys.hash);
  const [first] = ofHash;
  const missed = (first && keys.range) ?? keys.hash;
  for (const test of tests) checkTest(test, { ...keys, missed }, types);
  if (!first) throw errors.ValidationException.missedKey({ name: keys.hash });
  const [, operand] = first.operands;
  if (ofHash.length > 1 || tests.length > 2 || operand?.kind !== 'value')
    throw errors.ValidationException.keyCondition();
  return operand.value;
}

function testsOf(condition: Condition): Test[] {
  if (condition.kind === 'test') return [condition];
  if (condition.kind !== 'and') throw errors.ValidationException.keyCondition();
  return condition.parts.flatMap((part) => testsOf(part));
}

function attributeOf({ operands: [first] }: Test): string | undefined {
  const [name] = first?.kind === 'path' && first.path.length === 1 ? first.path : [];
  return typeof name === 'string' ? name : undefined;
}

/** A test of another attribute leaves a key out: `missed`. */
function checkTest(
  test: Test,
  { hash, range, missed }: Keys & { readonly missed: string },
  types: Readonly<Record<string, ValueType>>,
): void {
  const { keyCondition, keyConditionType, missedKey } = errors.ValidationException;
  const name = attributeOf(test);
  if (name === undefined) throw keyCondition();
  if (name !== hash && name !== range) throw missedKey({ name: missed });
  if (name === hash ? test.test !== '=' : !RANGE_TESTS.includes(test.test)) throw keyCondition();
  for (const operand of test.operands.slice(1)) {
    if (operand.kind !== 'value') throw keyCondition();
    if (typeOf(operand.value) !== types[name]) throw keyConditionType();
  }
}

/** A filter is of other attributes than the keys. Throws `ValidationException`. */
export function checkFilter(filter: Condition | undefined, keys: Keys): void {
  const name = keyNames(keys).find((key) => filter && isAbout(filter, key));
  if (name !== undefined) throw errors.ValidationException.filterKey({ name });
}

function isAbout(condition: Condition, name: string): boolean {
  if (condition.kind === 'not') return isAbout(condition.part, name);
  if (condition.kind === 'test') return condition.operands.some((operand) => isOf(operand, name));
  return condition.parts.some((part) => isAbout(part, name));
}

function isOf(operand: Operand, name: string): boolean {
  if (operand.kind === 'size') return isOf(operand.of, name);
  return operand.kind === 'path' && operand.path[0] === name;
}
