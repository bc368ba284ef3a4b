import { expect, it } from 'vitest';
import { readLabels } from './read-labels.ts';

it('names a class after the common beginning of its pictures’ names', () => {
  const list = '0\t0\ttrain/bicycle-00000.png\n1\t1\tmotorcycle-00002.png\n2\t0\ttrain/bicycle-00101.png\n';
  expect(readLabels(list)).toEqual(['bicycle', 'motorcycle']);
});

it('numbers the classes where the names have nothing in common, or a class has no picture', () => {
  expect(readLabels('0\t0\ta.png\n1\t0\tb.png\n2\t2.0000\tc_1.png')).toEqual(['Class 0', 'Class 1', 'c']);
  expect(readLabels('')).toEqual([]);
});
