import fc from 'fast-check';
import { expect, it } from 'vitest';
import { timelineBar } from './timeline-bar.ts';

it.each([
  [0, 1, '████████'],
  [0, 0.5, '████'],
  [0.5, 1, '    ████'],
  [0.5, 0.5625, '    ▌'],
  [0.0625, 0.5, '▐███'],
  [0.25, 0.25, '  ▏'],
  [0.3125, 0.3125, '  │'],
  [1, 1, '       ▕'],
  [0.99, 1, '       ▕'],
])('from %d to %d is %j', (from, to, bar) => {
  expect(timelineBar({ from, to }, 8)).toBe(bar);
});

it('is never wider than its room, never empty, and never has a gap', () => {
  const share = fc.double({ min: -0.5, max: 1.5, noNaN: true });
  fc.assert(
    fc.property(share, share, fc.integer({ min: 1, max: 200 }), (from, to, width) => {
      const bar = timelineBar({ from, to }, width);
      expect(bar.length).toBeLessThanOrEqual(width);
      expect(bar.trimStart()).toMatch(/^\S+$/);
    }),
  );
});
