import { describe, expect, it } from 'vitest';
import { ANY_TIME, boundsOf, readTime, writeTime } from './time-wanted.ts';

const NOW = Date.UTC(2026, 0, 1, 12);
const BETWEEN = '2026-01-01T10:00:00Z/2026-01-01T11:00:00Z';

describe('a stretch of time in an address', () => {
  it.each(['15-minute', '3-hour', '2-day', BETWEEN, ''])('says %j both ways', (text) => {
    expect(writeTime(readTime(text))).toBe(text);
  });

  it.each(['yesterday', '15-weeks', '-1-hour', '2026-01-01T10:00:00Z', 'a/b'])(
    'is any time where %j says none',
    (text) => {
      expect(readTime(text)).toEqual(ANY_TIME);
    },
  );
});

it('is open to what comes where it ends now', () => {
  expect(boundsOf(readTime('2-hour'), NOW)).toEqual({ from: Date.UTC(2026, 0, 1, 10), to: undefined });
});

it('has both ends where it says them', () => {
  expect(boundsOf(readTime(BETWEEN), NOW)).toEqual({
    from: Date.UTC(2026, 0, 1, 10),
    to: Date.UTC(2026, 0, 1, 11),
  });
  expect(boundsOf(ANY_TIME, NOW)).toEqual({ from: undefined, to: undefined });
});
