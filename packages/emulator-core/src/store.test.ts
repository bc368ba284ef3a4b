import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, open, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Store } from './store.ts';

let folder: string;
let file: string;
let store: Store;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'store-'));
  file = join(folder, 'state.sqlite');
  store = new Store(file);
});
afterEach(async () => {
  store.close();
  await rm(folder, { recursive: true });
});

describe('a collection', () => {
  it('keeps values by key, apart from other collections', () => {
    const cups = store.collection<{ size: number }>('cups');
    const pots = store.collection<{ size: number }>('pots');
    cups.put('a', { size: 1 });
    cups.put('a', { size: 2 });
    pots.put('a', { size: 3 });
    expect([cups.get('a'), pots.get('a'), cups.get('b')]).toEqual([{ size: 2 }, { size: 3 }, undefined]);
    expect([cups.has('a'), cups.has('b')]).toEqual([true, false]);
    expect([cups.delete('a'), cups.delete('a')]).toEqual([true, false]);
    expect(pots.values()).toEqual([{ size: 3 }]);
  });

  it('gives values in the order of the UTF-8 of their keys', () => {
    const keys = ['Z', 'a', 'a/1', 'a/2', 'b', 'é', '\uffff', '🚲'];
    const collection = store.collection<{ key: string }>('keys');
    for (const key of keys.toReversed()) collection.put(key, { key });
    const list = (options?: Parameters<typeof collection.values>[0]): string[] =>
      collection.values(options).map(({ key }) => key);
    expect(list()).toEqual(keys);
    expect(list({ prefix: 'a' })).toEqual(['a', 'a/1', 'a/2']);
    expect(list({ prefix: 'a', after: 'a/1' })).toEqual(['a/2']);
    expect(list({ after: 'b', limit: 2 })).toEqual(['é', '\uffff']);
  });
});

describe('a transaction', () => {
  it('is all or nothing, nested or not', () => {
    const cups = store.collection<object>('cups');
    const attempt = (): void =>
      store.transaction(() => {
        cups.put('a', {});
        store.transaction(() => cups.put('b', {}));
        throw new Error('after all');
      });
    expect(attempt).toThrow('after all');
    expect(cups.values()).toEqual([]);
    expect(store.transaction(() => (cups.put('c', {}), 'done'))).toBe('done');
    expect(cups.has('c')).toBe(true);
  });
});

describe('a store', () => {
  it('is empty after it was cleared, and goes on counting from one', () => {
    const cups = store.collection<object>('cups');
    cups.put('a', {});
    store.database.exec('CREATE TABLE pots (id INTEGER PRIMARY KEY AUTOINCREMENT, size INTEGER)');
    const addPot = store.database.prepare('INSERT INTO pots (size) VALUES (2)');
    addPot.run();
    store.clear();
    expect([cups.values(), store.database.prepare('SELECT * FROM pots').all()]).toEqual([[], []]);
    expect(addPot.run().lastInsertRowid).toBe(1);
  });

  it('is there again after it was closed', () => {
    store.collection<object>('cups').put('a', { size: 1 });
    store.close();
    store = new Store(file);
    expect(store.collection<object>('cups').get('a')).toEqual({ size: 1 });
  });

  it('cannot be opened a second time, and says what to do', () => {
    expect(() => new Store(file)).toThrow(
      `${file} is in use by another emulator. Stop that one, or choose another folder.`,
    );
  });

  it('cannot be opened by another process either', () => {
    const script = `import { Store } from ${JSON.stringify(join(import.meta.dirname, 'store.ts'))};
      try { new Store(process.argv[1]); } catch (error) { console.log(error.message); }`;
    const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script, file], {
      encoding: 'utf8',
    });
    expect(output).toContain('is in use by another emulator');
  });

  it('says which file cannot be opened', () => {
    expect(() => new Store(join(folder, 'no', 'folder.sqlite'))).toThrow(/folder\.sqlite cannot be opened/);
  });

  it('works the same in memory', () => {
    const memory = new Store(':memory:');
    memory.collection<object>('cups').put('a', {});
    expect(memory.collection<object>('cups').has('a')).toBe(true);
    memory.close();
  });
});

describe('a file that was left by an emulator that was killed', () => {
  /** A copy of it as it is now. */
  async function killed(): Promise<string> {
    const cups = store.collection<object>('cups');
    for (let key = 0; key < 50; key++) cups.put(`${key}`, { text: 'a'.repeat(200) });
    const copy = join(folder, 'killed.sqlite');
    for (const part of ['', '-wal', '-boot']) await copyFile(`${file}${part}`, `${copy}${part}`);
    return copy;
  }

  it('is opened with all that was written', async () => {
    const copy = new Store(await killed());
    expect(copy.collection('cups').get('49')).toEqual({ text: 'a'.repeat(200) });
    copy.close();
  });

  it.each([
    ['the database is gone', '', (path: string) => rm(path), /it is missing or empty/],
    ['the database is empty', '', (path: string) => truncate(path), /it is missing or empty/],
    ['the log is gone', '-wal', (path: string) => rm(path), /killed\.sqlite-wal is missing/],
    ['the log was changed', '-wal', (path: string) => change(path, 9000), /killed\.sqlite-wal was changed/],
  ])('is refused by name where %s', async (_how, part, harm, words) => {
    const copy = await killed();
    await harm(`${copy}${part}`);
    expect(() => new Store(copy)).toThrow(words);
    await rm(`${copy}-boot`);
  });
});

async function change(path: string, place: number): Promise<void> {
  const bytes = await readFile(path);
  bytes[place] = (bytes[place] as number) ^ 1;
  await writeFile(path, bytes);
}

it('refuses a file of a newer emulator by name, and takes one from before there were numbers', () => {
  store.close();
  const raw = new DatabaseSync(file);
  const number = () => raw.prepare('PRAGMA user_version').get();
  expect(number()).toEqual({ user_version: 1 });
  raw.exec('PRAGMA user_version = 2');
  raw.close();
  expect(() => new Store(file)).toThrow('a newer emulator has written it');
  const again = new DatabaseSync(file);
  again.exec('PRAGMA user_version = 0');
  again.close();
  store = new Store(file);
  expect(store.database.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 });
});

describe('a file that was open when the machine went down', () => {
  /** As a power cut leaves it: nobody closed it, and the machine was started anew. */
  async function cutPower(): Promise<void> {
    const cups = store.collection<{ text: string }>('cups');
    for (let key = 0; key < 500; key++) cups.put(`${key}`, { text: 'a'.repeat(200) });
    store.close();
    await writeFile(`${file}-boot`, '1000');
    await writeFile(`${file}-wal`, '');
  }

  it('is opened again when it is whole', async () => {
    await cutPower();
    store = new Store(file);
    expect(store.collection('cups').get('499')).toEqual({ text: 'a'.repeat(200) });
  });

  it('is refused by name when it is damaged', async () => {
    await cutPower();
    const damaged = await open(file, 'r+');
    for (let page = 2; page < 20; page++) await damaged.write(Buffer.alloc(1024, 7), 0, 1024, page * 4096);
    await damaged.close();
    const refused = `${file} cannot be opened as the emulator's state: it was damaged when the machine went down`;
    expect(() => new Store(file)).toThrow(refused);
    for (const part of ['', '-boot']) await rm(`${file}${part}`);
    store = new Store(file);
  });

  it('is not looked at when it was closed, or only the emulator was ended by force', () => {
    expect(existsSync(`${file}-boot`)).toBe(true);
    store.close();
    expect(existsSync(`${file}-boot`)).toBe(false);
    store = new Store(file);
  });
});
