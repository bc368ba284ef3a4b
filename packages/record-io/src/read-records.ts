import { ByteSource } from './byte-source.ts';
import { HEAD_BYTES, LONGEST_PART, MAGIC, paddingAfter, PARTS } from './framing.ts';
import { RecordError } from './record-error.ts';

/** The records of a stream, one in memory at a time. Throws a RecordError where the stream isn't RecordIO. */
export async function* readRecords(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const bytes = new ByteSource(stream);
  try {
    for (let number = 1; ; number++) {
      const record = await readRecord(bytes, number);
      if (record === undefined) return;
      yield record;
    }
  } finally {
    await bytes.close();
  }
}

/** Undefined at the end of the stream. */
async function readRecord(bytes: ByteSource, number: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  for (;;) {
    const head = await bytes.take(HEAD_BYTES);
    if (head.length === 0 && parts.length === 0) return undefined;
    const { kind, length } = readHead(head, number);
    const part = await bytes.take(length);
    if (part.length < length) throw cutShort(number);
    await bytes.take(paddingAfter(length));
    if (kind === PARTS.whole) return part;
    parts.push(part);
    if (kind === PARTS.last) return Buffer.concat(parts);
    parts.push(MAGIC);
  }
}

function readHead(head: Buffer, number: number): { readonly kind: number; readonly length: number } {
  if (!head.subarray(0, MAGIC.length).equals(MAGIC.subarray(0, head.length)))
    throw new RecordError(number, 'does not begin with RecordIO’s magic number');
  if (head.length < HEAD_BYTES) throw cutShort(number);
  const word = head.readUInt32LE(MAGIC.length);
  return { kind: word >>> 29, length: word & LONGEST_PART };
}

const cutShort = (number: number): RecordError => new RecordError(number, 'ends before its last byte');
