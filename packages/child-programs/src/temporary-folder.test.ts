import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from './temporary-folder.ts';

it('removes the folders of processes that are gone, and of nobody else', async () => {
  await using parent = await mkdtempDisposable(join(tmpdir(), 'temporary-folder-'));
  const { pid: gone } = spawnSync(process.execPath, ['--version']);
  const names = ['work', 'work-12-notes', `other-${gone}-abcdef`, `work-${process.pid}-abcdef`];
  for (const name of [...names, `work-${gone}-abcdef`]) await mkdir(join(parent.path, name));
  {
    await using folder = await temporaryFolder('work', parent.path);
    expect(existsSync(folder.path)).toBe(true);
    expect(existsSync(join(parent.path, `work-${gone}-abcdef`))).toBe(false);
    expect(names.filter((name) => !existsSync(join(parent.path, name)))).toEqual([]);
  }
});
