import { darker, lighter, vehiclePaint, type Colour } from './colour.ts';
import type { Dice } from './dice.ts';
import { drawAxles, rounded } from './car.ts';
import type { Pen } from './pen.ts';

/** A pickup truck that heads right, with an open bed, its wheels on y = 0.66. */
export function drawPickupTruck(pen: Pen, dice: Dice): void {
  const paint = vehiclePaint(dice);
  const back = dice.between(-0.2, 0.0);
  const roof = dice.between(-0.42, -0.34);
  const middle = (back + 0.32) / 2 + 0.04;
  pen.polygon([-0.98, 0.0, back + 0.05, 0.0, back + 0.05, 0.44, -0.96, 0.44], paint);
  pen.polygon([-0.94, 0.0, back, 0.0, back, 0.07, -0.94, 0.07], darker(paint, 0.65));
  if (dice.chance(0.35)) drawLoad(pen, dice, back);
  drawCab(pen, { back, roof, middle, paint });
  pen.polygon([-0.94, 0.36, 0.93, 0.36, 0.93, 0.47, -0.94, 0.47], darker(paint, 0.5));
  pen.line([-0.9, 0.16, 0.9, 0.16], 0.022, lighter(paint, 0.35));
  pen
    .withAlpha(0.7)
    .line([back, 0, back, 0.36], 0.03, darker(paint, 0.7))
    .line([middle, 0, middle, 0.36], 0.018, darker(paint, 0.6));
  pen.ellipse(0.9, 0.12, 0.05, 0.06, [1, 0.97, 0.82]).rectangle(-0.98, 0.06, -0.93, 0.2, [0.75, 0.08, 0.06]);
  drawAxles(pen, dice, [-0.58, 0.58], dice.between(0.21, 0.25));
}

interface Cab {
  readonly back: number;
  readonly roof: number;
  /** Where one door ends and the other begins. */
  readonly middle: number;
  readonly paint: Colour;
}

const GLASS: Colour = [0.16, 0.2, 0.28];

function drawCab(pen: Pen, { back, roof, middle, paint }: Cab): void {
  const rear = [back, 0.2, back + 0.02, roof + 0.06, back + 0.1, roof];
  const front = [0.32, roof, 0.5, -0.06, 0.86, -0.02, 0.95, 0.1, 0.96, 0.44];
  pen.polygon(rounded([...rear, ...front, back, 0.44]), paint);
  const top = roof + 0.08;
  pen.polygon([back + 0.08, top, middle - 0.03, top, middle - 0.03, -0.06, back + 0.06, -0.06], GLASS);
  pen.polygon([middle + 0.03, top, 0.29, top, 0.42, -0.06, middle + 0.03, -0.06], GLASS);
}

function drawLoad(pen: Pen, dice: Dice, back: number): void {
  const left = dice.between(-0.9, -0.7);
  pen.rectangle(
    left,
    dice.between(-0.16, -0.06),
    Math.min(back - 0.06, left + dice.between(0.2, 0.5)),
    0.02,
    vehiclePaint(dice),
  );
}
