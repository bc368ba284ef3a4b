import { BLACK, darker, grey, lighter, vehiclePaint, type Colour } from './colour.ts';
import type { Dice } from './dice.ts';
import { arc, smooth } from './geometry.ts';
import type { Pen } from './pen.ts';
import { drawDiscWheel, drawSpokedWheel } from './wheel.ts';

interface Motorcycle {
  readonly paint: Colour;
  readonly chrome: Colour;
  readonly iron: Colour;
  readonly seat: Colour;
  readonly rear: number;
  readonly front: number;
  readonly rearRadius: number;
  readonly frontRadius: number;
  readonly turn: number;
}

const GROUND = 0.66;

/** A motorcycle that heads right, its wheels on y = 0.66. */
export function drawMotorcycle(pen: Pen, dice: Dice): void {
  const style = dice.pick([drawCruiser, drawSport, drawNaked]);
  const motorcycle: Motorcycle = {
    paint: vehiclePaint(dice),
    chrome: grey(dice, 0.5, 0.82),
    iron: grey(dice, 0.18, 0.5),
    seat: dice.chance(0.25) ? [0.38, 0.22, 0.12] : BLACK,
    rear: dice.between(-0.64, -0.58),
    front: style === drawCruiser ? dice.between(0.66, 0.74) : dice.between(0.58, 0.65),
    rearRadius: dice.between(0.28, 0.32),
    frontRadius: dice.between(0.28, 0.33),
    turn: dice.random.float(),
  };
  drawWheels(pen, motorcycle, dice);
  drawEngine(pen, motorcycle);
  style(pen, motorcycle);
  drawExhaust(pen, motorcycle, dice.chance(0.5));
  if (dice.chance(0.25)) drawPannier(pen, motorcycle);
}

function drawWheels(pen: Pen, m: Motorcycle, dice: Dice): void {
  const tyre = dice.between(0.09, 0.12);
  const spoked = dice.chance(0.35);
  for (const [x, radius] of [
    [m.rear, m.rearRadius],
    [m.front, m.frontRadius],
  ] as const) {
    const wheel = {
      x,
      y: GROUND - radius,
      radius,
      tyre,
      rim: m.chrome,
      spokes: spoked ? 12 : 5,
      turn: m.turn,
    };
    (spoked ? drawSpokedWheel : drawDiscWheel)(pen, wheel);
    pen.ring(x, GROUND - radius, radius * 0.32, 0.025, m.iron);
  }
}

/** The block with its cooling fins, the frame around it, and the swing arm to the rear hub. */
function drawEngine(pen: Pen, { iron, chrome, rear, rearRadius }: Motorcycle): void {
  pen.line([rear, GROUND - rearRadius, -0.16, 0.32], 0.08, iron);
  pen.line([-0.22, 0.0, -0.18, 0.44, 0.2, 0.46, 0.34, 0.0], 0.05, BLACK);
  pen.polygon([-0.24, 0.12, 0.26, 0.08, 0.24, 0.4, 0.12, 0.48, -0.16, 0.48, -0.26, 0.36], iron);
  for (const y of [0.12, 0.18, 0.24]) pen.line([0.02, y, 0.26, y - 0.02], 0.026, lighter(iron, 0.45));
  pen.disc(-0.06, 0.34, 0.11, chrome).disc(-0.06, 0.34, 0.06, darker(chrome, 0.4));
}

function drawExhaust(pen: Pen, { chrome, rear }: Motorcycle, high: boolean): void {
  const end = high ? 0.22 : 0.42;
  pen.line(smooth([0.24, 0.16, 0.3, 0.34, 0.16, 0.5, -0.2, 0.5]), 0.045, chrome);
  pen.line([-0.2, 0.5, rear + 0.14, end + 0.05], 0.06, chrome);
  pen.line([rear + 0.22, end + 0.06, rear - 0.14, end - 0.02], 0.095, lighter(chrome, 0.3));
}

function drawCruiser(pen: Pen, m: Motorcycle): void {
  const { paint, chrome, seat, rear, front, frontRadius, rearRadius } = m;
  drawFork(pen, m, [0.32, -0.26]);
  pen.polygon(arc(rear, GROUND - rearRadius, rearRadius + 0.06, rearRadius + 0.06, 0.48, 0.92), paint);
  drawFender(pen, front, frontRadius, paint);
  pen.polygon(
    smooth([
      -0.66, -0.1, -0.5, -0.16, -0.3, 0.0, -0.06, -0.02, -0.1, 0.1, -0.4, 0.14, -0.62, 0.04, -0.66, -0.1,
    ]),
    seat,
  );
  drawTank(
    pen,
    paint,
    [-0.12, 0.06, -0.04, -0.12, 0.16, -0.2, 0.32, -0.12, 0.34, 0.0, 0.1, 0.08, -0.12, 0.06],
  );
  pen.line(smooth([0.32, -0.26, 0.34, -0.44, 0.24, -0.5, 0.08, -0.44]), 0.055, darker(chrome, 0.25));
  pen.line([0.18, -0.48, 0.04, -0.42], 0.075, BLACK);
  drawHeadlamp(pen, m, 0.45, -0.2);
}

