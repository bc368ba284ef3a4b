import type { Picture } from '../picture.ts';

/** What two pictures that look alike have in common: https://www.hackerfactor.com/blog/index.php?/archives/529-Kind-of-Like-That.html */
export interface Print {
  /** Whether brightness rises from each cell of `cells` to the next in its row: 64 bits. */
  readonly rises: readonly [number, number];
  /** The mean brightness of nine by eight parts of the picture, row by row. */
  readonly cells: Uint8Array;
}

const COLUMNS = 9;
const ROWS = 8;

export function printOf(picture: Picture): Print {
  const cells = brightness(picture);
  const bits = Array.from({ length: 64 }, (_, bit) => {
    const at = Math.floor(bit / 8) * COLUMNS + (bit % 8);
    return (cells[at + 1] as number) > (cells[at] as number);
  });
  return { rises: [word(bits.slice(0, 32)), word(bits.slice(32))], cells };
}

function word(bits: readonly boolean[]): number {
  return bits.reduce((value, bit, index) => (bit ? value | (1 << index) : value), 0) >>> 0;
}

/**
 * Pixels on the border of two parts count for both, by their share, so that a picture's size does not matter. Lines are
 * added up first, since all pixels pass through that loop.
 */
function brightness(picture: Picture): Uint8Array {
  const { width, height } = picture;
  const lines = new Float64Array(ROWS * width);
  for (const [y, parts] of borders(height, ROWS).entries()) {
    const line = lineOf(picture, y);
    for (const [row, tall] of parts)
      for (let x = 0; x < width; x++) lines[row * width + x]! += line[x]! * tall;
  }
  const sums = new Float64Array(COLUMNS * ROWS);
  for (const [x, parts] of borders(width, COLUMNS).entries())
    for (const [column, wide] of parts)
      for (let row = 0; row < ROWS; row++) sums[row * COLUMNS + column]! += lines[row * width + x]! * wide;
  const area = (width * height) / sums.length;
  return Uint8Array.from(sums, (sum) => Math.round(sum / area));
}

/** The brightness of each pixel of a line: (W). */
function lineOf({ width, rgb }: Picture, y: number): Float64Array {
  const line = new Float64Array(width);
  for (let x = 0, at = 3 * y * width; x < width; x++, at += 3)
    line[x] = 0.299 * rgb[at]! + 0.587 * rgb[at + 1]! + 0.114 * rgb[at + 2]!;
  return line;
}

/** For each pixel of a side, the parts that it lies in, with how much of it. */
function borders(pixels: number, parts: number): (readonly [part: number, share: number])[][] {
  const size = pixels / parts;
  return Array.from({ length: pixels }, (_, pixel) => {
    const shares: [number, number][] = [];
    for (let part = Math.floor(pixel / size); part < parts && part * size < pixel + 1; part++)
      shares.push([part, Math.min(pixel + 1, (part + 1) * size) - Math.max(pixel, part * size)]);
    return shares;
  });
}

const MOST_BITS = 8;
const MOST_DIFFERENCE = 2.5;

/** Whether two pictures look the same but for their size, format or compression. */
export function looksSame(one: Print, other: Print): boolean {
  const bits = ones(one.rises[0] ^ other.rises[0]) + ones(one.rises[1] ^ other.rises[1]);
  if (bits > MOST_BITS) return false;
  let difference = 0;
  for (let cell = 0; cell < one.cells.length; cell++)
    difference += Math.abs(one.cells[cell]! - other.cells[cell]!);
  return difference / one.cells.length <= MOST_DIFFERENCE;
}

function ones(word: number): number {
  let count = 0;
  for (let rest = word >>> 0; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
