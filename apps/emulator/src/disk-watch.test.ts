import { existsSync, statSync } from 'node:fs';
import { mkdir, mkdtempDisposable, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeClock } from '@scones/deterministic';
import { expect, it } from 'vitest';
import { DiskWatch, releaseReserve } from './disk-watch.ts';

const noSpace = () => Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });

async function watchedDisk() {
  const folder = await mkdtempDisposable(join(tmpdir(), 'disk-watch-'));
  const clock = new FakeClock();
  const told: string[] = [];
  const disk = new DiskWatch({ folder: folder.path, clock, tell: (text) => void told.push(text) });
  disk.start();
  return { folder, clock, told, disk, reserve: join(folder.path, 'reserve') };
}

it('keeps a reserve, gives it back when the disk is full, and takes it again when there is space', async () => {
  const { folder, clock, told, disk, reserve } = await watchedDisk();
  await using _removed = folder;
  expect(statSync(reserve).size).toBe(2 ** 20);
  expect(disk.notice(noSpace())).toBe(true);
  expect(disk.fault).toContain('no space left');
  expect(existsSync(reserve)).toBe(false);
  await clock.advance(1000);
  expect(disk.fault).toBeUndefined();
  expect(existsSync(reserve)).toBe(true);
  expect(told).toEqual([
    expect.stringContaining('can write nothing'),
    `The emulator can write to ${folder.path} again.`,
  ]);
});

it('refuses only what would write, and only while the disk is full', async () => {
  const { folder, disk } = await watchedDisk();
  await using _removed = folder;
  disk.requireSpaceFor('PutObject');
  disk.notice(noSpace());
  for (const operation of ['GetObject', 'DeleteObjects', 'StopExecution', 'AbortMultipartUpload'])
    disk.requireSpaceFor(operation);
  expect(() => disk.requireSpaceFor('PutObject')).toThrow(/can write nothing to its folder: ENOSPC/);
  disk.close();
});

it('tells of a fault once, and leaves others to whoever tells of them', async () => {
  const { folder, told, disk } = await watchedDisk();
  await using _removed = folder;
  for (const error of [noSpace(), noSpace()]) expect(disk.notice(error)).toBe(true);
  expect(disk.notice(new Error('something else'))).toBe(false);
  expect(told).toHaveLength(1);
  disk.close();
});

it('gives back what an emulator has kept that was ended by force', async () => {
  const { folder, disk, reserve } = await watchedDisk();
  await using _removed = folder;
  disk.close();
  releaseReserve(folder.path);
  expect(existsSync(reserve)).toBe(false);
});

it('refuses what would write when the folder was removed, also where another is in its place', async () => {
  const { folder, clock, told, disk } = await watchedDisk();
  disk.requireSpaceFor('PutObject');
  await folder.remove();
  await clock.advance(1000);
  const refused = /was removed while the emulator ran/;
  expect(() => disk.requireSpaceFor('PutObject')).toThrow(refused);
  disk.requireSpaceFor('GetObject');
  await mkdir(folder.path);
  await clock.advance(5000);
  expect(() => disk.requireSpaceFor('PutObject')).toThrow(refused);
  expect(told).toEqual([expect.stringMatching(refused)]);
  disk.close();
  await rm(folder.path, { recursive: true });
});
