import { DatasetError } from '../dataset-error.ts';

const UTF_8 = new TextDecoder('utf-8', { fatal: true });
/** The marks with which Excel's and Windows's texts in UTF-16 begin. */
const MARKS = [
  [[0xff, 0xfe], new TextDecoder('utf-16le', { fatal: true })],
  [[0xfe, 0xff], new TextDecoder('utf-16be', { fatal: true })],
] as const;

/** The text of a list in UTF-8, or by its mark in UTF-16; without the mark. */
export function decodeList(bytes: Uint8Array, name: string): string {
  const [, decoder] = MARKS.find(([mark]) => mark.every((byte, at) => bytes[at] === byte)) ?? [[], UTF_8];
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new DatasetError(
      'BAD_LIST',
      `${name} is not text in UTF-8`,
      'Save it again as UTF-8, or in Excel as "CSV UTF-8": other letters would become other classes and paths.',
      { cause },
    );
  }
}
