import { seededRandom } from '@scones/deterministic';
import { describe, expect, it } from 'vitest';
import { Dice } from './dice.ts';

const ROUNDS = 3000;
const thrown = <T>(one: (dice: Dice) => T): T[] => {
  const dice = new Dice(seededRandom(6));
  return Array.from({ length: ROUNDS }, () => one(dice));
};
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

describe('dice', () => {
  it('fall evenly between two numbers', () => {
    const values = thrown((dice) => dice.between(-2, 6));
    expect(values.every((value) => value >= -2 && value < 6)).toBe(true);
    expect(mean(values)).toBeCloseTo(2, 0);
  });

  it('give whole numbers, both ends among them', () => {
    expect(new Set(thrown((dice) => dice.integer(3, 5)))).toEqual(new Set([3, 4, 5]));
  });

  it('pick each item', () => {
    expect(new Set(thrown((dice) => dice.pick(['a', 'b'])))).toEqual(new Set(['a', 'b']));
    expect(new Set(thrown((dice) => dice.pick(['a'])))).toEqual(new Set(['a']));
  });

  it('take a chance as often as it says', () => {
    expect(mean(thrown((dice) => (dice.chance(0.2) ? 1 : 0)))).toBeCloseTo(0.2, 1);
    expect(thrown((dice) => dice.chance(0))).not.toContain(true);
    expect(thrown((dice) => dice.chance(1))).not.toContain(false);
  });

  it('are as far from zero as the deviation says', () => {
    const values = thrown((dice) => dice.normal(3));
    expect(Math.sqrt(mean(values.map((value) => value ** 2)))).toBeCloseTo(3, 0);
    expect(mean(values)).toBeCloseTo(0, 0);
  });
});
