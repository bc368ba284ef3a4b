import { InvalidField } from '../definition/diagnostic.ts';
import type { FieldReader } from '../definition/field-reader.ts';
import type { Json } from '../json.ts';
import { PathSyntaxError } from '../json-path/cursor.ts';
import { type JsonPath, parseJsonPath } from '../json-path/json-path.ts';
import type { Scope } from '../query-language/scope.ts';
import { runtimeError } from '../states-error.ts';
import { COMPARISONS, type Operator, STRING_MATCHES, TYPE_TESTS } from './operators.ts';

type SyncTest = (scope: Scope) => boolean;

/** Reads `And`, `Or`, `Not`, or a variable with its operator. */
export function readComparison(fields: FieldReader): SyncTest {
  requireOneKind(fields);
  if (fields.has('And')) return readAll(fields, 'And');
  if (fields.has('Or')) return readAny(fields, 'Or');
  const not = fields.reader('Not');
  if (not) return readNot(not);
  const variable = readPath(fields, 'Variable');
  const operators = fields.unread.filter((name) => isOperator(name));
  if (operators.length > 1) throw fields.notExactlyOne(operators, operators);
  const [operator] = operators;
  if (operator === undefined) {
    throw new InvalidField('A Choice rule needs one comparison operator', fields.location);
  }
  return readOperator(fields, operator, variable);
}

const KINDS = ['And', 'Or', 'Not', 'Variable', 'Condition'];

function requireOneKind(fields: FieldReader): void {
  if (KINDS.filter((name) => fields.has(name)).length === 1) return;
  throw new InvalidField(
    `The object must have only one of the following fields, [${KINDS.join(', ')}]`,
    fields.location,
  );
}

function readAll(fields: FieldReader, name: string): SyncTest {
  const tests = readNested(fields, name);
  return (scope) => tests.every((test) => test(scope));
}

function readAny(fields: FieldReader, name: string): SyncTest {
  const tests = readNested(fields, name);
  return (scope) => tests.some((test) => test(scope));
}

function readNot(fields: FieldReader): SyncTest {
  const test = readComparison(fields);
  fields.finish();
  return (scope) => !test(scope);
}

function readNested(fields: FieldReader, name: string): SyncTest[] {
  return fields.requireReaders(name).map((inner) => {
    const test = readComparison(inner);
    inner.finish();
    return test;
  });
}

function isOperator(name: string): boolean {
  return (
    name === 'IsPresent' ||
    name === 'StringMatches' ||
    Object.hasOwn(TYPE_TESTS, name) ||
    Object.hasOwn(COMPARISONS, name.replace(/Path$/, ''))
  );
}

function readOperator(fields: FieldReader, name: string, variable: JsonPath): SyncTest {
  if (name === 'IsPresent') {
    const wanted = requireBoolean(fields, name);
    return (scope) => (variable.find(scope) !== undefined) === wanted;
  }
  const is = TYPE_TESTS[name];
  if (is) {
    const wanted = requireBoolean(fields, name);
    return (scope) => is(require(variable, scope)) === wanted;
  }
  if (name.endsWith('Path')) {
    const operand = readPath(fields, name);
    const { holds } = COMPARISONS[name.slice(0, -'Path'.length)] as Operator;
    return (scope) => holds(require(variable, scope), require(operand, scope));
  }
  const { accepts, holds } = name === 'StringMatches' ? STRING_MATCHES : (COMPARISONS[name] as Operator);
  const operand = fields.require(name);
  if (!accepts(operand)) throw fields.invalid(name, `Value is not a valid operand of ${name}`);
  return (scope) => holds(require(variable, scope), operand);
}

function requireBoolean(fields: FieldReader, name: string): boolean {
  const value = fields.boolean(name);
  if (value === undefined) throw fields.missing(name);
  return value;
}

function readPath(fields: FieldReader, name: string): JsonPath {
  const text = fields.requireString(name);
  try {
    return parseJsonPath(text);
  } catch (error) {
    if (error instanceof PathSyntaxError) throw fields.invalid(name, notReference(text));
    throw error;
  }
}

function notReference(text: string): string {
  return `Value is not a Reference Path${text.startsWith('$') ? '' : `: Reference path didn't start with '$'`}`;
}

function require(path: JsonPath, scope: Scope): Json {
  const value = path.find(scope);
  if (value === undefined) {
    throw runtimeError(
      `Invalid path '${path.text}': The choice state's condition path references an invalid value.`,
    );
  }
  return value;
}
