import { lstat, mkdir, mkdtemp, readdir, readFile, readlink, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { pointLatest, runName } from './latest-run.ts';

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'scones-runs-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

it('leads to the latest run, and then to the next one', async () => {
  for (const name of ['one', 'two']) {
    await mkdir(join(folder, name));
    expect(await pointLatest(folder, name)).toBe(join(folder, 'latest'));
    expect(await readlink(join(folder, 'latest'))).toBe(name);
  }
  expect((await readdir(folder)).sort()).toEqual(['latest', 'one', 'two']);
});

it('keeps a former report that lies in its place, under its time', async () => {
  const time = Date.UTC(2026, 10, 20, 8);
  await mkdir(join(folder, 'latest'));
  await writeFile(join(folder, 'latest', 'index.html'), 'former');
  await utimes(join(folder, 'latest'), time / 1000, time / 1000);
  await pointLatest(folder, 'one');
  expect(await readFile(join(folder, runName(time), 'index.html'), 'utf8')).toBe('former');
});

it('names the run in a text file where links are not permitted', async () => {
  const refuse = () => Promise.reject(Object.assign(new Error('not permitted'), { code: 'EPERM' }));
  await pointLatest(folder, 'one');
  expect(await pointLatest(folder, 'two', refuse)).toBe(join(folder, 'two'));
  expect((await lstat(join(folder, 'latest'))).isFile()).toBe(true);
  expect(await readFile(join(folder, 'latest'), 'utf8')).toBe('two\n');
});

it('does not take any other failure for a lack of links', async () => {
  const full = () => Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }));
  await expect(pointLatest(folder, 'one', full)).rejects.toThrow('no space');
});

it('names a run by its time, in letters that every system takes', () => {
  expect(runName(Date.UTC(2026, 10, 28, 14, 5, 17, 123))).toBe('2026-11-28T14-05-17-123Z');
});
