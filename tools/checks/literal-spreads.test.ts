import { expect, it } from 'vitest';
import { literalSpreads } from './literal-spreads.ts';
import { files, read } from './tracked-files.ts';

const found = files
  .filter((file) => /\.(ts|mjs)$/.test(file))
  .flatMap((file) => literalSpreads(read(file)).map((line) => `${file}:${line}`));

it.each([
  ['an object literal', 'const a = {\n  ...{ b, c },\n};'],
  ['one within another', 'const a = { d: {\n  ...{ b },\n} };'],
])('finds the spread of %s', (_, text) => {
  expect(literalSpreads(text)).toEqual([2]);
});

it.each([
  ['a value', 'const a = { ...b };'],
  ['what depends on a condition', 'const a = { ...(b && { c }), ...(d ? { e } : {}) };'],
  ['what a call answers', 'const a = { ...b({ c }) };'],
])('accepts the spread of %s', (_, text) => {
  expect(literalSpreads(text)).toEqual([]);
});

it('finds no spread of an object literal in the repository', () => {
  expect(found).toEqual([]);
});
