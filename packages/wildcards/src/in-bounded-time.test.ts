import { expect, it } from 'vitest';
import { inBoundedTime, TookTooLong } from './in-bounded-time.ts';

const LETTERS = 'a'.repeat(5000);

it.each<[string, RegExp, string]>([
  ['nested repetition', /^(a+)+$/, `${LETTERS}!`],
  ['repetition side by side', /(.*)*(.*)*x$/s, LETTERS],
  ['alternatives that overlap', /^(a|aa|aaa)*b/, LETTERS],
  ['words', /^(\w+\s?)*$/, `${LETTERS}!`],
  ['looking ahead', /^(?=(a+)+b)a+$/, LETTERS],
  ['counted repetition', /(a{1,1000}){1,1000}b/, LETTERS],
])('breaks off %s', (_what, pattern, text) => {
  expect(() => inBoundedTime(() => pattern.test(text))).toThrow(TookTooLong);
});

it('answers what the work answers, of whatever kind', () => {
  expect(inBoundedTime(() => /b(.)/.exec('abc')?.[1])).toBe('c');
  expect(inBoundedTime(() => [1, undefined])).toEqual([1, undefined]);
});

it('throws what the work throws', () => {
  const fault = new TypeError('odd');
  expect(() =>
    inBoundedTime(() => {
      throw fault;
    }),
  ).toThrow(fault);
});

it('works again after work that was broken off', () => {
  expect(() => inBoundedTime(() => /^(a+)+$/.test(`${LETTERS}!`))).toThrow(TookTooLong);
  expect(inBoundedTime(() => inBoundedTime(() => 1) + 1)).toBe(2);
});
