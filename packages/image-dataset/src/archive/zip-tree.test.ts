import { type AsyncZippable, strToU8, zipSync, type Zippable } from 'fflate';
import { expect, it } from 'vitest';
import { UnreadablePicture } from '../source/unreadable-picture.ts';
import type { FileTree } from '../tree/file-tree.ts';
import type { RandomAccess } from './zip-directory.ts';
import { zipTree } from './zip-tree.ts';

const access = (bytes: Uint8Array): RandomAccess => ({
  size: bytes.length,
  read: (offset, length) =>
    offset + length > bytes.length
      ? Promise.reject(new Error('the file ends too early'))
      : Promise.resolve(Buffer.from(bytes.subarray(offset, offset + length))),
});

async function pathsOf(tree: FileTree): Promise<string[]> {
  const paths: string[] = [];
  for await (const path of tree.paths()) paths.push(path);
  return paths;
}

async function readAll(tree: FileTree): Promise<Record<string, string>> {
  const read: Record<string, string> = {};
  for await (const { path, content } of tree.read(new Set(await pathsOf(tree))))
    read[path] = await content().then(
      (bytes) => Buffer.from(bytes).toString(),
      (error: unknown) => `refused: ${(error as Error).message}`,
    );
  return read;
}

const zip = (files: Zippable): Uint8Array => zipSync(files);
const PICTURES = {
  'cat/1.txt': strToU8('miau'.repeat(50)),
  'dog/': [new Uint8Array(), {}],
  'dog/2.txt': [strToU8('wuff'), { level: 0 }],
} satisfies AsyncZippable & Zippable;

it('reads stored and deflated members, and lists folders', async () => {
  const tree = zipTree(access(zip(PICTURES)));
  expect(await pathsOf(tree)).toEqual(['cat/1.txt', 'dog/', 'dog/2.txt']);
  expect(await readAll(tree)).toEqual({ 'cat/1.txt': 'miau'.repeat(50), 'dog/': '', 'dog/2.txt': 'wuff' });
});

it('takes backslashes for slashes where a program of Windows wrote nothing else', async () => {
  const file = new Uint8Array([1]);
  expect(await pathsOf(zipTree(access(zip({ 'cat\\1.jpg': file, 'dog\\2.jpg': file }))))).toEqual([
    'cat/1.jpg',
    'dog/2.jpg',
  ]);
  expect(await pathsOf(zipTree(access(zip({ 'cat/a\\1.jpg': file }))))).toEqual(['cat/a\\1.jpg']);
});

it('reads names in UTF-8 also where nothing says so, and others byte by byte', async () => {
  /** A .zip whose name of five letters is replaced by other bytes of the same length, without the flag. */
  const named = (name: Buffer): RandomAccess => {
    const bytes = Buffer.from(zip({ 'abcde/1.jpg': new Uint8Array([1]) }));
    for (let at = bytes.indexOf('abcde'); at >= 0; at = bytes.indexOf('abcde')) name.copy(bytes, at);
    return access(bytes);
  };
  expect(await pathsOf(zipTree(named(Buffer.from('Gäns'))))).toEqual(['Gäns/1.jpg']);
  expect(await pathsOf(zipTree(named(Buffer.from('Gänse', 'latin1'))))).toEqual(['Gänse/1.jpg']);
});

it('finds the directory behind a comment and before nothing else', async () => {
  const bytes = Buffer.concat([zip(PICTURES), Buffer.from('a comment')]);
  bytes.writeUInt16LE(9, bytes.length - 9 - 2);
  expect(await pathsOf(zipTree(access(bytes)))).toHaveLength(3);
});

it('says of a damaged member what is wrong, and reads the others', async () => {
  const bytes = Buffer.from(zip(PICTURES));
  bytes[bytes.indexOf('wuff')]! ^= 1;
  expect(await readAll(zipTree(access(bytes)))).toMatchObject({
    'cat/1.txt': 'miau'.repeat(50),
    'dog/2.txt': 'refused: it is damaged: its checksum is another',
  });
});

it('unpacks no more of a member than it claims to have', async () => {
  const bytes = Buffer.from(zip({ 'cat/bomb.png': new Uint8Array(1_000_000) }));
  const directory = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  bytes.writeUInt32LE(10, directory + 24);
  const read = await readAll(zipTree(access(bytes)));
  expect(read['cat/bomb.png']).toMatch(
    /^refused: it is damaged: Cannot create a Buffer larger than 10 bytes/,
  );
});

it.each([
  ['is larger than what is left', 20],
  ['stands beyond the end', 42],
])('says of a member that %s what is wrong, as of any that is damaged', async (_what, field) => {
  const bytes = Buffer.from(zip({ 'cat/1.png': strToU8('x') }));
  bytes.writeUInt32LE(1000, bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2])) + field);
  expect.assertions(1);
  for await (const { content } of zipTree(access(bytes)).read(new Set(['cat/1.png'])))
    await expect(content()).rejects.toThrow(
      new UnreadablePicture('it is damaged: it reaches beyond the end of the archive'),
    );
});

it('refuses encrypted members one by one', async () => {
  const bytes = Buffer.from(zip({ 'cat/1.png': strToU8('x') }));
  const directory = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  bytes.writeUInt16LE(1, directory + 8);
  expect(await readAll(zipTree(access(bytes)))).toEqual({ 'cat/1.png': 'refused: it is encrypted' });
});

it.each([
  ['a path that climbs out', zip({ '../evil': strToU8('x') }), 'UNSAFE_PATH', '"../evil" climbs out'],
  ['an absolute path', zip({ '/etc/passwd': strToU8('x') }), 'UNSAFE_PATH', 'climbs out'],
  [
    'a symbolic link',
    zip({ link: [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] }),
    'UNSUPPORTED_MEMBER',
    'is a symlink',
  ],
  ['a part of an archive', zip(PICTURES).subarray(0, -30), 'ARCHIVE_CORRUPT', 'no directory at its end'],
  ['nothing at all', new Uint8Array(), 'ARCHIVE_CORRUPT', 'no directory at its end'],
])('refuses %s', async (_what, bytes, code, message) => {
  await expect(pathsOf(zipTree(access(bytes)))).rejects.toMatchObject({
    code,
    message: expect.stringContaining(message),
  });
});
