import { FakeClock } from '@scones/deterministic';
import { beforeEach, expect, it } from 'vitest';
import { Arrivals } from './arrivals.ts';

let clock: FakeClock;
let arrivals: Arrivals;
beforeEach(() => {
  clock = new FakeClock();
  arrivals = new Arrivals(clock);
});

/** Whether the wait is over, without waiting for it. */
function watched(wait: Promise<void>): { readonly isOver: () => boolean } {
  let isOver = false;
  void wait.then(() => (isOver = true));
  return { isOver: () => isOver };
}

it('wakes all who wait for a queue, and no other', async () => {
  const waits = ['a', 'a', 'b'].map((queue) => watched(arrivals.wait(queue, 1000, undefined)));
  arrivals.tell('a');
  await clock.advance(0);
  expect(waits.map(({ isOver }) => isOver())).toEqual([true, true, false]);
  expect(clock.sleeping).toBe(1);
});

it('waits no longer than it is asked to', async () => {
  const wait = watched(arrivals.wait('a', 1000, undefined));
  await clock.advance(999);
  expect(wait.isOver()).toBe(false);
  await clock.advance(1);
  expect(wait.isOver()).toBe(true);
});

it('waits for no caller who has gone, or goes', async () => {
  await arrivals.wait('a', 1000, AbortSignal.abort());
  const caller = new AbortController();
  const wait = arrivals.wait('a', 1000, caller.signal);
  caller.abort();
  await wait;
  await clock.advance(0);
  expect(clock.sleeping).toBe(0);
});

it('wakes everybody at its end', async () => {
  const waits = Promise.all(['a', 'b'].map((queue) => arrivals.wait(queue, 1000, undefined)));
  expect(arrivals.isClosed).toBe(false);
  arrivals.close();
  await waits;
  expect(arrivals.isClosed).toBe(true);
});
