import { isObject, type Json } from './json.ts';
import { checkMadeText } from './made-text.ts';

const VARIABLE = /\$\{(!?)([^}]*)\}/g;

/** Replaces `${name}` by what `valueOf` says; `${!name}` stands for a literal `${name}`. */
export function substitute(template: string, valueOf: (name: string) => string): string {
  let length = template.length;
  const [closed, rest] = splitClosed(template);
  const substituted = closed.replace(VARIABLE, (_whole, escaped: string, name: string) => {
    if (escaped) return `\${${name}}`;
    const value = valueOf(name.trim());
    length += value.length;
    checkMadeText('Fn::Sub', length);
    return value;
  });
  return substituted + rest;
}

/** What stands before the last bracket, and the rest: each search for a bracket then ends where it finds one. */
function splitClosed(template: string): [closed: string, rest: string] {
  const end = template.lastIndexOf('}') + 1;
  return [template.slice(0, end), template.slice(end)];
}

/** The names that `substitute` would ask for. */
export function substitutedNames(template: string): string[] {
  return [...splitClosed(template)[0].matchAll(VARIABLE)]
    .filter(([, escaped]) => !escaped)
    .map(([, , name]) => (name as string).trim());
}

export function isNoValue(value: Json): boolean {
  return isObject(value) && value['Ref'] === 'AWS::NoValue';
}
