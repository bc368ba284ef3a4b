import { BLACK, darker, grey, lighter, vehiclePaint, type Colour } from './colour.ts';
import type { Dice } from './dice.ts';
import { smooth } from './geometry.ts';
import type { Pen } from './pen.ts';
import { drawDiscWheel } from './wheel.ts';

interface CarShape {
  readonly body: number[];
  readonly windows: readonly number[][];
  readonly doors: readonly number[];
}

const SALOON: CarShape = {
  body: [
    -0.96, 0.12, -0.86, 0.04, -0.62, 0.0, -0.4, -0.26, 0.16, -0.28, 0.46, 0.0, 0.82, 0.06, 0.95, 0.16, 0.97,
    0.44, -0.96, 0.44,
  ],
  windows: [
    [-0.5, -0.02, -0.35, -0.2, -0.12, -0.21, -0.12, -0.02],
    [-0.06, -0.21, 0.13, -0.21, 0.34, -0.01, -0.06, -0.02],
  ],
  doors: [-0.09, -0.52, 0.36],
};
const HATCHBACK: CarShape = {
  body: [
    -0.86, 0.14, -0.84, -0.04, -0.66, -0.32, 0.1, -0.34, 0.44, -0.02, 0.76, 0.06, 0.88, 0.18, 0.88, 0.44,
    -0.86, 0.44,
  ],
  windows: [
    [-0.72, -0.04, -0.58, -0.26, -0.2, -0.28, -0.2, -0.03],
    [-0.13, -0.28, 0.07, -0.28, 0.32, -0.03, -0.13, -0.03],
  ],
  doors: [-0.16, 0.34],
};
const OFF_ROADER: CarShape = {
  body: [
    -0.92, 0.1, -0.9, -0.1, -0.82, -0.4, 0.18, -0.42, 0.4, -0.08, 0.84, -0.02, 0.94, 0.1, 0.94, 0.46, -0.92,
    0.46,
  ],
  windows: [
    [-0.78, -0.1, -0.72, -0.34, -0.44, -0.34, -0.44, -0.1],
    [-0.38, -0.34, -0.08, -0.35, -0.08, -0.1, -0.38, -0.1],
    [-0.02, -0.35, 0.15, -0.35, 0.29, -0.1, -0.02, -0.1],
  ],
  doors: [-0.41, -0.05, 0.36],
};

/** A car that heads right, its wheels on y = 0.66. */
export function drawCar(pen: Pen, dice: Dice): void {
  const shape = dice.pick([SALOON, HATCHBACK, OFF_ROADER]);
  const paint = vehiclePaint(dice);
  const glass: Colour = [0.16, 0.2, dice.between(0.22, 0.32)];
  pen.polygon(rounded(shape.body), paint);
  pen.polygon([-0.9, 0.34, 0.92, 0.34, 0.92, 0.47, -0.9, 0.47], darker(paint, 0.45));
  for (const window of shape.windows) {
    pen.polygon(window, glass);
    pen
      .withAlpha(0.5)
      .line(
        [window[0]! + 0.06, window[1]! - 0.02, window[2]! + 0.1, window[3]! + 0.03],
        0.04,
        lighter(glass, 0.6),
      );
  }
  for (const x of shape.doors) pen.withAlpha(0.6).line([x, 0.0, x, 0.34], 0.018, darker(paint, 0.6));
  pen.line([-0.9, 0.12, 0.86, 0.12], 0.022, lighter(paint, 0.35));
  pen.ellipse(0.88, 0.18, 0.06, 0.05, [1, 0.97, 0.82]).ellipse(-0.88, 0.16, 0.045, 0.06, [0.75, 0.08, 0.06]);
  drawAxles(pen, dice, [-0.54, 0.56], dice.between(0.17, 0.2));
}

/** Wheels in their arches, all of one kind. */
export function drawAxles(pen: Pen, dice: Dice, axles: readonly number[], radius: number): void {
  const rim = grey(dice, 0.5, 0.85);
  const turn = dice.random.float();
  for (const x of axles) {
    pen.disc(x, 0.66 - radius, radius + 0.035, BLACK);
    drawDiscWheel(pen, { x, y: 0.66 - radius, radius, tyre: radius * 0.38, rim, spokes: 5, turn });
  }
}

/** The upper outline in curves; the sill, its last two corners, stays straight. */
export function rounded(outline: readonly number[]): number[] {
  return [...smooth(outline.slice(0, -4), 3), ...outline.slice(-4)];
}
