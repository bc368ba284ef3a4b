import { corrupt } from './archive-error.ts';
import { type ArchiveLimits, MemberPaths, refused, tooLarge } from './member-path.ts';

/** A file of which any part can be read. */
export interface RandomAccess {
  readonly size: number;
  /** The bytes from a place, or rejects when the file has fewer. */
  read(offset: number, length: number): Promise<Buffer>;
}

/** A member, as the directory at the end of a .zip lists it. */
export interface ZipMember {
  /** A folder's ends in a slash. */
  readonly path: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly crc32: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where the member's own header stands. */
  readonly offset: number;
}

/** The layout of all records: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT (4.3) */
const END = { signature: 0x06054b50, bytes: 22, longestComment: 0xffff };
const END_64 = { signature: 0x06064b50, locator: 0x07064b50, locatorBytes: 20, bytes: 56 };
const ENTRY = { signature: 0x02014b50, bytes: 46 };
const LARGE = 0xffffffff;
const MOST_DIRECTORY_BYTES = 512 * 2 ** 20;

/** The members of a .zip by the directory at its end. What only stands before other members is no member. */
export async function readZipDirectory(file: RandomAccess, limits: ArchiveLimits): Promise<ZipMember[]> {
  const { offset, bytes, count } = await findDirectory(file);
  if (bytes > MOST_DIRECTORY_BYTES || offset + bytes > file.size)
    throw corrupt('its directory is no directory');
  const directory = await file.read(offset, bytes);
  const paths = new MemberPaths(limits);
  const members: ZipMember[] = [];
  let unpacked = 0;
  for (let at = 0; members.length < count;) {
    if (at + ENTRY.bytes > bytes || directory.readUInt32LE(at) !== ENTRY.signature)
      throw corrupt(`its directory breaks off after ${members.length} of ${count} members`);
    const { member, next } = readEntry(directory, at);
    unpacked += member.size;
    if (unpacked > limits.bytes) throw tooLarge('The unpacked archive', limits);
    members.push({ ...member, path: paths.check(member.path) });
    at = next;
  }
  return withSlashes(members);
}

/** Some programs of Windows part folders by backslashes, and then by nothing else. */
function withSlashes(members: readonly ZipMember[]): ZipMember[] {
  const hasSlashes = members.some(({ path }) => path.includes('/'));
  return members.map((member) =>
    hasSlashes ? member : { ...member, path: member.path.replaceAll('\\', '/') },
  );
}

async function findDirectory(file: RandomAccess): Promise<{ offset: number; bytes: number; count: number }> {
  const length = Math.min(file.size, END.bytes + END.longestComment);
  const tail = await file.read(file.size - length, length);
  for (let at = length - END.bytes; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END.signature) continue;
    const count = tail.readUInt16LE(at + 10);
    const bytes = tail.readUInt32LE(at + 12);
    const offset = tail.readUInt32LE(at + 16);
    const isLarge = offset === LARGE || bytes === LARGE || count === 0xffff;
    return isLarge ? await findDirectory64(file, file.size - length + at) : { offset, bytes, count };
  }
  throw corrupt('it has no directory at its end, as if a part of it were missing');
}

async function findDirectory64(
  file: RandomAccess,
  end: number,
): Promise<{ offset: number; bytes: number; count: number }> {
  if (end < END_64.locatorBytes) throw corrupt('its directory is missing');
  const locator = await file.read(end - END_64.locatorBytes, END_64.locatorBytes);
  const at = locator.readUInt32LE(0) === END_64.locator ? Number(locator.readBigUInt64LE(8)) : file.size;
  if (at + END_64.bytes > file.size) throw corrupt('its directory is missing');
  const record = await file.read(at, END_64.bytes);
  if (record.readUInt32LE(0) !== END_64.signature) throw corrupt('its directory is missing');
  const field = (offset: number): number => Number(record.readBigUInt64LE(offset));
  return { count: field(32), bytes: field(40), offset: field(48) };
}

function readEntry(directory: Buffer, at: number): { member: ZipMember; next: number } {
  const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((field) =>
    directory.readUInt16LE(at + field),
  );
  const name = at + ENTRY.bytes;
  const extra = name + (nameBytes as number);
  const next = extra + (extraBytes as number) + (commentBytes as number);
  if (next > directory.length) throw corrupt('its directory breaks off');
  const flags = directory.readUInt16LE(at + 8);
  const path = nameIn(directory.subarray(name, extra), (flags & 0x800) !== 0);
  requireFile(path, directory.readUInt32LE(at + 38));
  const sizes = largeSizes(directory.subarray(extra, extra + (extraBytes as number)), {
    size: directory.readUInt32LE(at + 24),
    packedSize: directory.readUInt32LE(at + 20),
    offset: directory.readUInt32LE(at + 42),
  });
  return {
    member: {
      path,
      method: directory.readUInt16LE(at + 10),
      isEncrypted: (flags & 1) === 1,
      crc32: directory.readUInt32LE(at + 16),
      ...sizes,
    },
    next,
  };
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Programs write UTF-8 without saying so; what is none is in a code page that nothing tells. */
function nameIn(bytes: Buffer, isUtf8: boolean): string {
  if (isUtf8) return bytes.toString();
  try {
    return utf8.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return bytes.toString('latin1');
    throw error;
  }
}

/** A member made on Unix has its file's mode in the upper half of its attributes. */
function requireFile(path: string, attributes: number): void {
  const isLink = attributes >>> 28 === 0o12;
  if (isLink) throw refused('UNSUPPORTED_MEMBER', `The archive's member "${path}" is a symlink, not a file`);
}

type Sizes = Pick<ZipMember, 'size' | 'packedSize' | 'offset'>;

/** A number that does not fit into its field stands in an extra field instead, in this order. */
function largeSizes(extra: Buffer, sizes: Sizes): Sizes {
  for (let at = 0; at + 4 <= extra.length;) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) !== 1) {
      at = end;
      continue;
    }
    let field = at + 4;
    const next = (value: number): number => {
      if (value !== LARGE) return value;
      if (field + 8 > Math.min(end, extra.length)) throw corrupt('its directory breaks off');
      const large = Number(extra.readBigUInt64LE(field));
      field += 8;
      return large;
    };
    return { size: next(sizes.size), packedSize: next(sizes.packedSize), offset: next(sizes.offset) };
  }
  return sizes;
}
