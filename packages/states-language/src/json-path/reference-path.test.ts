import { expect, it } from 'vitest';
import type { Json } from '../json.ts';
import { PathSyntaxError } from './cursor.ts';
import { parseReferencePath } from './reference-path.ts';

it.each<[string, Json, Json]>([
  ['$', { a: 1 }, 'new'],
  ['$.b', { a: 1 }, { a: 1, b: 'new' }],
  ['$.a.b.c', {}, { a: { b: { c: 'new' } } }],
  ["$['a b']", {}, { 'a b': 'new' }],
  ['$.list[1]', { list: [1, 2, 3] }, { list: [1, 'new', 3] }],
])('puts a value at %s', (path, document, expected) => {
  expect(parseReferencePath(path).put(document, 'new')).toEqual(expected);
});

it('leaves the document as it was, and shares what is off the way', () => {
  const document = { kept: { deep: 1 }, changed: { old: 1 } };
  const changed = parseReferencePath('$.changed.new').put(document, 2);
  expect(document).toEqual({ kept: { deep: 1 }, changed: { old: 1 } });
  expect((changed as typeof document).kept).toBe(document.kept);
});

it('makes a member of its own for a name that objects inherit', () => {
  const changed = parseReferencePath('$.__proto__').put({}, { a: 1 });
  expect(JSON.stringify(changed)).toBe('{"__proto__":{"a":1}}');
});

it.each<[string, Json]>([
  ['$.a', 'text'],
  ['$.a.b', { a: 1 }],
  ['$.list[3]', { list: [] }],
])('cannot put a value at %s of %j', (path, document) => {
  expect(() => parseReferencePath(path).put(document, 1)).toThrow('States.ResultPathMatchFailure');
});

it.each(['$.a[*]', '$..a', '$$.a', '$name', '$.a[0:1]'])('refuses %s', (path) => {
  expect(() => parseReferencePath(path)).toThrow(PathSyntaxError);
});
