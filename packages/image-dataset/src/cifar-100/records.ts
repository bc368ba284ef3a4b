import { DatasetError } from '../dataset-error.ts';
import type { ArchiveMember } from './archive-members.ts';

export const SIDE = 32;
const PIXELS = SIDE * SIDE;
/** One coarse label, one fine label, then the red, green and blue planes. */
export const RECORD_BYTES = 2 + 3 * PIXELS;

export interface Record {
  readonly index: number;
  readonly fineLabel: number;
  /** Interleaved RGB of its own memory; made only when asked for. */
  readonly rgb: () => Uint8Array;
}

/** A record's `rgb` must be asked for before the next record is. */
export async function* readRecords({ path, size, content }: ArchiveMember): AsyncGenerator<Record> {
  if (size === 0 || size % RECORD_BYTES !== 0) throw wrongLength(path, size);
  const bytes = new Uint8Array(RECORD_BYTES);
  let filled = 0;
  let index = 0;
  for await (const chunk of content) {
    for (let offset = 0; offset < chunk.length;) {
      const part = chunk.subarray(offset, offset + RECORD_BYTES - filled);
      bytes.set(part, filled);
      offset += part.length;
      filled += part.length;
      if (filled < RECORD_BYTES) break;
      filled = 0;
      yield { index: index++, fineLabel: bytes[1] ?? 0, rgb: () => interleave(bytes) };
    }
  }
}

function interleave(record: Uint8Array): Uint8Array {
  const rgb = new Uint8Array(3 * PIXELS);
  for (let pixel = 0; pixel < PIXELS; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      rgb[3 * pixel + channel] = record[2 + channel * PIXELS + pixel] ?? 0;
    }
  }
  return rgb;
}

function wrongLength(path: string, size: number): DatasetError {
  return new DatasetError(
    'WRONG_RECORD_LENGTH',
    `The archive's member "${path}" has ${size} bytes, which is no multiple of a record's ${RECORD_BYTES}`,
    'Take the binary version of CIFAR-100 (cifar-100-binary.tar.gz), not the Python or Matlab one or CIFAR-10.',
  );
}
