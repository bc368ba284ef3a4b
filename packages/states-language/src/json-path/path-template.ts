import type { FieldReader } from '../definition/field-reader.ts';
import { InvalidField } from '../definition/diagnostic.ts';
import { parseIntrinsicCall, type Evaluate } from '../intrinsics/intrinsic-call.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { runtimeError } from '../states-error.ts';
import type { Scope } from '../query-language/scope.ts';
import { PathSyntaxError } from './cursor.ts';
import { parseJsonPath } from './json-path.ts';

/** Compiles a payload template: fields whose names end in `.$` are paths or intrinsic functions. */
export function readPathTemplate(fields: FieldReader, name: string): Evaluate | undefined {
  const template = fields.get(name);
  if (template === undefined) return undefined;
  return compileTemplate(template, fields.at(name)) ?? (() => template);
}

/** Answers nothing for a template without any computed field. */
function compileTemplate(template: Json, location: string): Evaluate | undefined {
  if (Array.isArray(template)) return compileArray(template, location);
  return isObject(template) ? compileObject(template, location) : undefined;
}

function compileArray(template: readonly Json[], location: string): Evaluate | undefined {
  const items = template.map((item, index) => compileTemplate(item, `${location}[${index}]`));
  if (items.every((item) => item === undefined)) return undefined;
  return (scope) => items.map((item, index) => (item ? item(scope) : (template[index] as Json)));
}

function compileObject(template: JsonObject, location: string): Evaluate | undefined {
  const members = Object.entries(template).map(([name, value]) => compileMember(name, value, location));
  if (members.every(({ evaluate }) => evaluate === undefined)) return undefined;
  return (scope) =>
    Object.fromEntries(
      members.map(({ name, value, evaluate }) => [name, evaluate ? evaluate(scope) : value]),
    );
}

interface Member {
  readonly name: string;
  readonly value: Json;
  readonly evaluate: Evaluate | undefined;
}

function compileMember(name: string, value: Json, location: string): Member {
  if (!name.endsWith('.$')) return { name, value, evaluate: compileTemplate(value, `${location}/${name}`) };
  const evaluate = typeof value === 'string' ? compileExpression(value, name) : undefined;
  if (!evaluate) {
    const message = `The value for the field '${name}' must be a valid JSONPath or a valid intrinsic function call`;
    throw new InvalidField(message, location);
  }
  return { name: name.slice(0, -2), value, evaluate };
}

/** Compiles a path or an intrinsic function call; answers nothing for a text that is neither. */
export function compileExpression(
  text: string,
  field: string,
  missing?: (path: string) => string,
): Evaluate | undefined {
  try {
    if (text.startsWith('$')) return requirePath(text, field, missing);
    return text.startsWith('States.') ? parseIntrinsicCall(text).evaluate : undefined;
  } catch (error) {
    if (error instanceof PathSyntaxError) return undefined;
    throw error;
  }
}

function requirePath(text: string, field: string, missing?: (path: string) => string): Evaluate {
  const path = parseJsonPath(text);
  return (scope) => {
    const found = path.find(scope);
    if (found === undefined) throw missing ? runtimeError(missing(text)) : notFound(text, field, scope);
    return found;
  };
}

function notFound(path: string, field: string, scope: Scope): Error {
  return runtimeError(
    `The JSONPath '${path}' specified for the field '${field}' could not be found in the input '${JSON.stringify(scope.input)}'`,
  );
}
