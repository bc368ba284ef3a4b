import { gzipSync } from 'node:zlib';

/** An entry as its header claims it to be, and what follows the header. */
export interface TarClaims {
  readonly name: string;
  readonly data?: Buffer;
  /** `0` a file, `1` a hard link, `2` a symbolic link, `3` a device, `5` a folder, `x` a record of long names. */
  readonly type?: string;
  readonly target?: string;
  /** By default the length of the data. */
  readonly size?: number;
}

const BLOCK = 512;

/** The bytes of a `.tar.gz` of those entries. */
export function tarGzBytes(entries: readonly TarClaims[]): Buffer {
  const blocks = entries.flatMap((entry) => [header(entry), padded(entry.data ?? Buffer.alloc(0))]);
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]));
}

function header({ name, data, type = '0', target = '', size = data?.length ?? 0 }: TarClaims): Buffer {
  const bytes = Buffer.alloc(BLOCK);
  bytes.write(name, 0, 100);
  bytes.write('0000644\0', 100);
  bytes.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  bytes.write('00000000000\0', 136);
  bytes.write(' '.repeat(8), 148);
  bytes.write(type, 156);
  bytes.write(target, 157, 100);
  bytes.write('ustar\x0000', 257);
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return bytes;
}

function padded(data: Buffer): Buffer {
  const rest = data.length % BLOCK;
  return rest === 0 ? data : Buffer.concat([data, Buffer.alloc(BLOCK - rest)]);
}

/** A `.tar.gz` whose first record is so many zeros, made without having them in memory at once. */
export function tarGzOfZeros(type: string, megabytes: number): Buffer {
  const zeros = Buffer.alloc(2 ** 20);
  const parts = [header({ name: 'zeros', type, size: megabytes * 2 ** 20 })];
  // Members of gzip may follow one another.
  const member = gzipSync(zeros);
  return Buffer.concat([gzipSync(Buffer.concat(parts)), ...Array<Buffer>(megabytes).fill(member)]);
}
