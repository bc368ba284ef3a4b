import { expect, it } from 'vitest';
import { chartShape, MARGIN, niceSteps } from './chart-shape.ts';

const SIZE = { width: 600, height: 200 };
const point = (at: number, value: number) => ({ at, value, title: '' });

it.each([
  [0, 100, [0, 20, 40, 60, 80, 100]],
  [0, 0, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [0, 0.93, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [-4, 9, [-5, 0, 5, 10]],
  [0, 1234, [0, 500, 1000, 1500]],
])('spans %d to %d by round numbers', (lowest, highest, steps) => {
  expect(niceSteps(lowest, highest)).toEqual(steps);
});

it('draws the first moment at the left, the last at the right, and zero at the bottom', () => {
  const { points } = chartShape([point(1000, 0), point(3000, 100)], SIZE);
  expect(points[0]).toMatchObject({ x: MARGIN.left, y: SIZE.height - MARGIN.bottom });
  expect(points[1]).toMatchObject({ x: SIZE.width - MARGIN.right, y: MARGIN.top });
});

it('keeps a threshold in sight that lies above all values', () => {
  const { threshold, points } = chartShape([point(1000, 1)], SIZE, 10);
  expect(threshold).toBe(MARGIN.top);
  expect(points[0]?.y).toBeGreaterThan(MARGIN.top);
});

it('has no moments where there are no points', () => {
  expect(chartShape([], SIZE)).toMatchObject({ points: [], timeTicks: [] });
});
