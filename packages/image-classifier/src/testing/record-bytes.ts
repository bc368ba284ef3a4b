const MAGIC = Buffer.from([0x0a, 0x23, 0xd7, 0xce]);

interface RecordedPicture {
  readonly label: number;
  readonly bytes: Uint8Array;
  /** Written behind the head, as for a picture with several labels. */
  readonly labels?: readonly number[];
}

/** For tests: a record of a `.rec` file, as MXNet's `im2rec` writes it. */
export function recordBytes({ label, bytes, labels = [] }: RecordedPicture): Buffer {
  const head = Buffer.alloc(24 + 4 * labels.length);
  head.writeUInt32LE(labels.length, 0);
  head.writeFloatLE(label, 4);
  labels.forEach((each, index) => head.writeFloatLE(each, 24 + 4 * index));
  const content = Buffer.concat([head, bytes]);
  const cuts = alignedMagics(content);
  const parts = [0, ...cuts.map((at) => at + 4)].map((start, index) =>
    content.subarray(start, cuts[index] ?? content.length),
  );
  return Buffer.concat(parts.map((part, index) => framed(part, kindOf(index, parts.length))));
}

const kindOf = (index: number, count: number): number =>
  count === 1 ? 0 : index === 0 ? 1 : index === count - 1 ? 3 : 2;

function framed(part: Uint8Array, kind: number): Buffer {
  const word = Buffer.alloc(4);
  word.writeUInt32LE(kind * 2 ** 29 + part.length);
  return Buffer.concat([MAGIC, word, part, Buffer.alloc((4 - (part.length % 4)) % 4)]);
}

/** Where the magic number stands at a multiple of four bytes. */
function alignedMagics(content: Buffer): number[] {
  const found: number[] = [];
  for (let at = 0; at + 4 <= content.length; at += 4)
    if (content.subarray(at, at + 4).equals(MAGIC)) found.push(at);
  return found;
}
