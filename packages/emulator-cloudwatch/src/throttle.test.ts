import { FakeClock } from '@scones/deterministic';
import { expect, it } from 'vitest';
import { Throttle } from './throttle.ts';

it('runs at once while few runs are requested, and once more when a second of many is over', async () => {
  const clock = new FakeClock(0);
  const runs: string[] = [];
  const throttle = new Throttle(clock, (key) => void runs.push(`${key} ${clock.now()}`));
  for (let request = 0; request < 1000; request++) throttle.request('busy');
  throttle.request('quiet');
  expect(runs).toEqual([...Array.from({ length: 10 }, () => 'busy 0'), 'quiet 0']);
  await clock.advance(1000);
  expect(runs.slice(11)).toEqual(['busy 1000']);
  throttle.request('busy');
  expect(runs).toHaveLength(13);
});

it('leaves nothing waiting when it is closed', async () => {
  const clock = new FakeClock(0);
  const throttle = new Throttle(clock, () => undefined);
  for (let request = 0; request < 11; request++) throttle.request('busy');
  expect(clock.sleeping).toBe(1);
  await throttle.close();
  expect(clock.sleeping).toBe(0);
});
