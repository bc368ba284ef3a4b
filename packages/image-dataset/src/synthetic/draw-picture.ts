import type { Random } from '@scones/deterministic';
import { applyDrift } from '../drift.ts';
import type { Picture } from '../picture.ts';
import { Canvas } from './canvas.ts';
import { Dice } from './dice.ts';
import { randomMishap } from './mishaps.ts';
import { Pen, type Pose } from './pen.ts';
import { drawScene } from './scene.ts';
import { VEHICLES } from './vehicles.ts';

/** How many samples a side make a pixel. */
const SAMPLES = 4;

/** One vehicle somewhere, `side` pixels a side. The class must be one of `SYNTHETIC_CLASSES`. */
export function drawPicture(className: string, random: Random, side: number): Picture {
  const drawVehicle = VEHICLES.get(className);
  if (!drawVehicle) throw new RangeError(`No vehicle "${className}" can be drawn`);
  const dice = new Dice(random);
  const canvas = new Canvas(side * SAMPLES);
  const { move, cover, spoil } = randomMishap(dice);
  const usual = randomPose(dice, canvas.side);
  const pose = move?.(usual, dice, canvas.side) ?? usual;
  const ground = pose.y + 0.66 * pose.scaleY;
  drawScene(canvas, dice, Math.min(ground - dice.between(0.06, 0.3) * canvas.side, 0.85 * canvas.side));
  drawShadow(canvas, pose, dice);
  drawVehicle(new Pen(canvas, pose), dice);
  cover?.(canvas, dice);
  const picture = { width: side, height: side, rgb: develop(canvas, dice, side) };
  return spoil ? applyDrift(picture, spoil(dice), random) : picture;
}

function randomPose(dice: Dice, side: number): Pose {
  const scale = dice.between(0.37, 0.5) * side;
  const squeeze = dice.between(0.82, 1);
  return {
    x: side * dice.between(0.46, 0.54),
    y: side * dice.between(0.48, 0.58),
    scaleX: scale * squeeze * (dice.chance(0.5) ? -1 : 1),
    scaleY: scale,
    turn: dice.normal(0.06),
    perspective: dice.normal(0.07),
  };
}

function drawShadow(canvas: Canvas, pose: Pose, dice: Dice): void {
  const strength = dice.between(0.1, 0.5);
  const lean = dice.between(-0.1, 0.1);
  for (const grown of [1, 0.85, 0.7]) {
    new Pen(canvas, pose, strength / 2).ellipse(lean, 0.66, 0.98 * grown, 0.09 * grown, [0.03, 0.03, 0.05]);
  }
}

/** Light, tint and sensor noise, then bytes. */
function develop(canvas: Canvas, dice: Dice, side: number): Uint8Array {
  const light = canvas.shrink(side);
  const tint = [0, 1, 2].map(() => dice.between(0.93, 1.07));
  const gain = dice.between(0.7, 1.15);
  const [acrossX, acrossY] = [dice.normal(0.12), dice.normal(0.12)];
  const contrast = dice.between(0.8, 1.1);
  const noise = dice.between(0.005, 0.03);
  const rgb = new Uint8Array(light.length);
  for (let y = 0, at = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const slope = 1 + acrossX * (x / side - 0.5) + acrossY * (y / side - 0.5);
      for (let channel = 0; channel < 3; channel++, at++) {
        const value = ((light[at]! * tint[channel]! - 0.5) * contrast + 0.5) * gain * slope;
        rgb[at] = Math.min(255, Math.max(0, Math.round(255 * (value + dice.normal(noise)))));
      }
    }
  }
  return rgb;
}
