import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as errors from './errors.ts';

it('lists every error that it throws in its README, and no other', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const listed = [...readme.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  expect(listed.sort()).toEqual([...Object.keys(errors), 'EventMalformed'].sort());
});
