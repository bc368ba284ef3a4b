import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cacheFolder } from './cache-folder.ts';

it('is under XDG_CACHE_HOME', () => {
  expect(cacheFolder({ XDG_CACHE_HOME: '/var/cache' })).toBe('/var/cache/scones-unlimited');
});

it.each([undefined, '', 'relative'])('is under the home folder when XDG_CACHE_HOME is %o', (value) => {
  expect(cacheFolder({ XDG_CACHE_HOME: value })).toBe(join(homedir(), '.cache', 'scones-unlimited'));
});
