import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { RESOURCE_TYPES } from './resource-types.ts';

it('has every resource type in the README, and no other', () => {
  const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
  const listed = [...readme.matchAll(/^- `(AWS::[\w:]+)`/gm)].map(([, name]) => name);
  expect(listed.toSorted()).toEqual(Object.keys(RESOURCE_TYPES).toSorted());
});
