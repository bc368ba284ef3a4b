import { NO_DRIFT, type Drift } from '../drift.ts';
import type { Canvas } from './canvas.ts';
import { fromHsv, grey } from './colour.ts';
import type { Dice } from './dice.ts';
import { arc } from './geometry.ts';
import type { Pose } from './pen.ts';

/** Makes a picture hard, so that a model has something to be unsure of. */
export interface Mishap {
  readonly move?: (pose: Pose, dice: Dice, side: number) => Pose;
  readonly cover?: (canvas: Canvas, dice: Dice) => void;
  readonly spoil?: (dice: Dice) => Drift;
}

const FAR: Mishap = {
  move: (pose, dice) => {
    const share = dice.between(0.45, 0.65);
    return { ...pose, scaleX: pose.scaleX * share, scaleY: pose.scaleY * share };
  },
};

const CUT_OFF: Mishap = {
  move: (pose, dice, side) => ({
    ...pose,
    x: pose.x + side * dice.between(0.2, 0.36) * (dice.chance(0.5) ? -1 : 1),
    scaleX: pose.scaleX * 1.2,
    scaleY: pose.scaleY * 1.2,
  }),
};

const BEHIND_BUSH: Mishap = {
  cover: (canvas, dice) => {
    const { side } = canvas;
    const [hue, middle] = [dice.between(0.2, 0.4), dice.between(0.1, 0.9) * side];
    for (let leaf = 0; leaf < 12; leaf++) {
      const radius = dice.between(0.06, 0.12) * side;
      const [x, y] = [middle + dice.normal(0.09) * side, dice.between(0.55, 0.95) * side];
      canvas.fill([arc(x, y, radius, radius)], fromHsv(hue, 0.5, dice.between(0.2, 0.5)));
    }
  },
};

const BEHIND_POST: Mishap = {
  cover: (canvas, dice) => {
    const { side } = canvas;
    const left = dice.between(0.2, 0.7) * side;
    const right = left + dice.between(0.06, 0.2) * side;
    canvas.fill([[left, 0, right, 0, right, side, left, side]], grey(dice, 0.2, 0.7));
  },
};

const SHAKEN: Mishap = { spoil: (dice) => ({ ...NO_DRIFT, blur: dice.between(0.2, 0.4) }) };

const AT_NIGHT: Mishap = {
  spoil: (dice) => ({ blur: 0, darkness: dice.between(0.4, 0.65), noise: dice.between(0.03, 0.1) }),
};

/** One picture in six has one. */
export function randomMishap(dice: Dice): Mishap {
  return dice.chance(1 / 6) ? dice.pick([FAR, CUT_OFF, BEHIND_BUSH, BEHIND_POST, SHAKEN, AT_NIGHT]) : {};
}
