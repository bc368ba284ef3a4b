import { describe, expect, it } from 'vitest';
import { licences, type Lockfile } from './licences.ts';
import { read } from './tracked-files.ts';

it('every package that the lockfile installs has a licence that is accepted', () => {
  const { counts, refused } = licences(JSON.parse(read('package-lock.json')) as Lockfile);
  expect(refused).toEqual([]);
  expect(counts.get('MIT')).toBeGreaterThan(100);
});

describe('licences', () => {
  it('names a package without a licence, and one whose licence binds what links to it', () => {
    const packages = {
      '': {},
      'packages/ours': {},
      'node_modules/ours': { link: true },
      'node_modules/fine': { license: 'MIT' },
      'node_modules/bare': {},
      'node_modules/a/node_modules/@x/binding': { license: 'AGPL-3.0-only' },
    };
    expect(licences({ packages }).refused).toEqual(['bare: none named', '@x/binding: AGPL-3.0-only']);
  });

  it('asks one choice of an OR, and each part of an AND', () => {
    const of = (license: string) => licences({ packages: { 'node_modules/p': { license } } }).refused;
    expect(of('(MIT OR GPL-3.0-or-later)')).toEqual([]);
    expect(of('Apache-2.0 AND LGPL-3.0-or-later AND MIT')).toEqual([]);
    expect(of('MIT AND GPL-3.0-or-later')).toEqual(['p: MIT AND GPL-3.0-or-later']);
  });
});
