import { isObject, type Json } from '../json.ts';
import { NO_VALUE } from '../scope.ts';
import { TemplateError } from '../template-error.ts';
import { argumentError, type Intrinsic, mayBeText, textOf } from './intrinsic.ts';

export const ref: Intrinsic = {
  name: 'Ref',
  form: 'every Ref object must have a single String value.',
  hasForm: (argument) => typeof argument === 'string' && argument !== '',
  run: (argument, { scope }) => (argument === 'AWS::NoValue' ? NO_VALUE : scope.ref(textOf(argument, ref))),
};

export const getAtt: Intrinsic = {
  name: 'Fn::GetAtt',
  form: 'every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
  hasForm(argument) {
    const [logicalId, attribute, ...others] = attributePath(argument);
    const isFull = [logicalId, attribute].every((part) => part !== '' && mayBeText(part));
    return others.length === 0 && isFull && typeof logicalId === 'string';
  },
  run(argument, { scope, value }) {
    const [logicalId, attribute] = attributePath(argument);
    if (attribute === undefined) throw argumentError(getAtt);
    return scope.attribute(textOf(logicalId, getAtt), textOf(value(attribute), getAtt));
  },
};

/** `["Id", "Attribute"]` or `"Id.Attribute"`; an attribute may have points of its own. */
function attributePath(argument: Json): Json[] {
  if (Array.isArray(argument)) return argument;
  if (typeof argument !== 'string' || !argument.includes('.')) return [];
  const point = argument.indexOf('.');
  return [argument.slice(0, point), argument.slice(point + 1)];
}

export const findInMap: Intrinsic = {
  name: 'Fn::FindInMap',
  form: 'every Fn::FindInMap object requires three parameters, the map name, map key and the attribute for return value',
  hasForm: (argument, isExtended) =>
    Array.isArray(argument) &&
    argument.slice(0, 3).every(mayBeText) &&
    (argument.length === 3 || (isExtended && argument.length === 4 && hasDefault(argument[3]))),
  run(argument, { scope, value }) {
    const [map, top, second, otherwise] = argument as [Json, Json, Json, Json?];
    const keyOf = (part: Json): string => textOf(value(part), findInMap);
    const keys: [string, string, string] = [keyOf(map), keyOf(top), keyOf(second)];
    const found = scope.mapping(...keys);
    if (found !== undefined) return found;
    if (isObject(otherwise)) return value(otherwise['DefaultValue'] as Json);
    throw new TemplateError(`Template error: Unable to get mapping for ${keys.join('::')}`);
  },
};

function hasDefault(value: Json | undefined): boolean {
  return isObject(value) && Object.keys(value).join() === 'DefaultValue';
}

export const importValue: Intrinsic = {
  name: 'Fn::ImportValue',
  form: 'every Fn::ImportValue object must have a String-typed value.',
  hasForm: mayBeText,
  run: (argument, { scope, value }) => scope.importedValue(textOf(value(argument), importValue)),
};
