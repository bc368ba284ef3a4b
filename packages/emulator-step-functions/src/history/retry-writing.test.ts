import { FakeClock } from '@scones/deterministic';
import { expect, it } from 'vitest';
import { retryWriting } from './retry-writing.ts';

it('tells of a fault once while it lasts, and again when it comes back', async () => {
  const clock = new FakeClock();
  const told: unknown[] = [];
  let isFull = true;
  let tries = 0;
  const write = (): void => {
    tries++;
    if (isFull) onFault(new Error('The disk is full.'));
  };
  const { signal } = new AbortController();
  const onFault = retryWriting({ clock, signal, onFault: (error) => told.push(error), retry: write });
  write();
  await clock.advance(3000);
  expect([tries, told.length]).toEqual([4, 1]);
  isFull = false;
  await clock.advance(3000);
  expect([tries, told.length]).toEqual([5, 1]);
  isFull = true;
  write();
  expect(told).toHaveLength(2);
});

it('tries no more when the service ends', async () => {
  const clock = new FakeClock();
  const ending = new AbortController();
  let tries = 0;
  const options = { clock, signal: ending.signal, onFault: () => undefined, retry: () => void tries++ };
  retryWriting(options)(new Error('The disk is full.'));
  ending.abort();
  await clock.advance(3000);
  expect(tries).toBe(0);
});
