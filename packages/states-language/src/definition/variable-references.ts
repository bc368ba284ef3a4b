import { isObject, type Json, type JsonObject } from '../json.ts';
import { freeVariables } from '../query-language/jsonata-variables.ts';

/**
 * The variables that each state refers to, by the state's name; a state that refers to none is left out. The text is a
 * definition that was parsed before.
 */
export function variableReferences(text: string): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  const definition = JSON.parse(text) as JsonObject;
  visitWorkflow(definition, definition['QueryLanguage'] ?? 'JSONPath', found);
  return found;
}

/** The parts of a state that hold other states. */
const WITHIN = new Set(['Branches', 'ItemProcessor', 'Iterator']);

function visitWorkflow(workflow: Json, language: Json, found: Record<string, string[]>): void {
  if (!isObject(workflow) || !isObject(workflow['States'])) return;
  for (const [name, state] of Object.entries(workflow['States'])) {
    if (!isObject(state)) continue;
    const own = Object.entries(state).filter(([field]) => !WITHIN.has(field));
    const languageOfState = state['QueryLanguage'] ?? language;
    const names = new Set(own.flatMap(([field, value]) => referencesIn(field, value, languageOfState)));
    if (names.size > 0) found[name] = [...names];
    const inner = Object.entries(state).filter(([field]) => WITHIN.has(field));
    for (const [, value] of inner) for (const each of [value].flat()) visitWorkflow(each, language, found);
  }
}

function referencesIn(field: string, value: Json, language: Json): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => referencesIn(field, item, language));
  if (isObject(value))
    return Object.entries(value).flatMap(([name, member]) => referencesIn(name, member, language));
  if (typeof value !== 'string') return [];
  if (language === 'JSONata') return freeVariables(value);
  return isPathField(field) ? pathVariables(value) : [];
}

/** `InputPath`, `Variable`, and every field of a template that is computed. */
function isPathField(field: string): boolean {
  return field.endsWith('.$') || field.endsWith('Path') || field === 'Variable';
}

/** `$name` outside of quotes; `$`, `$.a` and `$$` are the input and the context. */
function pathVariables(path: string): string[] {
  const unquoted = path.replaceAll(/'(?:[^'\\]|\\.)*'/g, "''");
  return [...unquoted.matchAll(/(?<![$\w])\$([A-Za-z_]\w*)/g)].map(([, name = '']) => name);
}
