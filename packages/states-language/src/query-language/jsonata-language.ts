import { checkVariableNames } from './check-variable-names.ts';
import { InvalidField } from '../definition/diagnostic.ts';
import type { FieldReader } from '../definition/field-reader.ts';
import type { Json } from '../json.ts';
import { EvaluationError } from '../states-error.ts';
import { compileJsonataTemplate, readJsonataTemplate } from './jsonata-template.ts';
import type { Evaluate, ExpectedValue, Exit, QueryLanguage, ValueField } from './query-language.ts';
import { OWN_FIELDS } from './own-fields.ts';
import type { Scope } from './scope.ts';

/** `{% … %}` expressions in ordinary fields. */
export const jsonataLanguage: QueryLanguage = {
  name: 'JSONata',
  ownFields: OWN_FIELDS.JSONata,

  readDataFlow(fields, applicable) {
    const hasArguments = applicable.includes('Arguments');
    const readArguments = hasArguments ? readJsonataTemplate(fields, 'Arguments') : undefined;
    const exit = applicable.includes('Output')
      ? readOutput(fields)
      : (_raw: Scope, output: Json) => ({ output });
    return {
      enter: (raw) => raw,
      arguments: hasArguments
        ? async (scope) => {
            const effective = readArguments ? await readArguments(scope) : scope.input;
            scope.note?.('afterArguments', effective);
            return effective;
          }
        : (scope) => scope.input,
      exit: (raw, result) => exit({ ...raw, result }, result),
    };
  },

  readCatchExit(catcher) {
    const exit = readOutput(catcher);
    return (raw, errorOutput) => exit({ ...raw, errorOutput }, errorOutput);
  },

  readRuleExit: readOutput,

  readTemplate: readJsonataTemplate,

  readValue(fields, name) {
    const value = fields.get(name);
    if (value === undefined) return undefined;
    const expression =
      typeof value === 'string' && value.startsWith('{%') ? value.slice(2, -2).trim() : undefined;
    return {
      field: fields.path(name),
      source: expression,
      evaluate: compileJsonataTemplate(value, name, fields),
    };
  },

  readItems(fields) {
    const value = jsonataLanguage.readValue(fields, 'Items');
    if (!value) return (scope) => requireArray(scope.input);
    return async (scope) => {
      const items = await value.evaluate(scope);
      if (!Array.isArray(items)) throw unexpectedType(value, items, 'array');
      return items;
    };
  },

  readTest(fields) {
    const value = jsonataLanguage.readValue(fields, 'Condition');
    if (!value) throw new InvalidField('These fields are required: [Condition]', fields.location);
    return async (scope) => {
      const found = await value.evaluate(scope);
      if (typeof found !== 'boolean') throw unexpectedType(value, found, 'boolean');
      return found;
    };
  },

  unexpected: (value, found, expected) => COMPLAINTS[expected](value, found),
};

const COMPLAINTS: Readonly<Record<ExpectedValue, (value: ValueField, found: Json) => EvaluationError>> = {
  integer: (value, found) => unexpectedType(value, found, 'number'),
  float: (value, found) => unexpectedType(value, found, 'number'),
  string: (value, found) => unexpectedType(value, found, 'string'),
  array: (value, found) => unexpectedType(value, found, 'array'),
  seconds: (value, found) => unexpectedType(value, found, 'number'),
  duration: (value, found) => unexpectedType(value, found, 'number'),
  timestamp: (value, found) =>
    queryError(
      `The ${value.field} field cannot be parsed as an ISO-8601 extended offset date-time format string: ${typeof found === 'string' ? found : JSON.stringify(found)}`,
      { location: value.field, isLate: true },
    ),
};

function unexpectedType(value: ValueField, found: Json, expected: string): EvaluationError {
  return queryError(
    `The JSONata expression '${value.source}' specified for the field '${value.field}' returned an unexpected result type. Expected '${expected}', but was '${typeName(found)}' for value: ${JSON.stringify(found)}`,
    { location: value.field },
  );
}

function queryError(cause: string, options?: { location: string; isLate?: boolean }): EvaluationError {
  return new EvaluationError('States.QueryEvaluationError', cause, options);
}

function typeName(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function requireArray(input: Json): Json {
  if (Array.isArray(input)) return input;
  throw queryError(`Map state input must be an array but was: ${JSON.stringify(input)}`);
}

function readOutput(fields: FieldReader): (scope: Scope, unchanged: Json) => Promise<Exit> {
  checkVariableNames(fields);
  const assign = readJsonataTemplate(fields, 'Assign');
  const output = readJsonataTemplate(fields, 'Output');
  return async (scope, unchanged) => {
    const assigned = assign && (await evaluateAssign(assign, scope));
    const value = output ? await output(scope) : unchanged;
    return assigned ? { output: value, assigned } : { output: value };
  };
}

async function evaluateAssign(assign: Evaluate, scope: Scope): Promise<NonNullable<Exit['assigned']>> {
  return (await assign(scope)) as NonNullable<Exit['assigned']>;
}
