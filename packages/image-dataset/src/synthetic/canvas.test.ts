import { seededRandom } from '@scones/deterministic';
import { expect, it } from 'vitest';
import { Canvas } from './canvas.ts';
import { Dice } from './dice.ts';
import { arc, smooth } from './geometry.ts';
import { randomMishap } from './mishaps.ts';
import { Pen } from './pen.ts';

const WHITE = [1, 1, 1] as const;
const area = ({ pixels }: Canvas): number => pixels.reduce((sum, value) => sum + value, 0) / 3;
const drawn = (draw: (canvas: Canvas) => void): number => {
  const canvas = new Canvas(100);
  draw(canvas);
  return area(canvas);
};

it('fills as many pixels as a shape is large', () => {
  expect(drawn((canvas) => canvas.fill([[10, 10, 30, 10, 30, 20, 10, 20]], WHITE))).toBe(200);
  const disc = drawn((canvas) => canvas.fill([arc(50, 50, 40, 40)], WHITE));
  expect(disc / (Math.PI * 40 ** 2)).toBeCloseTo(1, 1);
});

it('leaves the hole of a ring, and mixes colours by alpha', () => {
  const ring = drawn((canvas) => canvas.fill([arc(50, 50, 40, 40), arc(50, 50, 30, 30)], WHITE));
  expect(ring / (Math.PI * (40 ** 2 - 30 ** 2))).toBeCloseTo(1, 1);
  expect(drawn((canvas) => canvas.fill([[0, 0, 10, 0, 10, 10, 0, 10]], WHITE, 0.25))).toBe(25);
});

it('cuts off what lies outside', () => {
  expect(drawn((canvas) => canvas.fill([[-50, -50, 150, -50, 150, 150, -50, 150]], WHITE))).toBe(10_000);
  expect(drawn((canvas) => canvas.fill([[200, 0, 300, 0, 300, 50]], WHITE))).toBe(0);
});

it('keeps the light when it shrinks', () => {
  const canvas = new Canvas(8);
  canvas.fill([[0, 0, 2, 0, 2, 2, 0, 2]], WHITE);
  expect([...canvas.shrink(4)].slice(0, 6)).toEqual([1, 1, 1, 0, 0, 0]);
});

it('draws a line as wide as it is asked to, in its own pose', () => {
  const pose = { x: 50, y: 50, scaleX: 40, scaleY: 40, turn: 0.3, perspective: 0 };
  const line = drawn((canvas) => new Pen(canvas, pose, 0.5).line([-1, 0, 1, 0], 0.1, WHITE));
  expect(line / (0.5 * 80 * 4)).toBeCloseTo(1, 1);
});

it('lets smooth curves pass through their points', () => {
  const curve = smooth([0, 0, 1, 2, 3, 1], 4);
  expect([curve.slice(0, 2), curve.slice(8, 10), curve.slice(-2)]).toEqual([
    [0, 0],
    [1, 2],
    [3, 1],
  ]);
});

it('makes about one picture in six hard', () => {
  const dice = new Dice(seededRandom(1));
  const mishaps = Array.from({ length: 3000 }, () => Object.keys(randomMishap(dice)).length).filter(
    (count) => count > 0,
  );
  expect(mishaps.length / 3000).toBeCloseTo(1 / 6, 1);
});
