import type { FieldReader } from '../definition/field-reader.ts';
import type { Json } from '../json.ts';
import { readComparison } from '../choice/comparison.ts';
import { PathSyntaxError } from '../json-path/cursor.ts';
import { checkVariableNames } from './check-variable-names.ts';
import { bracketForm, type JsonPath, parseJsonPath } from '../json-path/json-path.ts';
import { followPath } from '../json-path/follow-path.ts';
import { Walk } from '../json-path/walk.ts';
import { compileExpression, readPathTemplate } from '../json-path/path-template.ts';
import { parseReferencePath, type ReferencePath } from '../json-path/reference-path.ts';
import { runtimeError } from '../states-error.ts';
import type {
  DataField,
  DataFlow,
  ExpectedValue,
  Exit,
  QueryLanguage,
  ValueField,
} from './query-language.ts';
import { OWN_FIELDS } from './own-fields.ts';
import type { Scope } from './scope.ts';

const NO_PATH = 'Value must be a valid JSONPath.';
const NO_REFERENCE = 'Value is not a Reference Path';

/** The paths that may not lead into the context object, nor to several values. */
const COUNTS_OF_MAP: ReadonlySet<string> = new Set([
  'MaxConcurrencyPath',
  'ToleratedFailureCountPath',
  'ToleratedFailurePercentagePath',
  'MaxItemsPath',
  'MaxItemsPerBatchPath',
  'MaxInputBytesPerBatchPath',
]);

/** AWS tells of a missing limit of a task as of a missing input. */
const LIMITS_OF_TASK: ReadonlySet<string> = new Set(['TimeoutSecondsPath', 'HeartbeatSecondsPath']);

/** AWS's own words for a path that leads nowhere, for the fields that have such words. */
const MISSING: Readonly<Record<string, (path: string) => string>> = {
  SecondsPath: (path) => `The SecondsPath parameter does not reference an input value: ${path}`,
  TimestampPath: (path) => `The TimestampPath parameter does not reference an input value: ${path}`,
};

/** Paths stand in fields of their own, and in fields whose names end in `.$`. */
export const jsonPathLanguage: QueryLanguage = {
  name: 'JSONPath',
  ownFields: OWN_FIELDS.JSONPath,

  readDataFlow(fields, applicable) {
    const has = (name: DataField): boolean => applicable.includes(name);
    const select = has('InputPath') ? readFilter(fields, 'InputPath') : identity;
    const parameters = has('Parameters') ? readPathTemplate(fields, 'Parameters') : undefined;
    const selectResult = has('ResultSelector') ? readPathTemplate(fields, 'ResultSelector') : undefined;
    const assign = has('Assign') ? readAssign(fields) : () => undefined;
    const resultPath = has('ResultPath') ? readResultPath(fields) : replace;
    const filter = has('OutputPath') ? readFilter(fields, 'OutputPath') : identity;
    const [hasInputPath, hasParameters, hasResultPath] = [
      has('InputPath'),
      has('Parameters'),
      has('ResultPath'),
    ];
    return {
      enter(raw) {
        const scope = withInput(raw, select(raw));
        if (hasInputPath) raw.note?.('afterInputPath', scope.input);
        return scope;
      },
      arguments(scope) {
        const effective = parameters ? parameters(scope) : scope.input;
        if (hasParameters) scope.note?.('afterParameters', effective);
        return effective;
      },
      exit(raw, result) {
        const selected = selectResult ? selectResult(withInput(raw, result)) : result;
        if (hasResultPath) raw.note?.('afterResultSelector', selected);
        const assigned = assign(withInput(raw, selected));
        const combined = resultPath(raw.input, selected);
        if (hasResultPath) raw.note?.('afterResultPath', combined);
        return exitWith(filter(withInput(raw, combined)), assigned);
      },
    } satisfies DataFlow;
  },

  readCatchExit(catcher) {
    const assign = readAssign(catcher);
    const resultPath = readResultPath(catcher);
    return (raw, error) => exitWith(resultPath(raw.input, error), assign(withInput(raw, error)));
  },

  readRuleExit(rule, state) {
    const assign = readAssign(rule);
    const filter = readFilter(state, 'OutputPath');
    return (raw, result) => exitWith(filter(withInput(raw, result)), assign(withInput(raw, result)));
  },

  readTemplate: readPathTemplate,

  readValue(fields, name) {
    const computed = `${name}Path`;
    fields.exclusive([name, computed]);
    const source = fields.string(computed);
    if (source === undefined) return readLiteral(fields, name);
    const evaluate = compileExpression(source, computed, MISSING[computed]);
    if (!evaluate) throw fields.invalid(computed, NO_PATH);
    if (LIMITS_OF_TASK.has(computed)) return { field: computed, source, evaluate: readFound(source) };
    if (!COUNTS_OF_MAP.has(computed)) return { field: computed, source, evaluate };
    if (!isReference(source)) throw fields.invalid(computed, NO_REFERENCE);
    return { field: computed, source, evaluate: (scope) => readCount(evaluate(scope)) };
  },

  readItems(fields) {
    const text = fields.string('ItemsPath') ?? '$';
    const evaluate = compileExpression(text, 'ItemsPath');
    if (!evaluate) throw fields.invalid('ItemsPath', NO_PATH);
    // AWS writes a path into the context object as if it led into the input.
    const shown = text.replace(/^\$\$/, '$');
    return (scope) => {
      const items = evaluate(scope);
      if (!Array.isArray(items)) throw runtimeError(`Reference path "${shown}" must point to array.`);
      scope.note?.('afterItemsPath', items);
      return items;
    };
  },

  readTest: readComparison,

  unexpected: (value, found, expected) => runtimeError(COMPLAINTS[expected](value, found)),
};

