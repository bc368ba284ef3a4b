import { darker, lighter, vehiclePaint, WHITE, type Colour } from './colour.ts';
import type { Dice } from './dice.ts';
import { drawAxles } from './car.ts';
import type { Pen } from './pen.ts';

/** A bus that heads right, with one deck or two, its wheels on y = 0.66. */
export function drawBus(pen: Pen, dice: Dice): void {
  const paint = vehiclePaint(dice);
  const glass: Colour = [0.17, 0.22, 0.3];
  const twoDecks = dice.chance(0.3);
  const roof = twoDecks ? -0.72 : dice.between(-0.42, -0.34);
  pen.polygon([-0.98, roof + 0.06, -0.94, roof, 0.9, roof, 0.98, roof + 0.1, 0.98, 0.5, -0.98, 0.5], paint);
  pen.line([-0.92, roof, 0.88, roof], 0.04, lighter(paint, 0.4));
  const windows = dice.integer(5, 7);
  for (const top of twoDecks ? [roof + 0.1, roof + 0.56] : [roof + 0.12]) {
    drawWindows(pen, glass, windows, top, top + (twoDecks ? 0.26 : 0.3));
  }
  pen.rectangle(-0.98, 0.22, 0.98, 0.29, dice.chance(0.5) ? WHITE : darker(paint, 0.5));
  pen.rectangle(-0.96, 0.4, 0.96, 0.51, darker(paint, 0.55));
  const door = roof + (twoDecks ? 0.56 : 0.12);
  pen
    .rectangle(0.6, door, 0.8, 0.46, darker(glass, 0.3))
    .line([0.7, door, 0.7, 0.46], 0.03, lighter(paint, 0.3));
  pen.polygon([0.86, door, 0.97, door + 0.04, 0.98, 0.1, 0.86, 0.1], glass);
  pen
    .ellipse(0.94, 0.36, 0.04, 0.045, [1, 0.97, 0.82])
    .rectangle(-0.98, 0.3, -0.94, 0.38, [0.75, 0.08, 0.06]);
  drawAxles(pen, dice, dice.chance(0.3) ? [-0.66, -0.32, 0.42] : [-0.58, 0.42], 0.165);
}

function drawWindows(pen: Pen, glass: Colour, count: number, top: number, bottom: number): void {
  const step = 1.5 / count;
  for (let index = 0; index < count; index++) {
    const left = -0.92 + index * step;
    pen.rectangle(left, top, left + step - 0.05, bottom, glass);
    pen
      .withAlpha(0.35)
      .line([left + 0.03, bottom - 0.03, left + step * 0.6, top + 0.03], 0.04, lighter(glass, 0.7));
  }
}
