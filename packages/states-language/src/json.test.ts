import { expect, it } from 'vitest';
import { canonicalText, nestingFault } from './json.ts';

const nested = (depth: number, inner = ''): string => `${'['.repeat(depth)}${inner}${']'.repeat(depth)}`;

it('takes JSON nested a thousand deep, and none deeper', () => {
  expect(nestingFault(nested(1000))).toBeUndefined();
  expect(nestingFault(nested(1001))).toContain('nesting depth (1001)');
  expect(nestingFault(`${'{"a":'.repeat(1001)}1${'}'.repeat(1001)}`)).toContain('nesting depth (1001)');
});

it.each([
  ['many values side by side', `[${Array(3000).fill('[]').join(',')}]`],
  ['brackets in a string', JSON.stringify('['.repeat(3000))],
  ['brackets behind an escaped quotation mark', JSON.stringify(`"\\"${'{'.repeat(3000)}`)],
])('takes %s', (_what, text) => {
  expect(nestingFault(text)).toBeUndefined();
});

it('has one text for equal values', () => {
  expect(canonicalText({ b: [{ d: 1, c: 2 }], a: null })).toBe(
    canonicalText({ a: null, b: [{ c: 2, d: 1 }] }),
  );
  expect(canonicalText(['1'])).not.toBe(canonicalText([1]));
});
