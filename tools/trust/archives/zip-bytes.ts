import { crc32, deflateRawSync } from 'node:zlib';

/** An entry as its headers claim it to be, which need not be true. */
export interface ZipClaims {
  readonly name: string;
  readonly data?: Buffer;
  /** The Unix mode, by default that of a file. */
  readonly mode?: number;
  readonly flags?: number;
  readonly method?: number;
  readonly checksum?: number;
  readonly size?: number;
  readonly packedSize?: number;
  /** Where its own header is said to stand. */
  readonly offset?: number;
  readonly extra?: Buffer;
}

interface EndClaims {
  readonly count?: number;
  readonly directoryOffset?: number;
  readonly directorySize?: number;
}

const FILE = 0o100644;

/** The bytes of a zip of those entries. */
export function zipBytes(entries: readonly ZipClaims[], end: EndClaims = {}): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const packed = deflateRawSync(entry.data ?? Buffer.alloc(0));
    const local = Buffer.concat([header(entry, packed.length, 'local', 0), Buffer.from(entry.name), packed]);
    locals.push(local);
    const extra = entry.extra ?? Buffer.alloc(0);
    directory.push(header(entry, packed.length, 'directory', offset), Buffer.from(entry.name), extra);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  return Buffer.concat([...locals, listed, endRecord(entries.length, listed.length, offset, end)]);
}

function header(entry: ZipClaims, packedSize: number, kind: 'local' | 'directory', offset: number): Buffer {
  const isLocal = kind === 'local';
  const bytes = Buffer.alloc(isLocal ? 30 : 46);
  bytes.writeUInt32LE(isLocal ? 0x04034b50 : 0x02014b50);
  const at = isLocal ? 6 : 8;
  const data = entry.data ?? Buffer.alloc(0);
  bytes.writeUInt16LE(entry.flags ?? 0, at);
  bytes.writeUInt16LE(entry.method ?? 8, at + 2);
  bytes.writeUInt32LE(entry.checksum ?? crc32(data), at + 8);
  bytes.writeUInt32LE(entry.packedSize ?? packedSize, at + 12);
  bytes.writeUInt32LE(entry.size ?? data.length, at + 16);
  bytes.writeUInt16LE(Buffer.byteLength(entry.name), at + 20);
  if (isLocal) return bytes;
  bytes.writeUInt16LE(entry.extra?.length ?? 0, 30);
  bytes.writeUInt32LE(((entry.mode ?? FILE) << 16) >>> 0, 38);
  bytes.writeUInt32LE(entry.offset ?? offset, 42);
  return bytes;
}

function endRecord(count: number, size: number, offset: number, claims: EndClaims): Buffer {
  const bytes = Buffer.alloc(22);
  bytes.writeUInt32LE(0x06054b50);
  bytes.writeUInt16LE(claims.count ?? count, 8);
  bytes.writeUInt16LE(claims.count ?? count, 10);
  bytes.writeUInt32LE(claims.directorySize ?? size, 12);
  bytes.writeUInt32LE(claims.directoryOffset ?? offset, 16);
  return bytes;
}
