import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CHAIN } from './tasks/index.ts';

it('lists every task of the chain with its Lambda, and no other', () => {
  const readme = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8');
  const listed = [...readme.matchAll(/^\| `([A-Z]\w+)` +\| `(lambda-[\w-]+)`/gm)].map(
    ([, ...cells]) => cells,
  );
  expect(listed.sort()).toEqual(CHAIN.map(({ state, lambda }) => [state, lambda]).sort());
});
