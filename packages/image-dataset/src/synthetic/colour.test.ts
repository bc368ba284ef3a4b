import { seededRandom } from '@scones/deterministic';
import { describe, expect, it } from 'vitest';
import { BLACK, darker, fromHsv, grey, lighter, mix, vehiclePaint, WHITE } from './colour.ts';
import { Dice } from './dice.ts';

describe('fromHsv', () => {
  it.each([
    ['red', 0, [1, 0, 0]],
    ['yellow', 1 / 6, [1, 1, 0]],
    ['green', 1 / 3, [0, 1, 0]],
    ['cyan', 1 / 2, [0, 1, 1]],
    ['blue', 2 / 3, [0, 0, 1]],
    ['magenta', 5 / 6, [1, 0, 1]],
    ['red again after a turn', 1, [1, 0, 0]],
  ])('gives %s', (_name, hue, expected) => {
    fromHsv(hue, 1, 1).forEach((channel, index) => expect(channel).toBeCloseTo(expected[index]!, 10));
  });

  it('is grey without saturation and black without value', () => {
    expect(fromHsv(0.4, 0, 0.7)).toEqual([0.7, 0.7, 0.7]);
    expect(fromHsv(0.4, 1, 0)).toEqual([0, 0, 0]);
  });
});

it('mixes colours by their share', () => {
  expect(mix([0, 0.5, 1], [1, 0.5, 0], 0.25)).toEqual([0.25, 0.5, 0.75]);
  darker(WHITE, 1).forEach((channel, index) => expect(channel).toBeCloseTo(BLACK[index]!, 10));
  expect(lighter(BLACK, 0)).toEqual(BLACK);
});

describe('what vehicles are painted with', () => {
  it('is a colour that a pixel can have, and grey for about one in four', () => {
    const dice = new Dice(seededRandom(8));
    const paints = Array.from({ length: 2000 }, () => vehiclePaint(dice));
    expect(paints.flat().every((channel) => channel >= 0 && channel <= 1)).toBe(true);
    const greys = paints.filter(([red, green]) => red === green);
    expect(greys.length / paints.length).toBeCloseTo(0.25, 1);
  });

  it('is a grey between the two that are given', () => {
    const dice = new Dice(seededRandom(9));
    for (let round = 0; round < 200; round++) {
      const [red, green, blue] = grey(dice, 0.4, 0.99);
      expect(red).toBe(green);
      expect(red).toBeGreaterThanOrEqual(0.4);
      expect(blue).toBeLessThanOrEqual(1);
    }
  });
});
