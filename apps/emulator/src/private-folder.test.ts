import { chmod, mkdir, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makePrivate } from './private-folder.ts';

let parent: string;
let folder: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'private-folder-'));
  folder = join(parent, 'state');
});
afterEach(() => rm(parent, { recursive: true, force: true }));

const modeOf = async (...path: string[]): Promise<string> =>
  ((await stat(join(parent, ...path))).mode & 0o777).toString(8);

async function makeOpen(...names: string[]): Promise<void> {
  await mkdir(folder);
  await chmod(folder, 0o777);
  for (const name of names) {
    await writeFile(join(folder, name), '');
    await chmod(join(folder, name), 0o666);
  }
}

it('makes a folder that is not there yet', async () => {
  await makePrivate(folder, 'state.sqlite');
  expect(await modeOf('state')).toBe('700');
});

it('takes over an empty folder', async () => {
  await makeOpen();
  await makePrivate(folder, 'state.sqlite');
  expect(await modeOf('state')).toBe('700');
});

it('restricts a state that others could read, and nothing that it links to', async () => {
  await makeOpen('state.sqlite', 'state.sqlite-wal');
  await mkdir(join(folder, 'objects'));
  await writeFile(join(folder, 'objects', 'body'), '');
  await writeFile(join(folder, 'program'), '');
  await chmod(join(folder, 'program'), 0o555);
  await writeFile(join(parent, 'outside'), '');
  await chmod(join(parent, 'outside'), 0o644);
  await symlink(join(parent, 'outside'), join(folder, 'link'));
  await makePrivate(folder, 'state.sqlite');
  expect(await modeOf('state')).toBe('700');
  expect(await modeOf('state', 'state.sqlite-wal')).toBe('600');
  expect(await modeOf('state', 'objects')).toBe('700');
  expect(await modeOf('state', 'objects', 'body')).toBe('600');
  expect(await modeOf('state', 'program')).toBe('500');
  expect(await modeOf('outside')).toBe('644');
});

it('restricts no folder that holds something else', async () => {
  await makeOpen('thesis.txt');
  await expect(makePrivate(folder, 'state.sqlite')).rejects.toThrow('it holds thesis.txt');
  expect(await modeOf('state')).toBe('777');
});
