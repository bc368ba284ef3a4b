import { expect, it } from 'vitest';
import { FakeClock } from './fake-clock.ts';

it('wakes sleepers in the order of their times, each at its own time', async () => {
  const clock = new FakeClock(0);
  const woken: [string, number][] = [];
  void clock.sleep(20).then(() => woken.push(['later', clock.now()]));
  void clock.sleep(10).then(() => woken.push(['sooner', clock.now()]));
  await clock.advance(30);
  expect(woken).toEqual([
    ['sooner', 10],
    ['later', 20],
  ]);
  expect(clock.now()).toBe(30);
});

it('wakes a sleeper that falls asleep while time moves', async () => {
  const clock = new FakeClock(0);
  let end = 0;
  void (async () => {
    await clock.sleep(10);
    await clock.sleep(10);
    end = clock.now();
  })();
  await clock.advance(100);
  expect(end).toBe(20);
});

it('rejects an aborted sleep with the reason and forgets the sleeper', async () => {
  const clock = new FakeClock(0);
  const controller = new AbortController();
  const sleep = clock.sleep(10, controller.signal);
  controller.abort(new Error('stopped'));
  await expect(sleep).rejects.toThrow('stopped');
  expect(clock.sleeping).toBe(0);
});
