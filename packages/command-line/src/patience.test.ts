import type { Clock } from '@scones/deterministic';
import { expect, it } from 'vitest';
import { Patience } from './patience.ts';

function recordingClock(): { clock: Clock; waits: number[] } {
  const waits: number[] = [];
  return {
    waits,
    clock: { now: () => 0, sleep: async (milliseconds) => void waits.push(milliseconds) },
  };
}

it('waits longer each time, up to a limit', async () => {
  const { clock, waits } = recordingClock();
  const patience = new Patience({ clock, firstMilliseconds: 100, longestMilliseconds: 500, growth: 2 });
  for (let look = 0; look < 5; look++) await patience.wait();
  expect(waits).toEqual([100, 200, 400, 500, 500]);
});

it('is quick again after a change', async () => {
  const { clock, waits } = recordingClock();
  const patience = new Patience({ clock, firstMilliseconds: 100, longestMilliseconds: 500, growth: 2 });
  await patience.wait();
  await patience.wait();
  patience.renew();
  await patience.wait();
  expect(waits).toEqual([100, 200, 100]);
});
