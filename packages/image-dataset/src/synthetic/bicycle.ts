import { BLACK, grey, lighter, vehiclePaint, type Colour } from './colour.ts';
import type { Dice } from './dice.ts';
import { arc, smooth } from './geometry.ts';
import type { Pen } from './pen.ts';
import { drawSpokedWheel } from './wheel.ts';

interface Bicycle {
  readonly paint: Colour;
  readonly metal: Colour;
  readonly leather: Colour;
  readonly tube: number;
  readonly radius: number;
  readonly tyre: number;
  readonly reach: number;
  readonly turn: number;
}

type Point = readonly [number, number];

/** A bicycle that heads right, its wheels on y = 0.66. */
export function drawBicycle(pen: Pen, dice: Dice): void {
  const radius = dice.between(0.35, 0.4);
  const bicycle: Bicycle = {
    paint: vehiclePaint(dice),
    metal: grey(dice, 0.55, 0.85),
    leather: dice.chance(0.3) ? [0.45, 0.26, 0.12] : BLACK,
    tube: dice.between(0.055, 0.08),
    radius,
    tyre: dice.between(0.045, 0.085),
    reach: dice.between(0.52, 0.58),
    turn: dice.random.float(),
  };
  const hubY = 0.66 - radius;
  drawWheels(pen, bicycle, hubY);
  const mudguards = dice.chance(0.35);
  if (mudguards) drawMudguards(pen, bicycle, hubY);
  const stepThrough = dice.chance(0.3);
  drawFrame(pen, bicycle, hubY, stepThrough);
  drawCrank(pen, bicycle, hubY);
  dice.pick([drawDropBars, drawFlatBars, drawUprightBars])(pen, bicycle);
  if (dice.chance(0.25)) drawBasket(pen, bicycle);
  if (dice.chance(0.25)) drawCarrier(pen, bicycle, hubY);
}

const SADDLE: Point = [-0.25, -0.22];
const HEAD_TOP: Point = [0.34, -0.25];
const HEAD_BOTTOM: Point = [0.38, -0.1];
const CRANK: Point = [-0.07, 0.33];

function drawWheels(pen: Pen, { metal, radius, tyre, reach, turn }: Bicycle, hubY: number): void {
  for (const x of [-reach, reach]) {
    drawSpokedWheel(pen, { x, y: hubY, radius, tyre, rim: metal, spokes: 14, turn });
  }
}

function drawFrame(
  pen: Pen,
  { paint, leather, tube, reach }: Bicycle,
  hubY: number,
  stepThrough: boolean,
): void {
  const joint: Point = [-0.21, -0.1];
  const hub: Point = [-reach, hubY];
  pen.line([...hub, ...CRANK], tube * 0.8, paint);
  pen.line([...hub, ...joint], tube * 0.7, paint);
  pen.line([...CRANK, ...SADDLE], tube, paint);
  if (stepThrough) pen.line(smooth([-0.14, 0.12, 0.08, 0.1, ...HEAD_BOTTOM]), tube, paint);
  else pen.line([...joint, HEAD_TOP[0] + 0.01, HEAD_TOP[1] + 0.06], tube, paint);
  pen.line([...CRANK, ...HEAD_BOTTOM], tube * 1.15, paint);
  pen.line([...HEAD_TOP, ...HEAD_BOTTOM], tube * 1.2, paint);
  pen.line(
    smooth([...HEAD_BOTTOM, HEAD_BOTTOM[0] + 0.07, 0.12, reach, hubY]),
    tube * 0.85,
    lighter(paint, 0.15),
  );
  pen.line([...SADDLE, SADDLE[0] - 0.03, SADDLE[1] - 0.1], tube * 0.7, [0.6, 0.6, 0.62]);
  pen.polygon(
    smooth([-0.44, -0.36, -0.3, -0.37, -0.1, -0.335, -0.22, -0.29, -0.4, -0.28, -0.44, -0.36]),
    leather,
  );
}

function drawCrank(pen: Pen, { metal, radius, reach, turn }: Bicycle, hubY: number): void {
  const [x, y] = CRANK;
  pen
    .line([x, y - 0.06, -reach, hubY - 0.03], 0.02, BLACK)
    .line([x, y + 0.06, -reach, hubY + 0.03], 0.02, BLACK);
  pen.ring(x, y, 0.075, 0.035, metal);
  const dx = radius * 0.5 * Math.cos(2 * Math.PI * turn);
  const dy = radius * 0.5 * Math.sin(2 * Math.PI * turn);
  pen.line([x - dx, y - dy, x + dx, y + dy], 0.035, metal);
  for (const side of [-1, 1]) {
    pen.line([x + side * dx - 0.05, y + side * dy, x + side * dx + 0.05, y + side * dy], 0.045, BLACK);
  }
}

function drawDropBars(pen: Pen, { leather }: Bicycle): void {
  pen.line([...HEAD_TOP, 0.32, -0.34, 0.42, -0.37], 0.045, [0.5, 0.5, 0.52]);
  pen.line([0.42, -0.37, ...arc(0.45, -0.27, 0.1, 0.1, 0.75, 1.25), 0.38, -0.17], 0.05, leather);
}

function drawFlatBars(pen: Pen, { leather }: Bicycle): void {
  pen.line([...HEAD_TOP, 0.31, -0.4], 0.05, [0.5, 0.5, 0.52]);
  pen.line([0.24, -0.44, 0.4, -0.38], 0.065, leather);
}

function drawUprightBars(pen: Pen, { metal, leather }: Bicycle): void {
  pen.line([...HEAD_TOP, 0.31, -0.46], 0.045, metal);
  pen.line(smooth([0.38, -0.5, 0.3, -0.5, 0.2, -0.46, 0.12, -0.44]), 0.04, metal);
  pen.line([0.18, -0.46, 0.08, -0.43], 0.065, leather);
}

function drawMudguards(pen: Pen, { paint, radius, reach }: Bicycle, hubY: number): void {
  pen.line(arc(-reach, hubY, radius + 0.03, radius + 0.03, 0.42, 0.85), 0.035, paint);
  pen.line(arc(reach, hubY, radius + 0.03, radius + 0.03, 0.55, 0.85), 0.035, paint);
}

function drawBasket(pen: Pen, { metal }: Bicycle): void {
  pen.withAlpha(0.5).polygon([0.44, -0.42, 0.76, -0.42, 0.7, -0.16, 0.48, -0.16], metal);
  pen.line([0.44, -0.42, 0.76, -0.42, 0.7, -0.16, 0.48, -0.16, 0.44, -0.42], 0.03, metal);
}

function drawCarrier(pen: Pen, { metal, radius, reach }: Bicycle, hubY: number): void {
  const top = hubY - radius - 0.06;
  pen
    .line([-reach - 0.2, top, -0.26, top - 0.01], 0.035, metal)
    .line([-reach - 0.1, top, -reach, hubY], 0.025, metal);
}
