import { expect, it } from 'vitest';
import { followPointer } from './json-pointer.ts';

/** https://www.rfc-editor.org/rfc/rfc6901#section-5 */
const document = { foo: ['bar', 'baz'], '': 0, 'a/b': 1, 'm~n': 8, deep: { er: [{ x: 1 }] } };

it.each([
  ['', document],
  ['/foo', ['bar', 'baz']],
  ['/foo/0', 'bar'],
  ['/', 0],
  ['/a~1b', 1],
  ['/m~0n', 8],
  ['/deep/er/0/x', 1],
])('%j leads to a value', (pointer, value) => {
  expect(followPointer(document, pointer)).toEqual(value);
});

it.each(['/none', '/foo/2', '/foo/00', '/foo/-', '/foo/length', '/deep/constructor', '/foo/0/0'])(
  '%j leads nowhere',
  (pointer) => {
    expect(followPointer(document, pointer)).toBeUndefined();
  },
);
