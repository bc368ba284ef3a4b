import {
  areEqual,
  type AttributeValue,
  type Item,
  orderedText,
  setOf,
  typeOf,
  VALUE_TYPES,
  type ValueType,
} from '../attribute-value.ts';
import { errors } from '../errors.ts';
import { valueAt } from './paths.ts';
import type { Path, Tokens } from './tokens.ts';

/** A part of a condition that is a value: one given, an attribute, or an attribute's size. */
export type Operand =
  | { readonly kind: 'value'; readonly value: AttributeValue }
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'size'; readonly of: Operand };

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly [Condition, Condition] }
  | { readonly kind: 'not'; readonly part: Condition }
  | { readonly kind: 'test'; readonly test: string; readonly operands: readonly Operand[] };

const COMPARATORS = ['=', '<>', '<', '<=', '>', '>='];

/** How many operands each function takes. */
const FUNCTIONS: Readonly<Record<string, number>> = {
  attribute_exists: 1,
  attribute_not_exists: 1,
  attribute_type: 2,
  begins_with: 2,
  contains: 2,
};

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html */
export function parseCondition(tokens: Tokens): Condition {
  const condition = parseOr(tokens);
  tokens.expectEnd();
  return condition;
}

function parseOr(tokens: Tokens): Condition {
  let left = parseAnd(tokens);
  while (tokens.takeIf('OR')) left = { kind: 'or', parts: [left, parseAnd(tokens)] };
  return left;
}

function parseAnd(tokens: Tokens): Condition {
  let left = parseNot(tokens);
  while (tokens.takeIf('AND')) left = { kind: 'and', parts: [left, parseNot(tokens)] };
  return left;
}

function parseNot(tokens: Tokens): Condition {
  if (tokens.takeIf('NOT')) return { kind: 'not', part: parseNot(tokens) };
  if (!tokens.takeIf('(')) return parseTest(tokens);
  const inner = parseOr(tokens);
  tokens.expect(')');
  return inner;
}

function parseTest(tokens: Tokens): Condition {
  if (tokens.peek(1) === '(' && tokens.peek() !== 'size') return parseFunction(tokens);
  const left = parseOperand(tokens);
  if (tokens.takeIf('BETWEEN')) {
    const low = parseOperand(tokens);
    tokens.expect('AND');
    return { kind: 'test', test: 'BETWEEN', operands: [left, low, parseOperand(tokens)] };
  }
  if (tokens.takeIf('IN')) return { kind: 'test', test: 'IN', operands: [left, ...parseArguments(tokens)] };
  if (!COMPARATORS.includes(tokens.peek())) throw tokens.refused();
  return { kind: 'test', test: tokens.take(), operands: [left, parseOperand(tokens)] };
}

function parseArguments(tokens: Tokens): Operand[] {
  tokens.expect('(');
  const operands = [parseOperand(tokens)];
  while (tokens.takeIf(',')) operands.push(parseOperand(tokens));
  tokens.expect(')');
  return operands;
}

function parseFunction(tokens: Tokens): Condition {
  const { expression } = tokens;
  const { documentPath, operandCount, operandType, typeName, unknownFunction } = errors.ValidationException;
  if (!Object.hasOwn(FUNCTIONS, tokens.peek())) throw unknownFunction({ expression, name: tokens.peek() });
  const name = tokens.take();
  const operands = parseArguments(tokens);
  const count = operands.length;
  if (count !== FUNCTIONS[name]) throw operandCount({ expression, name, count });
  const [first, second] = operands;
  if (count === 1 && first?.kind !== 'path') throw documentPath({ expression, name });
  if (name === 'attribute_type' && second?.kind === 'value') {
    if (!('S' in second.value)) throw operandType({ expression, name, type: typeOf(second.value) });
    const type = second.value.S;
    if (!VALUE_TYPES.includes(type as ValueType)) throw typeName({ expression, type });
  }
  return { kind: 'test', test: name, operands };
}

