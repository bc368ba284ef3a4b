import type { Json } from '../json.ts';
import { Cursor } from '../json-path/cursor.ts';
import { type JsonPath, readJsonPath } from '../json-path/json-path.ts';
import type { Scope } from '../query-language/scope.ts';
import { EvaluationError, runtimeError } from '../states-error.ts';
import { INTRINSIC_FUNCTIONS } from './index.ts';
import { IntrinsicArgumentError } from './intrinsic-function.ts';

export type Evaluate = (scope: Scope) => Json;

/** A compiled call such as `States.Format('{}', $.name)`, and the paths that it reads. */
interface IntrinsicCall {
  readonly evaluate: Evaluate;
  readonly paths: readonly JsonPath[];
}

/** AWS: functions may be nested up to 10 deep. */
const DEEPEST = 10;

/** Throws `PathSyntaxError`. */
export function parseIntrinsicCall(text: string): IntrinsicCall {
  const cursor = new Cursor(text);
  const paths: JsonPath[] = [];
  const evaluate = readCall(cursor, paths);
  if (!cursor.isAtEnd) throw cursor.error('unexpected text');
  return { evaluate, paths };
}

function readCall(cursor: Cursor, paths: JsonPath[]): Evaluate {
  const start = cursor.position;
  const name = cursor.match(/States\.\w+/y);
  const call = name !== undefined && Object.hasOwn(INTRINSIC_FUNCTIONS, name) && INTRINSIC_FUNCTIONS[name];
  if (!call) throw cursor.error('expected an intrinsic function');
  const readers = readArguments(cursor, paths, name === 'States.Format');
  const [least, most] = call.takes;
  if (readers.length < least || readers.length > most) {
    throw cursor.error(`${name} does not take ${readers.length} arguments`);
  }
  const text = cursor.text.slice(start, cursor.position);
  return (scope) => {
    const values = readers.map((read) => read(scope));
    try {
      return call.run(values, scope.random);
    } catch (error) {
      throw error instanceof IntrinsicArgumentError ? failure(name, text, error) : error;
    }
  };
}

/** AWS documents `States.IntrinsicFailure`, but the service answers `States.Runtime` without naming the argument. */
function failure(name: string, text: string, cause: IntrinsicArgumentError): EvaluationError {
  const reason = cause.awsReason ?? `Invalid arguments in ${name}`;
  const message = `There was an error while evaluating the intrinsic function: ${text}. ${reason}`;
  return new EvaluationError('States.Runtime', message, { cause });
}

function readArguments(cursor: Cursor, paths: JsonPath[], keepEscapes: boolean): Evaluate[] {
  cursor.expect('(');
  cursor.skipSpaces();
  const readers: Evaluate[] = [];
  while (!cursor.take(')')) {
    if (readers.length > 0) cursor.expect(',');
    cursor.skipSpaces();
    readers.push(readArgument(cursor, paths, keepEscapes && readers.length === 0));
    cursor.skipSpaces();
  }
  return readers;
}

function readArgument(cursor: Cursor, paths: JsonPath[], keepEscapes: boolean): Evaluate {
  const next = cursor.text[cursor.position];
  if (next === '$') return readPath(cursor, paths);
  if (next === 'S') return cursor.nested(DEEPEST, () => readCall(cursor, paths));
  const literal = next === "'" ? readText(cursor, keepEscapes) : readScalar(cursor);
  return () => literal;
}

function readPath(cursor: Cursor, paths: JsonPath[]): Evaluate {
  const path = readJsonPath(cursor);
  paths.push(path);
  return (scope) => {
    const found = path.find(scope);
    if (found === undefined) {
      throw runtimeError(
        `The JsonPath argument for the field '${path.text}' could not be found in the input '${JSON.stringify(scope.input)}'`,
      );
    }
    return found;
  };
}

/** Only quotes, braces and backslashes may be escaped; `States.Format` reads its template's escapes itself. */
function readText(cursor: Cursor, keepEscapes: boolean): string {
  const quoted = cursor.match(/'(?:[^'\\]|\\['{}\\])*'/sy);
  if (quoted === undefined) throw cursor.error('expected a text in single quotes');
  const inner = quoted.slice(1, -1);
  return keepEscapes ? inner : inner.replace(/\\(.)/gs, '$1');
}

function readScalar(cursor: Cursor): Json {
  const text = cursor.match(/true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y);
  if (text === undefined) throw cursor.error('expected a path, a text, a number or a function call');
  return JSON.parse(text) as Json;
}
