import { isObject, type Json } from './json.ts';

const VARIABLE = /\$\{(!?)([^}]*)\}/g;

/** Replaces `${name}` by what `valueOf` says; `${!name}` stands for a literal `${name}`. */
export function substitute(template: string, valueOf: (name: string) => string): string {
  return template.replace(VARIABLE, (_whole, escaped: string, name: string) =>
    escaped ? `\${${name}}` : valueOf(name.trim()),
  );
}

/** The names that `substitute` would ask for. */
export function substitutedNames(template: string): string[] {
  return [...template.matchAll(VARIABLE)]
    .filter(([, escaped]) => !escaped)
    .map(([, , name]) => (name as string).trim());
}

export function isNoValue(value: Json): boolean {
  return isObject(value) && value['Ref'] === 'AWS::NoValue';
}