function parseOperand(tokens: Tokens): Operand {
  if (tokens.isValue()) return { kind: 'value', value: tokens.value() };
  if (tokens.peek() !== 'size' || tokens.peek(1) !== '(') return { kind: 'path', path: tokens.path() };
  tokens.take();
  const [of, ...others] = parseArguments(tokens);
  if (of === undefined || others.length > 0)
    throw errors.ValidationException.operandCount({
      expression: tokens.expression,
      name: 'size',
      count: others.length + 1,
    });
  return { kind: 'size', of };
}

/** Whether an item, which may not be there, fulfils a condition. */
export function fulfils(item: Item, condition: Condition): boolean {
  if (condition.kind === 'not') return !fulfils(item, condition.part);
  if (condition.kind === 'test') {
    const values = condition.operands.map((operand) => valueOf(item, operand));
    return TESTS[condition.test]?.(values) ?? false;
  }
  const [left, right] = condition.parts;
  return condition.kind === 'and'
    ? fulfils(item, left) && fulfils(item, right)
    : fulfils(item, left) || fulfils(item, right);
}

function valueOf(item: Item, operand: Operand): AttributeValue | undefined {
  if (operand.kind === 'value') return operand.value;
  if (operand.kind === 'path') return valueAt(item, operand.path);
  const value = valueOf(item, operand.of);
  const size = value && sizeOf(value);
  return size === undefined ? undefined : { N: String(size) };
}

function sizeOf(value: AttributeValue): number | undefined {
  if ('S' in value) return Buffer.byteLength(value.S);
  if ('B' in value) return Buffer.byteLength(value.B, 'base64');
  if ('L' in value) return value.L.length;
  return 'M' in value ? Object.keys(value.M).length : setOf(value)?.length;
}

type Values = readonly (AttributeValue | undefined)[];

/** An attribute that is not there is different from every value, and neither less nor more. */
const TESTS: Readonly<Record<string, (values: Values) => boolean>> = {
  '=': ([one, other]) => one !== undefined && other !== undefined && areEqual(one, other),
  '<>': ([one, other]) => one === undefined || other === undefined || !areEqual(one, other),
  '<': (values) => inOrder(values, (one, other) => one < other),
  '<=': (values) => inOrder(values, (one, other) => one <= other),
  '>': (values) => inOrder(values, (one, other) => one > other),
  '>=': (values) => inOrder(values, (one, other) => one >= other),
  BETWEEN: ([value, low, high]) =>
    inOrder([low, value], (one, other) => one <= other) &&
    inOrder([value, high], (one, other) => one <= other),
  IN: ([value, ...others]) =>
    value !== undefined && others.some((other) => other !== undefined && areEqual(value, other)),
  attribute_exists: ([value]) => value !== undefined,
  attribute_not_exists: ([value]) => value === undefined,
  attribute_type: ([value, type]) =>
    value !== undefined && type !== undefined && 'S' in type && typeOf(value) === type.S,
  begins_with: ([value, start]) =>
    isText(value, start) &&
    (orderedText(value as AttributeValue) ?? '').startsWith(orderedText(start as AttributeValue) ?? '-'),
  contains: ([value, part]) => value !== undefined && part !== undefined && contains(value, part),
};

function isText(...values: Values): boolean {
  return ['S', 'B'].some((type) => values.every((value) => value !== undefined && type in value));
}

function inOrder([one, other]: Values, isSo: (one: string, other: string) => boolean): boolean {
  if (one === undefined || other === undefined || typeOf(one) !== typeOf(other)) return false;
  const [first, second] = [orderedText(one), orderedText(other)];
  return first !== undefined && second !== undefined && isSo(first, second);
}

function contains(value: AttributeValue, part: AttributeValue): boolean {
  if ('L' in value) return value.L.some((each) => areEqual(each, part));
  if ('S' in value) return 'S' in part && value.S.includes(part.S);
  if ('B' in value)
    return 'B' in part && Buffer.from(value.B, 'base64').includes(Buffer.from(part.B, 'base64'));
  if ('SS' in value) return 'S' in part && value.SS.includes(part.S);
  if ('NS' in value) return 'N' in part && value.NS.includes(part.N);
  return 'BS' in value && 'B' in part && value.BS.includes(part.B);
}
