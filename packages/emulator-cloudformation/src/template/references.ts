import { intrinsicCall } from './evaluate.ts';
import { substitutedNames } from './substitute.ts';
import type { Json } from './template.ts';

export interface Reference {
  /** A resource's logical id, or a parameter's name. */
  readonly name: string;
  readonly attribute?: string;
}

/** All that a value refers to, in order, whatever its conditions choose. */
export function referencesOf(value: Json): Reference[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(referencesOf);
  const call = intrinsicCall(value);
  if (call?.name === 'Ref') return [{ name: textOf(call.argument) }];
  if (call?.name === 'Fn::GetAtt') return [attributeReference(call.argument)];
  if (call?.name === 'Fn::Sub') return substituted(call.argument);
  return Object.values(value).flatMap(referencesOf);
}

function attributeReference(argument: Json): Reference {
  return fromPath(Array.isArray(argument) ? argument.map(textOf).join('.') : textOf(argument));
}

/** What is no text is for the evaluation to refuse. */
function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function substituted(argument: Json): Reference[] {
  const [template, variables] = Array.isArray(argument) ? argument : [argument, {}];
  const own = new Set(Object.keys((variables ?? {}) as object));
  return [
    ...substitutedNames(textOf(template))
      .filter((name) => !own.has(name))
      .map(fromPath),
    ...referencesOf(variables ?? {}),
  ];
}

function fromPath(path: string): Reference {
  const dot = path.indexOf('.');
  return dot < 0 ? { name: path } : { name: path.slice(0, dot), attribute: path.slice(dot + 1) };
}
