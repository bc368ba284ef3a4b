import { intrinsicCall } from './intrinsic-call.ts';
import { isObject, type Json } from './json.ts';
import { substitutedNames } from './substitute.ts';

export interface Reference {
  /** A resource's logical id, or a parameter's name. */
  readonly name: string;
  readonly attribute?: string;
  readonly by: 'Ref' | 'Fn::GetAtt' | 'Fn::Sub';
}

/** All that a value refers to, in order, whatever its conditions choose. */
export function referencesOf(value: Json): Reference[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(referencesOf);
  const call = intrinsicCall(value);
  if (call?.name === 'Ref') return [{ name: textOf(call.argument), by: 'Ref' }];
  if (call?.name === 'Fn::GetAtt') return [attributeReference(call.argument)];
  if (call?.name === 'Fn::Sub') return substituted(call.argument);
  return Object.values(value).flatMap(referencesOf);
}

/** Those that name an attribute. */
export function attributeReferences(value: Json): Reference[] {
  return referencesOf(value).filter(({ attribute }) => attribute !== undefined);
}

function attributeReference(argument: Json): Reference {
  const [name, ...attribute] = Array.isArray(argument) ? argument.map(textOf) : textOf(argument).split('.');
  return { name: name ?? '', attribute: attribute.join('.'), by: 'Fn::GetAtt' };
}

/** The evaluation refuses everything else. */
function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function substituted(argument: Json): Reference[] {
  const [template, variables] = Array.isArray(argument) ? argument : [argument, {}];
  const own = new Set(Object.keys(isObject(variables) ? variables : {}));
  return [
    ...substitutedNames(textOf(template))
      .filter((name) => !own.has(name))
      .map(fromPath),
    ...referencesOf(variables ?? {}),
  ];
}

function fromPath(path: string): Reference {
  const point = path.indexOf('.');
  return point < 0
    ? { name: path, by: 'Fn::Sub' }
    : { name: path.slice(0, point), attribute: path.slice(point + 1), by: 'Fn::Sub' };
}
