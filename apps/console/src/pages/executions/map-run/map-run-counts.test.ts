import { expect, it } from 'vitest';
import { countsText, shareEnded } from './map-run-counts.ts';

const none = { total: 0, pending: 0, running: 0, succeeded: 0, failed: 0, timedOut: 0, aborted: 0 };

it('counts the items that have ended, successfully or not', () => {
  expect(shareEnded({ ...none, total: 10, succeeded: 4, failed: 1, running: 5 })).toBe(0.5);
  expect(shareEnded(none)).toBe(0);
});

it('names the counts that are not zero', () => {
  expect(countsText({ ...none, total: 50, succeeded: 48, timedOut: 2 })).toBe(
    '50 in all: 48 succeeded, 2 timed out',
  );
  expect(countsText(none)).toBe('0 in all');
});
