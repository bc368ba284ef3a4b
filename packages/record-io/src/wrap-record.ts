import { LONGEST_PART, MAGIC, paddingAfter, PARTS } from './framing.ts';

/** A record in RecordIO's frame, as dmlc-core writes it. Throws a RangeError for one of 512 MiB or more. */
export function wrapRecord(content: Uint8Array): Buffer {
  const cuts = alignedMagics(Buffer.from(content.buffer, content.byteOffset, content.byteLength));
  const parts = [0, ...cuts.map((at) => at + MAGIC.length)].map((start, index) =>
    content.subarray(start, cuts[index] ?? content.length),
  );
  return Buffer.concat(parts.flatMap((part, index) => framed(part, kindOf(index, parts.length))));
}

function kindOf(index: number, count: number): number {
  if (count === 1) return PARTS.whole;
  if (index === 0) return PARTS.first;
  return index === count - 1 ? PARTS.last : PARTS.middle;
}

function framed(part: Uint8Array, kind: number): Uint8Array[] {
  if (part.length > LONGEST_PART) throw new RangeError(`A record of ${part.length} bytes is too long.`);
  const word = Buffer.alloc(4);
  word.writeUInt32LE(kind * 2 ** 29 + part.length);
  return [MAGIC, word, part, Buffer.alloc(paddingAfter(part.length))];
}

/** Where the magic number stands at a multiple of four bytes. */
function alignedMagics(content: Buffer): number[] {
  const found: number[] = [];
  for (let at = content.indexOf(MAGIC); at >= 0; at = content.indexOf(MAGIC, at + 1))
    if (at % 4 === 0) found.push(at);
  return found;
}
