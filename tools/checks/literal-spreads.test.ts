import { expect, it } from 'vitest';
import { literalSpreads } from './literal-spreads.ts';
import { files, read } from './tracked-files.ts';

/** Projects that still hold such spreads; each leaves the list once it is clean. */
const EXCEPTIONS = ['packages/emulator-cloudformation'];

const found = files
  .filter((file) => /\.(ts|mjs)$/.test(file))
  .flatMap((file) => literalSpreads(read(file)).map((line) => `${file}:${line}`));
const isOf = (project: string) => (place: string) => place.startsWith(`${project}/`);

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
])('takes the spread of %s', (_, text) => {
  expect(literalSpreads(text)).toEqual([]);
});

it('finds no spread of an object literal in the repository', () => {
  expect(found.filter((place) => !EXCEPTIONS.some((project) => isOf(project)(place)))).toEqual([]);
});

it.each(EXCEPTIONS)('excepts %s only while it has such spreads', (project) => {
  expect(found.filter(isOf(project))).not.toEqual([]);
});
