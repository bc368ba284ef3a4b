import type { Canvas } from './canvas.ts';
import { darker, fromHsv, grey, lighter, mix, type Colour } from './colour.ts';
import type { Dice } from './dice.ts';
import { drawClutter } from './clutter.ts';
import { arc } from './geometry.ts';

/** Paints a place to stand in; every class stands in every place, so the place tells nothing. */
export function drawScene(canvas: Canvas, dice: Dice, horizon: number): void {
  dice.pick([drawStreet, drawMeadow, drawWall, drawStudio, drawWoods, drawDusk])(canvas, dice, horizon);
}

const SKIES: readonly [Colour, Colour, Colour] = [
  [0.45, 0.65, 0.92],
  [0.72, 0.77, 0.82],
  [0.55, 0.72, 0.85],
];

function drawStreet(canvas: Canvas, dice: Dice, horizon: number): void {
  const { side } = canvas;
  const sky = dice.pick(SKIES);
  canvas.gradient(0, horizon, sky, lighter(sky, 0.5));
  drawClutter(canvas, dice, horizon, ['building', 'building', 'cloud', 'tree', 'pole']);
  const asphalt = grey(dice, 0.25, 0.55);
  canvas.gradient(horizon, side, lighter(asphalt, 0.15), asphalt);
  const kerb = horizon + dice.between(0.01, 0.06) * side;
  canvas.gradient(horizon, kerb, grey(dice, 0.5, 0.75), grey(dice, 0.5, 0.7));
  if (dice.chance(0.5)) drawLaneLine(canvas, dice);
}

function drawLaneLine(canvas: Canvas, dice: Dice): void {
  const { side } = canvas;
  const y = dice.between(0.86, 0.97) * side;
  const paint: Colour = dice.chance(0.5) ? [0.9, 0.9, 0.85] : [0.9, 0.75, 0.25];
  for (let x = dice.between(-0.2, 0) * side; x < side; x += 0.38 * side) {
    canvas.fill(
      [[x, y, x + 0.22 * side, y, x + 0.22 * side, y + 0.03 * side, x, y + 0.03 * side]],
      paint,
      0.8,
    );
  }
}

function drawMeadow(canvas: Canvas, dice: Dice, horizon: number): void {
  const sky = dice.pick(SKIES);
  canvas.gradient(0, horizon, sky, lighter(sky, 0.6));
  drawClutter(canvas, dice, horizon, ['hill', 'cloud', 'tree', 'fence']);
  const grass = fromHsv(dice.between(0.2, 0.36), dice.between(0.35, 0.7), dice.between(0.35, 0.65));
  canvas.gradient(horizon, canvas.side, lighter(grass, 0.2), darker(grass, 0.2));
  speckle(canvas, dice, horizon, grass);
}

function drawWall(canvas: Canvas, dice: Dice, horizon: number): void {
  const { side } = canvas;
  const wall = fromHsv(dice.between(0, 0.15), dice.between(0.05, 0.55), dice.between(0.35, 0.9));
  canvas.gradient(0, horizon, wall, darker(wall, 0.15));
  if (dice.chance(0.6)) drawBricks(canvas, dice, horizon, wall);
  drawClutter(canvas, dice, horizon, ['window', 'pole', 'box']);
  const floor = grey(dice, 0.35, 0.7);
  canvas.gradient(horizon, side, floor, lighter(floor, 0.2));
}

function drawBricks(canvas: Canvas, dice: Dice, horizon: number, wall: Colour): void {
  const { side } = canvas;
  const height = side * dice.between(0.05, 0.09);
  const mortar = dice.chance(0.5) ? lighter(wall, 0.35) : darker(wall, 0.35);
  for (let y = 0, row = 0; y < horizon; y += height, row++) {
    canvas.fill([[0, y, side, y, side, y + side * 0.012, 0, y + side * 0.012]], mortar, 0.5);
    for (let x = row % 2 === 0 ? 0 : height; x < side; x += 2 * height) {
      const bottom = Math.min(y + height, horizon);
      canvas.fill([[x, y, x + side * 0.012, y, x + side * 0.012, bottom, x, bottom]], mortar, 0.5);
    }
  }
}

function drawStudio(canvas: Canvas, dice: Dice, horizon: number): void {
  const back = dice.chance(0.6)
    ? grey(dice, 0.75, 1)
    : fromHsv(dice.random.float(), dice.between(0.1, 0.5), dice.between(0.4, 0.95));
  canvas.gradient(0, horizon, back, lighter(back, 0.3));
  canvas.gradient(horizon, canvas.side, lighter(back, 0.25), darker(back, 0.12));
}

function drawWoods(canvas: Canvas, dice: Dice, horizon: number): void {
  const { side } = canvas;
  const green = fromHsv(dice.between(0.22, 0.4), dice.between(0.3, 0.7), dice.between(0.2, 0.5));
  canvas.gradient(0, side, green, darker(green, 0.3));
  for (let leaf = 0; leaf < 26; leaf++) {
    const radius = dice.between(0.03, 0.12) * side;
    const colour = mix(darker(green, 0.5), lighter(green, 0.6), dice.random.float());
    canvas.fill([arc(dice.between(0, side), dice.between(0, horizon), radius, radius)], colour, 0.45);
  }
  drawClutter(canvas, dice, horizon, ['trunk', 'trunk', 'fence']);
  const path = fromHsv(dice.between(0.05, 0.14), dice.between(0.15, 0.5), dice.between(0.35, 0.7));
  canvas.gradient(horizon, side, path, lighter(path, 0.15));
  speckle(canvas, dice, horizon, path);
}

function drawDusk(canvas: Canvas, dice: Dice, horizon: number): void {
  const glow = fromHsv(dice.between(0.0, 0.14), dice.between(0.3, 0.75), dice.between(0.7, 0.98));
  canvas.gradient(0, horizon, fromHsv(dice.between(0.55, 0.8), 0.4, dice.between(0.3, 0.6)), glow);
  drawClutter(canvas, dice, horizon, ['hill', 'building', 'pole', 'cloud']);
  const ground = darker(glow, dice.between(0.35, 0.65));
  canvas.gradient(horizon, canvas.side, ground, lighter(ground, 0.2));
}

function speckle(canvas: Canvas, dice: Dice, horizon: number, colour: Colour): void {
  const { side } = canvas;
  for (let spot = 0; spot < 30; spot++) {
    const x = dice.between(0, side);
    const y = dice.between(horizon, side);
    const width = dice.between(0.01, 0.05) * side;
    const shade = dice.chance(0.5) ? lighter(colour, 0.3) : darker(colour, 0.3);
    canvas.fill([[x, y, x + width, y, x + width, y + 0.02 * side, x, y + 0.02 * side]], shade, 0.6);
  }
}
