import { isObject, isScalar, type Json, type JsonObject } from './json.ts';
import { TemplateError } from './template-error.ts';

/** The document with every `Fn::ForEach::Name: [identifier, collection, {key: value}]` written out. */
export function expandLoops(document: JsonObject): JsonObject {
  return expand(document) as JsonObject;
}

function expand(value: Json | JsonObject): Json {
  if (Array.isArray(value)) return value.map((item: Json) => expand(item));
  if (!isObject(value)) return value;
  const members = Object.entries(value as JsonObject).flatMap(([name, member]) =>
    name.startsWith('Fn::ForEach::') ? Object.entries(loop(name, member)) : [[name, expand(member)] as const],
  );
  return Object.fromEntries(members);
}

function loop(name: string, argument: Json): JsonObject {
  const [identifier, collection, body, ...others] = Array.isArray(argument) ? argument : [];
  if (typeof identifier !== 'string' || !isObject(body) || others.length > 0)
    throw new TemplateError(`${name} layout is incorrect`);
  const rounds = itemsOf(name, collection).map((item) => {
    const round = replaced(body, identifier, item);
    return Object.entries(expand(round) as JsonObject);
  });
  return Object.fromEntries(rounds.flat());
}

/** Loops are written out before any parameter is given, so that the list has to stand in the template. */
function itemsOf(name: string, collection: Json | undefined): string[] {
  if (Array.isArray(collection) && collection.every(isScalar)) return collection.map(String);
  throw new TemplateError(
    `The emulator does not support a function as the collection of ${name}; write the list out`,
  );
}

/** `${identifier}` and `&{identifier}` in texts and keys, and `Ref` to it. */
function replaced(value: Json, identifier: string, item: string): Json {
  if (typeof value === 'string')
    return value
      .replaceAll(`\${${identifier}}`, item)
      .replaceAll(`&{${identifier}}`, item.replaceAll(/[^A-Za-z0-9]/g, ''));
  if (Array.isArray(value)) return value.map((each) => replaced(each, identifier, item));
  if (!isObject(value)) return value;
  if (value['Ref'] === identifier) return item;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      replaced(name, identifier, item) as string,
      replaced(member, identifier, item),
    ]),
  );
}
