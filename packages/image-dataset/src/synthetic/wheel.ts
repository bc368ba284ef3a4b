import { BLACK, type Colour } from './colour.ts';
import type { Pen } from './pen.ts';

export interface Wheel {
  readonly x: number;
  readonly y: number;
  /** Outer, tyre included. */
  readonly radius: number;
  readonly tyre: number;
  readonly rim: Colour;
  readonly spokes: number;
  readonly turn: number;
}

/** A wheel that is seen through: tyre, rim, thin spokes, hub. */
export function drawSpokedWheel(pen: Pen, { x, y, radius, tyre, rim, spokes, turn }: Wheel): void {
  const inside = radius - tyre;
  const thin = pen.withAlpha(0.55);
  for (let spoke = 0; spoke < spokes; spoke++) {
    const angle = 2 * Math.PI * (turn + spoke / spokes);
    thin.line([x, y, x + inside * Math.cos(angle), y + inside * Math.sin(angle)], 0.016, rim);
  }
  pen.ring(x, y, inside - 0.012, 0.028, rim);
  pen.ring(x, y, radius - tyre / 2, tyre, BLACK);
  pen.disc(x, y, 0.045, rim);
}

/** A wheel of pressed or cast metal: a tyre around a disc. */
export function drawDiscWheel(pen: Pen, { x, y, radius, tyre, rim, spokes, turn }: Wheel): void {
  const inside = radius - tyre;
  pen.disc(x, y, radius, BLACK);
  pen.disc(x, y, inside, rim);
  for (let spoke = 0; spoke < spokes; spoke++) {
    const angle = 2 * Math.PI * (turn + spoke / spokes);
    pen.disc(x + 0.62 * inside * Math.cos(angle), y + 0.62 * inside * Math.sin(angle), inside * 0.2, BLACK);
  }
  pen.disc(x, y, inside * 0.25, BLACK);
}
