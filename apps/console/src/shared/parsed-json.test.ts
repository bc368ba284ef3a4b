import { expect, it } from 'vitest';
import { memberOf, parsedJson } from './parsed-json.ts';

it('reads JSON, and what is none as nothing', () => {
  expect(parsedJson('{"a":1}')).toEqual({ a: 1 });
  expect(parsedJson('It rained.')).toBeUndefined();
  expect(parsedJson(undefined)).toBeUndefined();
});

it('goes as deep as there are members', () => {
  expect(memberOf({ a: { b: 2 } }, 'a', 'b')).toBe(2);
  expect(memberOf({ a: 1 }, 'a', 'b')).toBeUndefined();
  expect(memberOf(null, 'a')).toBeUndefined();
});
