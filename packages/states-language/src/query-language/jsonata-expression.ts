import jsonata from 'jsonata';
import { InvalidField } from '../definition/diagnostic.ts';
import type { FieldReader } from '../definition/field-reader.ts';
import { isObject, type Json } from '../json.ts';
import { EvaluationError } from '../states-error.ts';
import { jsonataFunctions } from './jsonata-functions.ts';
import { asLimit, checkSize, LimitReached, limitsOf } from './jsonata-limits.ts';
import { unsupportedReference } from './jsonata-references.ts';
import type { Evaluate } from './query-language.ts';
import type { Scope } from './scope.ts';

/** Compiles the text between `{%` and `%}`. `path` leads to it from the fields that contain it: `Output/result`. */
export function compileExpression(source: string, path: string, fields: FieldReader): Evaluate {
  const expression = parse(source, path, fields);
  const place = fields.path(path);
  const failure = (reason: string, cause?: unknown): EvaluationError =>
    new EvaluationError(
      'States.QueryEvaluationError',
      `The JSONata expression '${source}' specified for the field '${place}' ${reason}`,
      { location: place, cause },
    );
  return async (scope) => {
    let found: unknown;
    try {
      found = await expression.evaluate({}, bindings(scope));
    } catch (error) {
      throw failure(`threw an error during evaluation${describe(asLimit(error))}`, error);
    }
    if (found === undefined) throw failure('returned nothing (undefined).');
    const text = isFunction(found) ? undefined : JSON.stringify(found, finite);
    if (text === undefined) throw failure('returned an unsupported result type.');
    // The value goes through text, since the library marks its arrays and shares them with the input.
    return JSON.parse(text) as Json;
  };
}

function parse(source: string, path: string, fields: FieldReader): jsonata.Expression {
  // The bounds follow from the parsed text; the library reads its options only when it evaluates.
  const options: jsonata.JsonataOptions = {};
  let expression: jsonata.Expression;
  try {
    expression = jsonata(source, options);
  } catch (error) {
    throw new InvalidField(messageOf(error), fields.at(path), 'INVALID_JSONATA_EXPRESSION');
  }
  const ast = expression.ast();
  const reference = unsupportedReference(ast, /^Catch\[/.test(fields.path(path)));
  if (reference !== undefined)
    throw new InvalidField(reference, fields.at(path), 'UNSUPPORTED_JSONATA_EXPRESSION');
  Object.assign(options, limitsOf(ast));
  expression.assign(AFTER_EACH_NODE, (_node: unknown, _input: unknown, _frame: unknown, value: unknown) =>
    checkSize(value),
  );
  return expression;
}

/** The library calls the function under this name with the value of every node. */
const AFTER_EACH_NODE = Symbol.for('jsonata.__evaluate_exit') as unknown as string;

function messageOf(error: unknown): string {
  return isObject(error) && typeof error['message'] === 'string' ? error['message'] : String(error);
}

/** AWS puts a full stop before an error that has a code, and a colon before one without. */
function describe(error: unknown): string {
  if (error instanceof LimitReached) return `: ${error.message}`;
  const code = isObject(error) && typeof error['code'] === 'string' ? `${error['code']}: ` : '';
  return `. ${code}${messageOf(error)}`;
}

/** AWS writes numbers that JSON doesn't have as Java names them: "Infinity", "-Infinity", "NaN". */
function finite(_name: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

function isFunction(value: unknown): boolean {
  return (
    typeof value === 'function' ||
    (isObject(value) && ('_jsonata_lambda' in value || '_jsonata_function' in value))
  );
}

function bindings(scope: Scope): Record<string, unknown> {
  const states: Record<string, unknown> = { input: scope.input, context: scope.context() };
  if (scope.result !== undefined) states['result'] = scope.result;
  if (scope.errorOutput !== undefined) states['errorOutput'] = scope.errorOutput;
  return { ...jsonataFunctions(scope.random), ...scope.variables, states };
}
