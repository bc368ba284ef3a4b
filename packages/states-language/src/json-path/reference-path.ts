import { isObject, type Json, type JsonObject } from '../json.ts';
import { EvaluationError } from '../states-error.ts';
import { PathSyntaxError } from './cursor.ts';
import { parseJsonPath } from './json-path.ts';
import type { Selector } from './selector.ts';

/** A path to one place in a document, where a value can be put. */
export interface ReferencePath {
  readonly text: string;
  /** A copy of the document with the value in that place; other parts are shared with the original. */
  put(document: Json, value: Json): Json;
}

/** Throws `PathSyntaxError`. */
export function parseReferencePath(text: string): ReferencePath {
  const { selectors, variable } = parseJsonPath(text);
  const isReference = selectors.every(({ kind }) => kind === 'member' || kind === 'item');
  if (!isReference || variable !== undefined || text.startsWith('$$')) {
    throw new PathSyntaxError(`'${text}' is not a reference path`);
  }
  return { text, put: (document, value) => putAt(document, selectors, 0, value) };
}

function putAt(document: Json, selectors: readonly Selector[], depth: number, value: Json): Json {
  const selector = selectors[depth];
  if (selector === undefined) return value;
  if (selector.kind === 'item') {
    const item = Array.isArray(document) ? document.at(selector.index) : undefined;
    if (item === undefined) throw noPlace(String(selector.index), document);
    return (document as Json[]).with(selector.index, putAt(item, selectors, depth + 1, value));
  }
  const { name } = selector as { name: string };
  if (!isObject(document)) throw noPlace(name, document);
  const inner = Object.hasOwn(document, name) ? (document[name] as Json) : {};
  return withMember(document, name, putAt(inner, selectors, depth + 1, value));
}

function withMember(document: JsonObject, name: string, value: Json): JsonObject {
  // Defined rather than assigned: the name may be `__proto__`.
  return Object.defineProperty({ ...document }, name, {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  });
}

function noPlace(step: string, document: Json): Error {
  return new EvaluationError(
    'States.ResultPathMatchFailure',
    `Unable to apply step "${step}" to input ${JSON.stringify(document)}`,
  );
}
