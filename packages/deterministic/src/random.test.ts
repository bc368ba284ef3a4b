import { expect, it } from 'vitest';
import { randomInteger, randomNormal, seededRandom, shuffled } from './random.ts';

const draws = (seed: number): number[] => {
  const random = seededRandom(seed);
  return Array.from({ length: 10_000 }, () => random.float());
};

it('gives the same draws for the same seed and others for another', () => {
  expect(draws(7)).toEqual(draws(7));
  expect(draws(7)).not.toEqual(draws(8));
});

it('widens a seed by another', () => {
  expect(seededRandom(7, 0).uuid()).toBe(seededRandom(7).uuid());
  expect(seededRandom(7, 1).uuid()).not.toBe(seededRandom(7).uuid());
});

it('draws evenly from [0, 1)', () => {
  const all = draws(1);
  expect(Math.min(...all)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...all)).toBeLessThan(1);
  expect(all.reduce((sum, x) => sum + x) / all.length).toBeCloseTo(0.5, 1);
});

it('draws normal numbers of mean 0 and variance 1', () => {
  const random = seededRandom(3);
  const all = Array.from({ length: 20_000 }, () => randomNormal(random));
  expect(all.reduce((sum, x) => sum + x) / all.length).toBeCloseTo(0, 1);
  expect(all.reduce((sum, x) => sum + x * x, 0) / all.length).toBeCloseTo(1, 1);
});

it('makes version 4 UUIDs', () => {
  expect(seededRandom(1).uuid()).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
});

it('shuffles without losing anything', () => {
  const random = seededRandom(5);
  const items = Array.from({ length: 100 }, (_, index) => index);
  expect(shuffled(random, items)).not.toEqual(items);
  expect(shuffled(random, items).sort((a, b) => a - b)).toEqual(items);
  expect(randomInteger(random, 1)).toBe(0);
});
