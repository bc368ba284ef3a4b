import type { Colour } from './colour.ts';
import type { Points } from './geometry.ts';

/** A square of float RGB pixels that polygons are filled on. */
export class Canvas {
  readonly side: number;
  readonly pixels: Float32Array;

  constructor(side: number) {
    this.side = side;
    this.pixels = new Float32Array(3 * side * side);
  }

  /** Fills what lies inside an odd number of the contours. A pixel is inside when its middle is. */
  fill(contours: readonly Points[], colour: Colour, alpha = 1): void {
    const { top, bottom } = this.#rowsOf(contours);
    for (let row = top; row <= bottom; row++) {
      const crossings = crossingsOf(contours, row + 0.5);
      for (let index = 0; index + 1 < crossings.length; index += 2) {
        this.#span(row, crossings[index] ?? 0, crossings[index + 1] ?? 0, colour, alpha);
      }
    }
  }

  /** Colours each row between two heights, from one colour to another. */
  gradient(top: number, bottom: number, from: Colour, to: Colour): void {
    const first = Math.max(0, Math.round(top));
    for (let row = first; row < Math.min(this.side, Math.round(bottom)); row++) {
      const share = (row - top) / (bottom - top);
      for (let at = 3 * row * this.side; at < 3 * (row + 1) * this.side; at += 3) {
        this.pixels[at] = from[0] + (to[0] - from[0]) * share;
        this.pixels[at + 1] = from[1] + (to[1] - from[1]) * share;
        this.pixels[at + 2] = from[2] + (to[2] - from[2]) * share;
      }
    }
  }

  /** Each pixel of the smaller square is the mean of a block of this one's. */
  shrink(side: number): Float32Array {
    const block = this.side / side;
    const result = new Float32Array(3 * side * side);
    for (let y = 0; y < this.side; y++) {
      const row = 3 * Math.floor(y / block) * side;
      for (let x = 0; x < this.side; x++) {
        const from = 3 * (y * this.side + x);
        const to = row + 3 * Math.floor(x / block);
        for (let channel = 0; channel < 3; channel++) {
          result[to + channel]! += this.pixels[from + channel]! / (block * block);
        }
      }
    }
    return result;
  }

  #rowsOf(contours: readonly Points[]): { top: number; bottom: number } {
    let top = Infinity;
    let bottom = -Infinity;
    for (const points of contours) {
      for (let index = 1; index < points.length; index += 2) {
        top = Math.min(top, points[index]!);
        bottom = Math.max(bottom, points[index]!);
      }
    }
    return { top: Math.max(0, Math.floor(top)), bottom: Math.min(this.side - 1, Math.ceil(bottom)) };
  }

  #span(row: number, left: number, right: number, colour: Colour, alpha: number): void {
    const first = Math.max(0, Math.ceil(left - 0.5));
    const last = Math.min(this.side - 1, Math.ceil(right - 0.5) - 1);
    const { pixels } = this;
    const rest = 1 - alpha;
    const end = 3 * (row * this.side + last);
    for (let at = 3 * (row * this.side + first); at <= end; at += 3) {
      pixels[at] = pixels[at]! * rest + colour[0] * alpha;
      pixels[at + 1] = pixels[at + 1]! * rest + colour[1] * alpha;
      pixels[at + 2] = pixels[at + 2]! * rest + colour[2] * alpha;
    }
  }
}

/** Where the contours' edges cross a horizontal line, from left to right. */
function crossingsOf(contours: readonly Points[], y: number): number[] {
  const result: number[] = [];
  for (const points of contours) {
    const { length } = points;
    for (let index = 0; index < length; index += 2) {
      const next = index + 2 < length ? index + 2 : 0;
      const y0 = points[index + 1]!;
      const y1 = points[next + 1]!;
      if (y0 <= y === y1 <= y) continue;
      const x0 = points[index]!;
      result.push(x0 + ((y - y0) / (y1 - y0)) * (points[next]! - x0));
    }
  }
  return result.sort((a, b) => a - b);
}
