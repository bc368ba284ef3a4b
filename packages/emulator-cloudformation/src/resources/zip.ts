import { crc32 } from 'node:zlib';

/** An archive of texts, stored as they are. Equal texts make equal bytes. */
export function zipOf(files: Readonly<Record<string, string>>): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const [path, data] = [Buffer.from(name), Buffer.from(text)];
    const common = commonOf(path, data);
    const local = Buffer.concat([words(0x04034b50, 4), common, path, data]);
    // Written on Unix; read by all, written by the owner.
    const attributes = Buffer.concat([words(0, 2), words(0, 2), words(0, 2), words(0o100644 * 65536, 4)]);
    directory.push(
      Buffer.concat([words(0x02014b50, 4), words(0x031e, 2), common, attributes, words(offset, 4), path]),
    );
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const count = words(directory.length, 2);
  return Buffer.concat([
    ...[...parts, central, words(0x06054b50, 4), words(0, 4), count, count],
    ...[words(central.length, 4), words(offset, 4), words(0, 2)],
  ]);
}

/** The header before a file and its entry in the directory share this: stored, on 1 January 1980. */
function commonOf(path: Buffer, data: Buffer): Buffer {
  return Buffer.concat([
    ...[words(20, 2), words(0x0800, 2), words(0, 2), words(0, 2), words(0x21, 2), words(crc32(data), 4)],
    ...[words(data.length, 4), words(data.length, 4), words(path.length, 2), words(0, 2)],
  ]);
}

function words(value: number, bytes: 2 | 4): Buffer {
  const buffer = Buffer.alloc(bytes);
  if (bytes === 2) buffer.writeUInt16LE(value);
  else buffer.writeUInt32LE(value);
  return buffer;
}
