import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { isPlainPath } from './is-plain-path.ts';

export interface ZipEntry {
  /** Relative, with `/` between its segments. */
  readonly path: string;
  readonly isDirectory: boolean;
  readonly isExecutable: boolean;
  readonly size: number;
  readonly read: () => Promise<Buffer>;
}

/** A zip that is broken, or holds something that must not be unpacked. */
export class ZipRefused extends Error {
  override readonly name: string = 'ZipRefused';
}

/** A broken zip. */
export class ZipBroken extends ZipRefused {
  override readonly name = 'ZipBroken';
}

/** A zip larger than a function may be. */
export class ZipTooLarge extends ZipRefused {
  override readonly name = 'ZipTooLarge';
}

const inflate = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflateRaw);

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const ENCRYPTED = 1;

/**
 * Reads a zip's directory (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT). Refuses paths that climb,
 * links, and entries that inflate beyond what they claim.
 */
export function readZip(zip: Buffer, totalSizeLimit: number): ZipEntry[] {
  try {
    return readDirectory(zip, totalSizeLimit);
  } catch (cause) {
    if (cause instanceof RangeError) throw new ZipBroken('it is cut short', { cause });
    throw cause;
  }
}

function readDirectory(zip: Buffer, totalSizeLimit: number): ZipEntry[] {
  const end = findEnd(zip);
  const count = zip.readUInt16LE(end + 10);
  let offset = zip.readUInt32LE(end + 16);
  let total = 0;
  const entries = new Map<string, ZipEntry>();
  for (let index = 0; index < count; index++) {
    const { entry, length } = readEntry(zip, offset);
    offset += length;
    total += entry.size;
    if (total > totalSizeLimit) throw new ZipTooLarge(`unzipped it has more than ${totalSizeLimit} bytes`);
    if (entries.has(entry.path)) throw new ZipRefused(`it holds '${entry.path}' twice`);
    entries.set(entry.path, entry);
  }
  return [...entries.values()];
}

function findEnd(zip: Buffer): number {
  const first = Math.max(0, zip.length - END_LENGTH - LONGEST_COMMENT);
  for (let offset = zip.length - END_LENGTH; offset >= first; offset--)
    if (zip.readUInt32LE(offset) === END_SIGNATURE) return offset;
  throw new ZipBroken('it is not a zip');
}

function readEntry(zip: Buffer, offset: number): { entry: ZipEntry; length: number } {
  if (zip.readUInt32LE(offset) !== ENTRY_SIGNATURE) throw new ZipBroken('its directory is broken');
  const nameLength = zip.readUInt16LE(offset + 28);
  const name = zip.toString('utf8', offset + 46, offset + 46 + nameLength);
  const header: EntryHeader = {
    name,
    method: zip.readUInt16LE(offset + 10),
    checksum: zip.readUInt32LE(offset + 16),
    compressedSize: zip.readUInt32LE(offset + 20),
    size: zip.readUInt32LE(offset + 24),
    localOffset: zip.readUInt32LE(offset + 42),
  };
  // The upper half is the Unix mode where the archive was made on Unix, and 0 elsewhere.
  const mode = zip.readUInt16LE(offset + 40);
  const isDirectory = name.endsWith('/');
  const path = isDirectory ? name.slice(0, -1) : name;
  if (!isPlainPath(path))
    throw new ZipRefused(`its entry '${name}' leaves the folder that it is unpacked to`);
  if (!KINDS_TAKEN.has(mode & KIND_MASK))
    throw new ZipRefused(`its entry '${name}' is a link or a special file`);
  if (zip.readUInt16LE(offset + 8) & ENCRYPTED) throw new ZipRefused(`its entry '${name}' is encrypted`);
  const length = 46 + nameLength + zip.readUInt16LE(offset + 30) + zip.readUInt16LE(offset + 32);
  const isExecutable = (mode & 0o111) !== 0;
  return {
    entry: { path, isDirectory, isExecutable, size: header.size, read: () => readData(zip, header) },
    length,
  };
}

const KIND_MASK = 0o170000;
/** Unknown, folder, file. */
const KINDS_TAKEN = new Set([0, 0o040000, 0o100000]);

interface EntryHeader {
  readonly name: string;
  readonly method: number;
  readonly checksum: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly localOffset: number;
}

const STORED = 0;
const DEFLATED = 8;

const LOCAL_LENGTH = 30;

async function readData(zip: Buffer, header: EntryHeader): Promise<Buffer> {
  const { localOffset, name } = header;
  if (localOffset + LOCAL_LENGTH > zip.length || zip.readUInt32LE(localOffset) !== LOCAL_SIGNATURE)
    throw new ZipBroken(`its entry '${name}' is broken`);
  const start =
    localOffset + LOCAL_LENGTH + zip.readUInt16LE(localOffset + 26) + zip.readUInt16LE(localOffset + 28);
  const compressed = zip.subarray(start, start + header.compressedSize);
  const data = await decompress(compressed, header);
  if (data.length !== header.size || (await checksumOf(data)) !== header.checksum)
    throw new ZipBroken(`its entry '${name}' is not what its checksum says`);
  return data;
}

const CHECKED_AT_ONCE = 2 ** 24;

/** Other requests are answered between two parts of a large entry. */
async function checksumOf(data: Buffer): Promise<number> {
  let checksum = 0;
  for (let at = 0; at < data.length; at += CHECKED_AT_ONCE) {
    checksum = crc32(data.subarray(at, at + CHECKED_AT_ONCE), checksum);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return checksum;
}

async function decompress(compressed: Buffer, { name, method, size }: EntryHeader): Promise<Buffer> {
  if (method === STORED) return compressed;
  if (method !== DEFLATED) throw new ZipRefused(`its entry '${name}' is compressed by an unknown method`);
  if (size === 0) return Buffer.alloc(0);
  try {
    return await inflate(compressed, { maxOutputLength: size });
  } catch (cause) {
    throw new ZipBroken(`its entry '${name}' can't be inflated to the size that it claims`, { cause });
  }
}
