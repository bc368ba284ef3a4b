/** The magic number that begins each part of a record (https://mxnet.apache.org/versions/1.9.1/api/architecture/note_data_loading). */
export const MAGIC = Buffer.from([0x0a, 0x23, 0xd7, 0xce]);

/** The magic number and the word with a part's kind and length. */
export const HEAD_BYTES = 8;

/** A record that holds the magic number itself is cut there, and the number left out. */
export const PARTS = { whole: 0, first: 1, middle: 2, last: 3 } as const;

/** The length is the lower 29 bits of a part's word, the kind what is above. */
export const LONGEST_PART = 2 ** 29 - 1;

/** How many bytes follow a part, so that the next begins at a multiple of four. */
export function paddingAfter(length: number): number {
  return (4 - (length % 4)) % 4;
}
