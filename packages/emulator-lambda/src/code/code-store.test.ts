import { existsSync } from 'node:fs';
import { mkdir, mkdtempDisposable, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { CodeStore, type StoredCode } from './code-store.ts';

const ZIP = zipSync({ 'index.mjs': strToU8('export const handler = () => 1;'), 'more.mjs': strToU8('//') });
const ROUNDS = 50;

const isWhole = async (store: CodeStore, code: StoredCode): Promise<boolean> => {
  const folder = await store.unpackedFolder(code).catch(() => '');
  return ['index.mjs', 'more.mjs'].every((name) => existsSync(join(folder, name)));
};

it('has code that is put while the same code of another function is deleted', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'code-store-'));
  const store = new CodeStore(folder.path);
  const code = await store.put(ZIP, (put) => put);
  for (let round = 0; round < ROUNDS; round++) {
    let isKept = false;
    const putting = store.put(ZIP, () => (isKept = true));
    for (let turn = 0; turn < round; turn++) await new Promise(setImmediate);
    // Once it is kept, it is used, and nobody deletes it.
    const deleting = isKept ? undefined : store.delete(code.sha256);
    await Promise.all([putting, deleting]);
    expect(await isWhole(store, code)).toBe(true);
  }
});

it('deletes code only when nobody holds it, and not at all where it is put again meanwhile', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'code-store-'));
  const store = new CodeStore(folder.path);
  const code = await store.put(ZIP, (put) => put);
  await store.holding([code.sha256], async () => {
    await store.delete(code.sha256);
    expect(await isWhole(store, code)).toBe(true);
  });
  expect(await isWhole(store, code)).toBe(false);
  await store.put(ZIP, (put) => put);
  await store.holding([code.sha256], async () => {
    await store.delete(code.sha256);
    await store.put(ZIP, (put) => put);
  });
  expect(await isWhole(store, code)).toBe(true);
});

it('removes at a start what a killed emulator has left, and nothing that is used', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'code-store-'));
  const store = new CodeStore(folder.path);
  const used = await store.put(ZIP, (put) => put);
  const unused = await store.put(zipSync({ 'index.mjs': strToU8('//') }), (put) => put);
  await mkdir(join(folder.path, 'draft-abc', 'unpacked'), { recursive: true });
  store.sweep(new Set([used.sha256]));
  expect(await isWhole(store, used)).toBe(true);
  await expect(store.zip(unused)).rejects.toThrow('is missing');
  expect(await readdir(folder.path)).toHaveLength(1);
});

it('has nothing to remove at a start where no code was put yet', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'code-store-'));
  new CodeStore(join(folder.path, 'code')).sweep(new Set());
  expect(existsSync(join(folder.path, 'code'))).toBe(false);
});