function drawSport(pen: Pen, m: Motorcycle): void {
  const { paint, seat, front, frontRadius } = m;
  drawFork(pen, m, [0.36, -0.18]);
  drawFender(pen, front, frontRadius, paint);
  pen.polygon(
    smooth([-0.8, -0.22, -0.6, -0.2, -0.36, -0.02, -0.1, 0.0, -0.2, 0.12, -0.5, 0.04, -0.8, -0.22]),
    paint,
  );
  pen.polygon(
    smooth([-0.62, -0.22, -0.46, -0.16, -0.3, -0.05, -0.1, -0.04, -0.3, 0.04, -0.56, -0.1, -0.62, -0.22]),
    seat,
  );
  drawTank(
    pen,
    paint,
    [-0.12, 0.04, -0.04, -0.16, 0.14, -0.24, 0.32, -0.14, 0.32, 0.04, 0.1, 0.1, -0.12, 0.04],
  );
  pen.polygon(
    smooth([
      0.3, -0.32, 0.54, -0.2, 0.6, -0.04, 0.44, 0.1, 0.36, 0.36, 0.1, 0.46, 0.12, 0.2, 0.26, 0.0, 0.3, -0.32,
    ]),
    paint,
  );
  pen.line([0.26, 0.2, 0.44, -0.02], 0.05, darker(paint, 0.5));
  pen.withAlpha(0.75).polygon([0.26, -0.3, 0.34, -0.42, 0.52, -0.2], [0.25, 0.3, 0.36]);
  pen.line([0.26, -0.28, 0.18, -0.22], 0.06, BLACK);
  pen.ellipse(0.54, -0.1, 0.05, 0.04, [1, 0.96, 0.75]);
}

function drawNaked(pen: Pen, m: Motorcycle): void {
  const { paint, seat, chrome, rear, front, frontRadius, rearRadius } = m;
  drawFork(pen, m, [0.34, -0.26]);
  drawFender(pen, front, frontRadius, chrome);
  pen.line(arc(rear, GROUND - rearRadius, rearRadius + 0.05, rearRadius + 0.05, 0.55, 0.86), 0.05, paint);
  pen.line([-0.4, 0.08, rear + 0.02, GROUND - rearRadius], 0.05, chrome);
  pen.polygon(
    smooth([-0.76, -0.14, -0.5, -0.13, -0.1, -0.08, -0.06, 0.04, -0.4, 0.08, -0.74, -0.02, -0.76, -0.14]),
    seat,
  );
  drawTank(
    pen,
    paint,
    [-0.12, 0.04, -0.06, -0.14, 0.12, -0.24, 0.32, -0.18, 0.34, -0.02, 0.1, 0.08, -0.12, 0.04],
  );
  pen.line([0.34, -0.26, 0.3, -0.42], 0.05, chrome).line([0.34, -0.42, 0.18, -0.4], 0.065, BLACK);
  pen.line([0.3, -0.42, 0.26, -0.54], 0.025, BLACK).disc(0.25, -0.56, 0.04, BLACK);
  drawHeadlamp(pen, m, 0.44, -0.22);
}

function drawFork(
  pen: Pen,
  { chrome, front, frontRadius }: Motorcycle,
  [x, y]: readonly [number, number],
): void {
  pen.line([x, y, front, GROUND - frontRadius], 0.075, chrome);
}

function drawFender(pen: Pen, front: number, radius: number, colour: Colour): void {
  pen.line(arc(front, GROUND - radius, radius + 0.02, radius + 0.02, 0.58, 0.9), 0.06, colour);
}

function drawTank(pen: Pen, paint: Colour, outline: number[]): void {
  pen.polygon(smooth(outline), paint);
  pen.withAlpha(0.6).line([0.02, -0.12, 0.18, -0.17], 0.04, lighter(paint, 0.7));
}

function drawHeadlamp(pen: Pen, { chrome }: Motorcycle, x: number, y: number): void {
  pen.disc(x, y, 0.095, chrome).ellipse(x + 0.04, y, 0.05, 0.075, [1, 0.97, 0.8]);
}

function drawPannier(pen: Pen, { rear, iron }: Motorcycle): void {
  pen.polygon(
    [rear - 0.16, 0.02, rear + 0.18, 0.02, rear + 0.16, 0.28, rear - 0.12, 0.28],
    darker(iron, 0.4),
  );
}
