import type { Canvas } from './canvas.ts';
import { darker, fromHsv, grey, lighter } from './colour.ts';
import type { Dice } from './dice.ts';
import { arc } from './geometry.ts';

/** Draws one thing at x, standing on the horizon. */
type Draw = (canvas: Canvas, dice: Dice, x: number, horizon: number) => void;

const THINGS = {
  building: (canvas, dice, x, horizon) => {
    const width = dice.between(0.15, 0.35) * canvas.side;
    const top = horizon - dice.between(0.2, 0.8) * horizon;
    const wall = fromHsv(dice.random.float(), dice.between(0.05, 0.3), dice.between(0.35, 0.85));
    rectangle(canvas, x, top, x + width, horizon, wall);
    const step = canvas.side * 0.06;
    for (let y = top + step / 2; y < horizon - step / 2; y += step) {
      for (let left = x + step / 3; left < x + width - step / 2; left += step) {
        rectangle(canvas, left, y, left + step / 2, y + step / 2, darker(wall, 0.5));
      }
    }
  },
  cloud: (canvas, dice, x, horizon) => {
    const y = dice.between(0.1, 0.5) * horizon;
    const size = dice.between(0.04, 0.09) * canvas.side;
    for (const shift of [-1.2, 0, 1.3]) {
      canvas.fill([arc(x + shift * size, y, 1.4 * size, size)], [0.97, 0.97, 0.98], 0.7);
    }
  },
  tree: (canvas, dice, x, horizon) => {
    const size = dice.between(0.08, 0.2) * canvas.side;
    const green = fromHsv(dice.between(0.2, 0.4), 0.55, dice.between(0.2, 0.5));
    rectangle(canvas, x - size / 8, horizon - size * 1.5, x + size / 8, horizon, [0.3, 0.22, 0.15]);
    canvas.fill([arc(x, horizon - 1.7 * size, size, size)], green);
    canvas.fill([arc(x - size * 0.3, horizon - 1.9 * size, size * 0.5, size * 0.5)], lighter(green, 0.2));
  },
  trunk: (canvas, dice, x) => {
    const width = dice.between(0.03, 0.1) * canvas.side;
    rectangle(canvas, x, 0, x + width, canvas.side * 0.75, fromHsv(0.08, 0.4, dice.between(0.15, 0.4)));
  },
  pole: (canvas, dice, x, horizon) => {
    const width = dice.between(0.015, 0.035) * canvas.side;
    rectangle(canvas, x, dice.between(0, 0.3) * horizon, x + width, horizon, grey(dice, 0.2, 0.7));
    if (dice.chance(0.5))
      canvas.fill([arc(x, 0.3 * horizon, 3 * width, 3 * width)], fromHsv(dice.random.float(), 0.8, 0.8));
  },
  hill: (canvas, dice, x, horizon) => {
    const hue = dice.between(0.2, 0.65);
    const colour = fromHsv(hue, dice.between(0.15, 0.45), dice.between(0.35, 0.7));
    canvas.fill(
      [arc(x, horizon, dice.between(0.3, 0.7) * canvas.side, dice.between(0.1, 0.35) * canvas.side)],
      colour,
    );
  },
  fence: (canvas, dice, _x, horizon) => {
    const { side } = canvas;
    const wood = grey(dice, 0.4, 0.9);
    const top = horizon - dice.between(0.1, 0.2) * side;
    rectangle(canvas, 0, top + 0.03 * side, side, top + 0.05 * side, wood);
    for (let x = dice.between(0, 0.1) * side; x < side; x += 0.1 * side)
      rectangle(canvas, x, top, x + 0.03 * side, horizon, wood);
  },
  window: (canvas, dice, x, horizon) => {
    const size = dice.between(0.12, 0.28) * canvas.side;
    const top = dice.between(0.05, 0.4) * horizon;
    rectangle(canvas, x, top, x + size, top + size * 1.2, grey(dice, 0.6, 0.95));
    rectangle(
      canvas,
      x + size * 0.12,
      top + size * 0.12,
      x + size * 0.88,
      top + size * 1.08,
      grey(dice, 0.1, 0.4),
    );
  },
  box: (canvas, dice, x, horizon) => {
    const size = dice.between(0.1, 0.25) * canvas.side;
    rectangle(
      canvas,
      x,
      horizon - size,
      x + size,
      horizon,
      fromHsv(dice.random.float(), dice.between(0.2, 0.7), dice.between(0.3, 0.8)),
    );
  },
} satisfies Record<string, Draw>;

/** Up to five things of the given kinds, anywhere along the horizon. */
export function drawClutter(
  canvas: Canvas,
  dice: Dice,
  horizon: number,
  kinds: readonly [keyof typeof THINGS, ...(keyof typeof THINGS)[]],
): void {
  for (let count = dice.integer(0, 5); count > 0; count--) {
    THINGS[dice.pick(kinds)](canvas, dice, dice.between(-0.1, 1) * canvas.side, horizon);
  }
}

function rectangle(
  canvas: Canvas,
  left: number,
  top: number,
  right: number,
  bottom: number,
  colour: readonly [number, number, number],
): void {
  canvas.fill([[left, top, right, top, right, bottom, left, bottom]], colour);
}
