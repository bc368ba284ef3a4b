import { describe, expect, it } from 'vitest';
import { deviation, mean, percent } from './statistics.ts';
import { table } from './table.ts';

describe('statistics', () => {
  it('have the mean in the middle, and how far the values of a sample lie from it', () => {
    expect(mean([1, 2, 6])).toBe(3);
    expect(deviation([1, 2, 6])).toBeCloseTo(Math.sqrt(7), 12);
    expect(deviation([5])).toBe(0);
  });

  it('are printed as a share of a hundred', () => {
    expect(percent(0.955)).toBe('95.5 %');
    expect(percent(0.00123, 2)).toBe('0.12 %');
  });
});

it('makes a table of which each column is as wide as its widest cell', () => {
  expect(table(['name', 'x'], [['a', '1.25']])).toBe('| name | x    |\n| ---- | ---- |\n| a    | 1.25 |');
});
