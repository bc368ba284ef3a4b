import { InvalidField } from '../definition/diagnostic.ts';
import type { FieldReader } from '../definition/field-reader.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { compileExpression } from './jsonata-expression.ts';
import type { Evaluate } from './query-language.ts';

/** Compiles a field in which every text of the form `{% … %}` is an expression. */
export function readJsonataTemplate(fields: FieldReader, name: string): Evaluate | undefined {
  const template = fields.get(name);
  return template === undefined ? undefined : compileJsonataTemplate(template, name, fields);
}

/** `path` is where the template stands within the state, as errors name it: `Output/result`. */
export function compileJsonataTemplate(template: Json, path: string, fields: FieldReader): Evaluate {
  return compile(template, path, fields) ?? (() => template);
}

function compile(template: Json, path: string, fields: FieldReader): Evaluate | undefined {
  if (typeof template === 'string') return compileText(template, path, fields);
  if (Array.isArray(template)) return compileArray(template, path, fields);
  return isObject(template) ? compileObject(template, path, fields) : undefined;
}

function compileText(text: string, path: string, fields: FieldReader): Evaluate | undefined {
  if (!text.startsWith('{%') && !text.endsWith('%}')) return undefined;
  if (!text.startsWith('{%') || !text.endsWith('%}') || text.length < 4) {
    throw new InvalidField('JSONata string must start with {% and end with %}', fields.at(path));
  }
  return compileExpression(text.slice(2, -2).trim(), path, fields);
}

function compileArray(template: readonly Json[], path: string, fields: FieldReader): Evaluate | undefined {
  const items = template.map((item, index) => compile(item, `${path}[${index}]`, fields));
  if (items.every((item) => item === undefined)) return undefined;
  return (scope) =>
    Promise.all(items.map(async (item, index) => (item ? item(scope) : (template[index] as Json))));
}

function compileObject(template: JsonObject, path: string, fields: FieldReader): Evaluate | undefined {
  const members = Object.entries(template).map(
    ([name, value]) => [name, value, compile(value, `${path}/${name}`, fields)] as const,
  );
  if (members.every(([, , evaluate]) => evaluate === undefined)) return undefined;
  return async (scope) => {
    const entries: [string, Json][] = [];
    for (const [name, value, evaluate] of members)
      entries.push([name, evaluate ? await evaluate(scope) : value]);
    return Object.fromEntries(entries);
  };
}
