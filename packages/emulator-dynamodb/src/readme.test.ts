import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { errors } from './errors.ts';
import { operations } from './operations.ts';

it('lists every operation and every error, and no other', () => {
  const readme = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8');
  const listed = [...readme.matchAll(/^\| `([A-Z]\w+)`/gm)].map(([, name]) => name).sort();
  expect(listed).toEqual([...Object.keys(operations), ...Object.keys(errors)].sort());
});
