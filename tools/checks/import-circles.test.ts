import { expect, it } from 'vitest';
import { importCircles, importGraph } from './import-circles.ts';
import { files, read } from './tracked-files.ts';

function circlesOf(texts: Record<string, string>): string[][] {
  return importCircles(importGraph(Object.keys(texts), (file) => texts[file] ?? ''));
}

it('finds no circle where two files import a third', () => {
  const top = `import { left } from './left.ts';\nimport { right } from './right.ts';`;
  const side = `import { leaf } from './leaf.ts';`;
  expect(circlesOf({ 'top.ts': top, 'left.ts': side, 'right.ts': side, 'leaf.ts': '' })).toEqual([]);
});

it.each([
  ['an import', `import { b } from './b.ts';`],
  ['an import of a type', `import type { B } from './b.ts';`],
  ['a type named in place', `type B = import('./b.ts').B;`],
  ['an import while running', `const b = await import('./b.ts');`],
  ['an export of what another file has', `export { b } from './b.ts';`],
])('finds a circle that %s closes', (_, text) => {
  expect(circlesOf({ 'a.ts': text, 'b.ts': `import { a } from './a.ts';` })).toEqual([['a.ts', 'b.ts']]);
});

it('finds a circle that leads by way of a folder and a package', () => {
  const manifest = JSON.stringify({
    name: '@scones/one',
    exports: { './testing': './src/testing/index.ts' },
  });
  const texts = {
    'one/package.json': manifest,
    'one/src/testing/index.ts': `export { two } from '../../../two/two.ts';`,
    'two/two.ts': `import { one } from '@scones/one/testing';`,
  };
  expect(circlesOf(texts)).toEqual([['one/src/testing/index.ts', 'two/two.ts']]);
});

it('separates circles that have nothing in common', () => {
  const texts = {
    'a.ts': `import './b.ts';\nimport './c.ts';`,
    'b.ts': `import './a.ts';`,
    'c.ts': `import './d.ts';`,
    'd.ts': `import './c.ts';`,
  };
  expect(circlesOf(texts)).toEqual([
    ['a.ts', 'b.ts'],
    ['c.ts', 'd.ts'],
  ]);
});

/** Recursive grammars: the reader of one rule needs that of the other. */
const RECURSIVE_GRAMMARS = {
  'a path has filters, which compare what paths lead to': [
    'packages/states-language/src/json-path/filter.ts',
    'packages/states-language/src/json-path/parse-selectors.ts',
  ],
};

it('has no circle of imports but those of recursive grammars', () => {
  expect(importCircles(importGraph(files, read)).sort()).toEqual(Object.values(RECURSIVE_GRAMMARS).sort());
});
