import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dockerIsMissing, RYUK, ryukIsMissing } from './docker-engine.ts';

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'docker-engine-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The path to a `docker` that fails with this last line when its arguments begin like this. */
async function docker(failures: Readonly<Record<string, string>> = {}): Promise<NodeJS.ProcessEnv> {
  const cases = Object.entries(failures).map(
    ([values, words]) => `case "$*" in "${values}"*) echo "first" >&2; echo "${words}" >&2; exit 1;; esac`,
  );
  await writeFile(join(folder, 'docker'), ['#!/bin/sh', ...cases, ''].join('\n'));
  await chmod(join(folder, 'docker'), 0o755);
  return { PATH: folder };
}

it('is there where the engine and compose answer', async () => {
  expect(await dockerIsMissing(await docker())).toBeUndefined();
});

it.each([
  ['the engine', 'version', 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock.'],
  ['compose', 'compose version', 'docker: compose is not a docker command.'],
])('is missing where %s fails, and says why in one line', async (_what, values, words) => {
  expect(await dockerIsMissing(await docker({ [values]: words }))).toBe(words);
});

it('is missing where there is no docker', async () => {
  expect(await dockerIsMissing({ PATH: folder })).toBe('spawn docker ENOENT');
});

it('lacks Ryuk only where its image is neither there nor can be pulled', async () => {
  const absent = { 'image inspect': 'No such image' };
  expect(await ryukIsMissing(await docker())).toBeUndefined();
  expect(await ryukIsMissing(await docker(absent))).toBeUndefined();
  const words = 'dial tcp: lookup registry-1.docker.io: no such host';
  const neither = await docker({ ...absent, pull: words });
  expect(await ryukIsMissing(neither)).toBe(words);
  expect(await ryukIsMissing({ ...neither, TESTCONTAINERS_RYUK_DISABLED: 'true' })).toBeUndefined();
});

it('knows the image that testcontainers starts', async () => {
  const library = createRequire(import.meta.url).resolve('testcontainers');
  expect(await readFile(join(library, '../reaper/reaper.js'), 'utf8')).toContain(`"${RYUK}"`);
});
