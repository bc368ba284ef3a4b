import type { ArchiveMember } from '../archive/archive-members.ts';
import { DatasetError } from '../dataset-error.ts';
import type { CifarForm } from './forms.ts';

export const SIDE = 32;
const PIXELS = SIDE * SIDE;
/** The red, green and blue planes. */
const PLANE_BYTES = 3 * PIXELS;

export interface Record {
  /** Its place in its member. */
  readonly index: number;
  readonly label: number;
  /** Interleaved RGB of its own memory; made only when asked for. */
  readonly rgb: () => Uint8Array;
}

/** A record's `rgb` must be asked for before the next record is. */
export async function* readRecords(
  { path, size, content }: ArchiveMember,
  { labelBytes, labelAt }: CifarForm,
): AsyncGenerator<Record> {
  const recordBytes = labelBytes + PLANE_BYTES;
  if (size === 0 || size % recordBytes !== 0) throw wrongLength(path, size, recordBytes);
  const bytes = new Uint8Array(recordBytes);
  let filled = 0;
  let index = 0;
  for await (const chunk of content) {
    for (let offset = 0; offset < chunk.length;) {
      const part = chunk.subarray(offset, offset + recordBytes - filled);
      bytes.set(part, filled);
      offset += part.length;
      filled += part.length;
      if (filled < recordBytes) break;
      filled = 0;
      yield { index: index++, label: bytes[labelAt] ?? 0, rgb: () => interleave(bytes.subarray(labelBytes)) };
    }
  }
}

function interleave(planes: Uint8Array): Uint8Array {
  const rgb = new Uint8Array(PLANE_BYTES);
  for (let pixel = 0; pixel < PIXELS; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      rgb[3 * pixel + channel] = planes[channel * PIXELS + pixel] ?? 0;
    }
  }
  return rgb;
}

function wrongLength(path: string, size: number, recordBytes: number): DatasetError {
  return new DatasetError(
    'WRONG_RECORD_LENGTH',
    `The archive's member "${path}" has ${size} bytes, which is no multiple of a record's ${recordBytes}`,
    'Take the binary version (cifar-100-binary.tar.gz or cifar-10-binary.tar.gz), as its publisher offers it.',
  );
}
