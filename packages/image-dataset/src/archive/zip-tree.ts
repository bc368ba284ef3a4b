import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { UnreadablePicture } from '../source/unreadable-picture.ts';
import { type FileTree, tooManyBytes, type TreeFile } from '../tree/file-tree.ts';
import { TREE_LIMITS } from './member-path.ts';
import { type RandomAccess, readZipDirectory, type ZipMember } from './zip-directory.ts';

const HEADER = { signature: 0x04034b50, bytes: 30 };
const STORED = 0;
const DEFLATED = 8;

const inflate = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflateRaw);

/** The files of a .zip. Only the members that are asked for are read. */
export function zipTree(file: RandomAccess): FileTree {
  return { paths: () => memberPaths(file), read: (wanted) => readMembers(file, wanted) };
}

async function* memberPaths(file: RandomAccess): AsyncGenerator<string> {
  for (const { path } of await readZipDirectory(file, TREE_LIMITS)) yield path;
}

async function* readMembers(file: RandomAccess, wanted: ReadonlySet<string>): AsyncGenerator<TreeFile> {
  for (const member of await readZipDirectory(file, TREE_LIMITS))
    if (wanted.has(member.path)) yield { path: member.path, content: () => readMember(file, member) };
}

async function readMember(file: RandomAccess, member: ZipMember): Promise<Buffer> {
  const wrong = tooManyBytes(Math.max(member.size, member.packedSize));
  if (wrong) throw wrong;
  if (member.isEncrypted) throw new UnreadablePicture('it is encrypted');
  const content = await unpack(
    member,
    await readPart(file, await dataOffset(file, member), member.packedSize),
  );
  if (content.length !== member.size || crc32(content) !== member.crc32)
    throw new UnreadablePicture('it is damaged: its checksum is another');
  return content;
}

/** A member's data follow its own header, whose length the directory does not tell. */
async function dataOffset(file: RandomAccess, { offset }: ZipMember): Promise<number> {
  const header = await readPart(file, offset, HEADER.bytes);
  if (header.readUInt32LE(0) !== HEADER.signature)
    throw new UnreadablePicture('it is not where the directory says');
  return offset + HEADER.bytes + header.readUInt16LE(26) + header.readUInt16LE(28);
}

/** What the directory says of a member may be wrong, though the others are well. */
async function readPart(file: RandomAccess, offset: number, length: number): Promise<Buffer> {
  if (offset + length > file.size)
    throw new UnreadablePicture('it is damaged: it reaches beyond the end of the archive');
  return await file.read(offset, length);
}

async function unpack({ method, size }: ZipMember, packed: Buffer): Promise<Buffer> {
  if (method === STORED) return packed;
  if (method !== DEFLATED)
    throw new UnreadablePicture(`it is packed by a method that is not supported (${method})`);
  // A member that unpacks to more than it claims is a bomb.
  return await inflate(packed, { maxOutputLength: Math.max(size, 1) }).catch((cause: Error) => {
    throw new UnreadablePicture(`it is damaged: ${cause.message}`, { cause });
  });
}
