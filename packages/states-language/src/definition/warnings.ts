import { isObject, type Json, type JsonObject } from '../json.ts';
import type { Diagnostic, DiagnosticCode } from './diagnostic.ts';
import { innerWorkflows } from './inner-workflows.ts';

const TEMPLATES = ['Parameters', 'ResultSelector', 'ItemSelector', 'Assign'];
const PATH_OR_CALL = /^(?:\$\$?(?:\.|\[)|States\.\w+\()/;

/** AWS's warnings: values in JSONPath states that look computed but aren't. */
export function findWarnings(definition: JsonObject, location = ''): Diagnostic[] {
  const { States: states, QueryLanguage: language } = definition;
  if (!isObject(states) || language === 'JSONata') return [];
  return Object.entries(states).flatMap(([name, state]) =>
    isObject(state) ? ofState(state, `${location}/States/${name}`) : [],
  );
}

function ofState(state: JsonObject, location: string): Diagnostic[] {
  const inner = innerWorkflows(state).flatMap(([name, workflow]) =>
    findWarnings(workflow, `${location}/${name}`),
  );
  if (state['QueryLanguage'] === 'JSONata') return inner;
  const own = Object.entries(state).flatMap(([name, value]) => ofField(name, value, `${location}/${name}`));
  return [...own, ...inner];
}

function ofField(name: string, value: Json, location: string): Diagnostic[] {
  if (TEMPLATES.includes(name)) return ofTemplate(value, location);
  if (name === 'Comment' || name.endsWith('Path') || !looksComputed(value)) return [];
  return name === 'Result'
    ? [warning('PASS_RESULT_IS_STATIC', 'The Result of a Pass state is taken as it is written', location)]
    : [warning('NO_PATH', `'${name}' looks like a path, but its name does not end with 'Path'`, location)];
}

function ofTemplate(value: Json, location: string): Diagnostic[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const at = `${location}/${name}`;
    if (name.endsWith('.$') || !looksComputed(member)) return ofTemplate(member, at);
    return [
      warning('NO_DOLLAR', `'${name}' looks like a path or a call, but its name does not end with '.$'`, at),
    ];
  });
}

function looksComputed(value: Json): boolean {
  return typeof value === 'string' && PATH_OR_CALL.test(value);
}

function warning(code: DiagnosticCode, message: string, location: string): Diagnostic {
  return { severity: 'WARNING', code, message, location };
}
