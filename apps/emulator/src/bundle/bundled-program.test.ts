import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { bundledProgram, noteBundle } from './bundled-program.ts';

let folder: string;
let source: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bundle-'));
  source = join(folder, 'source.ts');
  await writeFile(source, 'const one = 1;');
  await utimes(source, 1000, 1000);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

const begun = 1_000_001;

it('is the bundle while what it was made of is as it was', () => {
  noteBundle(folder, 'program.mjs', [source], begun);
  expect(bundledProgram(folder)).toBe(pathToFileURL(join(folder, 'program.mjs')).href);
});

it('is none where nothing was bundled', () => {
  expect(bundledProgram(folder)).toBeUndefined();
});

it.each([
  ['was written again', () => utimes(source, 1001, 1001)],
  ['has another length', () => writeFile(source, 'const one = 11;').then(() => utimes(source, 1000, 1000))],
  ['is gone', () => rm(source)],
])('is none any more once a source %s', async (_what, change) => {
  noteBundle(folder, 'program.mjs', [source], begun);
  await change();
  expect(bundledProgram(folder)).toBeUndefined();
});

it('is none where Node watches the sources', () => {
  noteBundle(folder, 'program.mjs', [source], begun);
  vi.stubEnv('WATCH_REPORT_DEPENDENCIES', '1');
  expect(bundledProgram(folder)).toBeUndefined();
});

it('notes no source that has changed while it was bundled', () => {
  expect(() => noteBundle(folder, 'program.mjs', [source], 1_000_000)).toThrow(
    `${source} has changed while it was bundled.`,
  );
  expect(bundledProgram(folder)).toBeUndefined();
});
