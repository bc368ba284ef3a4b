import { expect, it } from 'vitest';
import { compilePattern } from './compile-pattern.ts';
import { WrongMatcher } from './matchers.ts';

const value = { kind: 'order', size: 3, tags: ['a', 'b'], customer: { country: 'DE' } };

it.each([
  [{ kind: ['order', 'offer'], customer: { country: [{ 'anything-but': 'FR' }] } }, true],
  [{ tags: ['b'], size: [{ numeric: ['>', 2, '<=', 3] }] }, true],
  [{ $or: [{ kind: ['offer'] }, { size: [3] }] }, true],
  [{ missing: [{ exists: false }] }, true],
  [{ kind: ['offer'] }, false],
  [{ missing: [{ 'anything-but': 'x' }] }, false],
])('%j matches a value, or does not: %s', (pattern, isMatch) => {
  expect(compilePattern(pattern)(value)).toBe(isMatch);
});

it.each([
  ['text', 'Filter is not an object'],
  [{ kind: [] }, 'Empty arrays are not allowed'],
  [{ kind: [{ unknown: 1 }] }, 'Unrecognized match type unknown'],
])('says what is wrong in %j', (pattern, reason) => {
  expect(() => compilePattern(pattern)).toThrow(new WrongMatcher(reason));
});
