import { wrapRecord } from '@scones/record-io';

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
  return wrapRecord(Buffer.concat([head, bytes]));
}
