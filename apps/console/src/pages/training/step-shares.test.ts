import { expect, it } from 'vitest';
import { stepShares } from './step-shares.ts';

it('lays the steps of a job along its time', () => {
  const steps = stepShares(
    [
      { Status: 'Starting', StartTime: 100, EndTime: 101, StatusMessage: 'Preparing' },
      { Status: 'Training', StartTime: 101, EndTime: 110, StatusMessage: 'Training' },
    ],
    0,
  );
  expect(steps.map(({ status, milliseconds, from, share }) => [status, milliseconds, from, share])).toEqual([
    ['Starting', 1000, 0, 0.1],
    ['Training', 9000, 0.1, 0.9],
  ]);
});

it('extends the current step to now', () => {
  const [step] = stepShares([{ Status: 'Training', StartTime: 100 }], 130_000);
  expect(step).toMatchObject({ milliseconds: undefined, from: 0, share: 1 });
});

it('has no steps where there were none', () => {
  expect(stepShares([], 5)).toEqual([]);
});
