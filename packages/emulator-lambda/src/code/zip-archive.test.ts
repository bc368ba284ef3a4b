import { deflateRawSync, crc32 } from 'node:zlib';
import { type Zippable, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readZip } from './zip-archive.ts';

const LIMIT = 1_000_000;
const zip = (files: Zippable): Buffer => Buffer.from(zipSync(files));
const text = Buffer.from('export const handler = async () => 1;');
const mode = (attributes: number) => ({ os: 3, attrs: attributes << 16 }) as const;

/** One entry, whose claims about itself need not be true. */
function craft(claims: {
  name?: string;
  size?: number;
  flags?: number;
  method?: number;
  checksum?: number;
  /** Where its own header is said to stand. */
  offset?: number;
}): Buffer {
  const data = deflateRawSync(text);
  const name = Buffer.from(claims.name ?? 'index.mjs');
  const entry = (length: number, signature: number, offset: number): Buffer => {
    const header = Buffer.alloc(length);
    header.writeUInt32LE(signature);
    header.writeUInt16LE(claims.flags ?? 0, offset);
    header.writeUInt16LE(claims.method ?? 8, offset + 2);
    header.writeUInt32LE(claims.checksum ?? crc32(text), offset + 8);
    header.writeUInt32LE(data.length, offset + 12);
    header.writeUInt32LE(claims.size ?? text.length, offset + 16);
    header.writeUInt16LE(name.length, offset + 20);
    return Buffer.concat([header, name]);
  };
  const local = Buffer.concat([entry(30, 0x04034b50, 6), data]);
  const directory = entry(46, 0x02014b50, 8);
  directory.writeUInt32LE(claims.offset ?? 0, 42);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, directory, end]);
}

describe('readZip', () => {
  it('reads files, folders and which of them can be run', async () => {
    const entries = readZip(
      zip({
        'index.mjs': text,
        'bin/run': [text, mode(0o100755)],
        'stored.txt': [text, { level: 0 }],
        'folder/': new Uint8Array(),
        empty: new Uint8Array(),
      }),
      LIMIT,
    );
    const found = entries.map(({ path, isDirectory, isExecutable }) => [path, isDirectory, isExecutable]);
    expect(found).toEqual([
      ['index.mjs', false, false],
      ['bin/run', false, true],
      ['stored.txt', false, false],
      ['folder', true, false],
      ['empty', false, false],
    ]);
    const read = await Promise.all(entries.slice(0, 3).map((entry) => entry.read()));
    expect(read).toEqual([text, text, text]);
    expect(await entries[4]?.read()).toHaveLength(0);
  });

  it.each([
    '../outside',
    'folder/../../outside',
    '/etc/passwd',
    'folder//file',
    './file',
    'folder\\file',
    'C:file',
    'nul\0byte',
  ])('refuses the path %j', (name) => {
    expect(() => readZip(craft({ name }), LIMIT)).toThrow('leaves the folder');
  });

  it('refuses links and devices', () => {
    for (const kind of [0o120777, 0o020666])
      expect(() => readZip(zip({ link: [Buffer.from('/etc/passwd'), mode(kind)] }), LIMIT)).toThrow('link');
  });

  it('refuses more bytes than the limit, before it inflates any', () => {
    expect(() => readZip(zip({ a: new Uint8Array(LIMIT), b: new Uint8Array(1) }), LIMIT)).toThrow(
      'more than 1000000 bytes',
    );
  });

  it('inflates no more than an entry claims', async () => {
    const [entry] = readZip(craft({ size: 5 }), LIMIT);
    await expect(entry?.read()).rejects.toThrow("can't be inflated");
  });

  it.each([
    ['it is not a zip', Buffer.from('not a zip at all, not in the least')],
    ['it is not a zip', Buffer.alloc(0)],
    ['it is not a zip', zip({ 'index.mjs': text }).subarray(0, -30)],
    ['is encrypted', craft({ flags: 1 })],
    ['its directory is broken', zip({ 'index.mjs': text }).subarray(40)],
  ])('refuses a zip for which holds: %s', (reason, bytes) => {
    expect(() => readZip(bytes, LIMIT)).toThrow(reason);
  });

  it.each([
    ['checksum', { checksum: 1 }],
    ['checksum', { size: text.length + 1 }],
    ['unknown method', { method: 12 }],
    ['is broken', { offset: 0xfffffff0 }],
    ['is broken', { offset: 1 }],
  ])('refuses an entry of a wrong %s', async (reason, claims) => {
    await expect(readZip(craft(claims), LIMIT)[0]?.read()).rejects.toThrow(reason);
  });

  it('refuses two entries of one path', () => {
    const twice = zip({ 'a.txt': text, 'b.txt': text });
    for (let at = twice.indexOf('b.txt'); at >= 0; at = twice.indexOf('b.txt')) twice.write('a.txt', at);
    expect(() => readZip(twice, LIMIT)).toThrow("'a.txt' twice");
  });
});
