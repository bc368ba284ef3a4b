import { dividesWell, type Pictures, places, type Windows } from './neighbourhoods.ts';

/** Squares of a result's pixels that are made at a time, side by side; each holds one window or more. */
export class Tiles {
  readonly windows: Windows;
  readonly side: number;
  /** Windows on each side of a tile. */
  readonly per: readonly [down: number, across: number];
  readonly high: number;
  readonly across: number;

  constructor(windows: Windows, side: number) {
    this.windows = windows;
    this.side = side;
    this.per = [side / windows.tall, side / windows.wide];
    this.high = Math.ceil(windows.high / this.per[0]);
    this.across = Math.ceil(windows.across / this.per[1]);
  }

  get count(): number {
    return this.windows.pictures.batch * this.high * this.across;
  }

  /** The tiles as if each were a pixel. */
  get grid(): Pictures {
    return { batch: this.windows.pictures.batch, height: this.high, width: this.across };
  }

  /** Rows of each pixel of all tiles; the last are of no tile. */
  get rows(): number {
    return dividesWell(this.count + 1);
  }

  /** A tile's pixels, all windows' first pixels first, then their second pixels and so on. */
  *pixels(): Generator<readonly [row: number, column: number]> {
    const { tall, wide } = this.windows;
    const [down, across] = this.per;
    for (let top = 0; top < tall; top++)
      for (let left = 0; left < wide; left++)
        for (let row = 0; row < down; row++)
          for (let column = 0; column < across; column++) yield [row * tall + top, column * wide + left];
  }

  /** Where the first pixel of each window stands, if the pixels are stacked in that order with all tiles in turn. */
  order(): number[] {
    const [down, across] = this.per;
    return [...places(this.windows.grid)].map(({ picture, row, column }) => {
      const within = (row % down) * across + (column % across);
      const tile = (picture * this.high + Math.floor(row / down)) * this.across + Math.floor(column / across);
      return within * this.rows + tile;
    });
  }
}