const COMPLAINTS: Readonly<Record<ExpectedValue, (value: ValueField, found: Json) => string>> = {
  integer: refersTo('integer'),
  float: refersTo('float'),
  string: refersTo('string'),
  array: refersTo('array'),
  seconds: (value, found) =>
    `The ${value.field} parameter cannot be parsed as a long value: ${value.source} == ${display(found)}`,
  duration: (value, found) =>
    `The ${value.field} parameter references a negative value: ${value.source} == ${display(found)}`,
  timestamp: (value, found) =>
    `The ${value.field} parameter does not reference a valid ISO-8601 extended offset date-time format string: ${value.source} == ${display(found)}`,
};

function refersTo(kind: string): (value: ValueField, found: Json) => string {
  return (value, found) =>
    `The ${value.field} field refers to value "${display(found)}" which is not a valid ${kind}: ${value.source}`;
}

function isReference(text: string): boolean {
  if (text.startsWith('$$') || !text.startsWith('$')) return false;
  return parseJsonPath(text).selectors.every(({ kind }) => kind === 'member' || kind === 'item');
}

/** The counts of a Map may be written as text, which no other number may. */
function readCount(value: Json): Json {
  return typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
}

function display(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function readLiteral(fields: FieldReader, name: string): ValueField | undefined {
  const literal = fields.get(name);
  return literal === undefined ? undefined : { field: name, source: undefined, evaluate: () => literal };
}

function identity(scope: Scope): Json {
  return scope.input;
}

function replace(_input: Json, result: Json): Json {
  return result;
}

function keep(input: Json): Json {
  return input;
}

function withInput(scope: Scope, input: Json): Scope {
  return input === scope.input ? scope : { ...scope, input };
}

function exitWith(output: Json, assigned: Exit['assigned']): Exit {
  return assigned ? { output, assigned } : { output };
}

function readAssign(fields: FieldReader): (scope: Scope) => Exit['assigned'] {
  checkVariableNames(fields);
  const assign = readPathTemplate(fields, 'Assign');
  return (scope) => assign?.(scope) as Exit['assigned'];
}

/** InputPath and OutputPath: null stands for an empty object. */
function readFilter(fields: FieldReader, name: 'InputPath' | 'OutputPath'): (scope: Scope) => Json {
  if (fields.get(name) === null) return () => ({});
  const text = fields.string(name);
  if (text === undefined || text === '$') return identity;
  const path = parseField(fields, name, NO_PATH, () => parseJsonPath(text));
  return (scope) => {
    const found = path.find(scope);
    return found === undefined ? noResults(path, scope) : found;
  };
}

/** ResultPath: null stands for the input as it was. */
function readResultPath(fields: FieldReader): (input: Json, result: Json) => Json {
  if (fields.get('ResultPath') === null) return keep;
  const text = fields.string('ResultPath');
  if (text === undefined || text === '$') return replace;
  const complaint = text.startsWith('$') ? NO_REFERENCE : NO_PATH;
  const path: ReferencePath = parseField(fields, 'ResultPath', complaint, () => parseReferencePath(text));
  return (input, result) => path.put(input, result);
}

function parseField<T>(fields: FieldReader, name: string, complaint: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof PathSyntaxError) throw fields.invalid(name, complaint);
    throw error;
  }
}

/** What a path leads to. Fails with the place where it ends. */
function readFound(source: string): (scope: Scope) => Json {
  const path = parseJsonPath(source);
  return (scope) => {
    const found = path.find(scope);
    return found === undefined ? noResults(path, scope) : found;
  };
}

function noResults(path: JsonPath, scope: Scope): never {
  const { selectors, text } = path;
  const root = text.startsWith('$$') ? scope.context() : scope.input;
  const missing = selectors.findIndex(
    (_, index) => followPath(selectors.slice(0, index + 1), root, new Walk(root, text)) === undefined,
  );
  const isLast = missing === selectors.length - 1;
  const reason = isLast ? 'No results for path: ' : 'Missing property in path ';
  throw runtimeError(`Invalid path '${text}' : ${reason}${bracketForm(selectors.slice(0, missing + 1))}`);
}
