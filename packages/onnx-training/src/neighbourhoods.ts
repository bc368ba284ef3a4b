import type { Tensor } from './tensor.ts';

/** A square kernel of stride 1 over pictures that have zeros around them. */
export interface Kernel {
  readonly kernel: number;
  readonly padding: number;
}

export interface Pictures {
  readonly batch: number;
  readonly height: number;
  readonly width: number;
}

/** A pixel of a picture, which may lie outside of it. */
interface Place {
  readonly picture: number;
  readonly row: number;
  readonly column: number;
}

/** The pictures of a tensor (N, C, H, W). */
export function picturesOf(x: Tensor): Pictures {
  const [batch = 0, , height = 0, width = 0] = x.shape;
  return { batch, height, width };
}

/** The pictures that a convolution makes of some. */
export function picturesAfter({ batch, height, width }: Pictures, { kernel, padding }: Kernel): Pictures {
  const side = (before: number): number => before + 2 * padding - kernel + 1;
  return { batch, height: side(height), width: side(width) };
}

/** The row of a pixel among the rows of channels (N·H·W, C); the row after the last stands for what is outside. */
export function rowOf({ batch, height, width }: Pictures, { picture, row, column }: Place): number {
  const isInside = row >= 0 && row < height && column >= 0 && column < width;
  return isInside ? (picture * height + row) * width + column : batch * height * width;
}

/** All pixels in the order of their rows. */
export function* places({ batch, height, width }: Pictures): Generator<Place> {
  for (let picture = 0; picture < batch; picture++)
    for (let row = 0; row < height; row++)
      for (let column = 0; column < width; column++) yield { picture, row, column };
}

/** The rows of the k · k pixels that make the pixel of a convolution's result. */
export function* neighboursOf(
  pictures: Pictures,
  { picture, row, column }: Place,
  { kernel, padding }: Kernel,
): Generator<number> {
  for (let down = 0; down < kernel; down++)
    for (let right = 0; right < kernel; right++)
      yield rowOf(pictures, { picture, row: row + down - padding, column: column + right - padding });
}

const DIVIDES_WELL = 16;

/** So many rows or some more: a number that divides well can be shared out. */
export function dividesWell(rows: number): number {
  return Math.ceil(rows / DIVIDES_WELL) * DIVIDES_WELL;
}

/** Windows that stand side by side on pictures. What does not fill one at the lower and right edge is dropped. */
export class Windows {
  readonly pictures: Pictures;
  readonly tall: number;
  readonly wide: number;
  readonly high: number;
  readonly across: number;

  constructor(pictures: Pictures, [tall, wide]: readonly [height: number, width: number]) {
    this.pictures = pictures;
    this.tall = tall;
    this.wide = wide;
    this.high = Math.floor(pictures.height / tall);
    this.across = Math.floor(pictures.width / wide);
  }

  /** The windows of so many of the pictures. */
  ofSome(pictures: number): Windows {
    return new Windows({ ...this.pictures, batch: pictures }, [this.tall, this.wide]);
  }

  get pixels(): number {
    return this.tall * this.wide;
  }

  get count(): number {
    return this.pictures.batch * this.high * this.across;
  }

  /** The windows as if each were a pixel. */
  get grid(): Pictures {
    return { batch: this.pictures.batch, height: this.high, width: this.across };
  }

  /** The pixels of a window, for all windows in turn: first pixels first. */
  *phases(): Generator<Place[]> {
    for (let down = 0; down < this.tall; down++)
      for (let right = 0; right < this.wide; right++)
        yield [...places(this.grid)].map(({ picture, row, column }) => ({
          picture,
          row: row * this.tall + down,
          column: column * this.wide + right,
        }));
  }

  /** Rows of each phase; the last are of no window. */
  get rows(): number {
    return dividesWell(this.count + 1);
  }

  /** For each window too many, this. */
  padding<T>(value: T): T[] {
    return Array<T>(this.rows - this.count).fill(value);
  }

  /** Where a pixel stands in the phases, one after the other; a pixel in no window has the row of one too many. */
  stackedRowOf({ picture, row, column }: Place): number {
    const [y, x] = [Math.floor(row / this.tall), Math.floor(column / this.wide)];
    const isInside = row >= 0 && column >= 0 && y < this.high && x < this.across;
    if (!isInside) return this.count;
    const phase = (row % this.tall) * this.wide + (column % this.wide);
    return phase * this.rows + (picture * this.high + y) * this.across + x;
  }
}
