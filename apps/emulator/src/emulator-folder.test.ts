import { mkdtempDisposable, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { runEmulator, startEmulatorProcess } from './testing/emulator-process.ts';

const harms = [
  [
    'its database is gone',
    (folder: string) => rm(join(folder, 'state.sqlite')),
    /has lost its state\.sqlite, though it has objects/,
  ],
  [
    'its database is empty',
    (folder: string) => truncate(join(folder, 'state.sqlite')),
    /has lost its state\.sqlite/,
  ],
  [
    'its database is a text',
    (folder: string) => writeFile(join(folder, 'state.sqlite'), 'text'.repeat(500)),
    /file is not a database/,
  ],
  [
    'pages of its database were changed',
    (folder: string) => changePages(join(folder, 'state.sqlite')),
    /is damaged: .*malformed/,
  ],
  [
    'its database is cut in half',
    (folder: string) => truncate(join(folder, 'state.sqlite'), 40_000),
    /is damaged: .*malformed/,
  ],
  ['its objects are a file', (folder: string) => replaceObjects(folder), /can't keep its state in .*EEXIST/],
  [
    'a newer emulator has written it',
    (folder: string) => number(folder, 99),
    /a newer emulator has written it/,
  ],
] as const;

describe('a folder is refused by name, and nothing in it is changed, where', () => {
  it.each(harms)('%s', async (_how, harm, words) => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'emulator-folder-'));
    await fill(folder.path);
    await harm(folder.path);
    for (let time = 0; time < 2; time++) {
      const { code, stderr } = await runEmulator('--port', '0', '--folder', folder.path);
      expect(stderr).toMatch(words);
      expect(stderr).not.toMatch(/\n\s+at /);
      expect(code).toBe(1);
    }
  });
});

/** Leaves what an emulator that was ended well leaves. */
async function fill(folder: string): Promise<void> {
  const emulator = await startEmulatorProcess('--port', '0', '--folder', folder);
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const s3 = new S3Client({ endpoint: emulator.url, region: 'us-east-1', credentials });
  await s3.send(new CreateBucketCommand({ Bucket: 'kept' }));
  await s3.send(new PutObjectCommand({ Bucket: 'kept', Key: 'large', Body: Buffer.alloc(50_000) }));
  s3.destroy();
  emulator.child.signal('SIGTERM');
  expect(await emulator.ended).toMatchObject({ code: 0 });
}

async function changePages(file: string): Promise<void> {
  const bytes = await readFile(file);
  for (let page = 1; page < bytes.length / 4096; page++) bytes.fill(0xa5, page * 4096, page * 4096 + 100);
  await writeFile(file, bytes);
}

async function replaceObjects(folder: string): Promise<void> {
  await rm(join(folder, 'objects'), { recursive: true });
  await writeFile(join(folder, 'objects'), '');
}

async function number(folder: string, version: number): Promise<void> {
  const database = new DatabaseSync(join(folder, 'state.sqlite'));
  database.exec(`PRAGMA user_version = ${version}`);
  database.close();
}
