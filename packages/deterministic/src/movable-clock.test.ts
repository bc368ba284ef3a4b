import { expect, it } from 'vitest';
import { FakeClock } from './fake-clock.ts';
import { MovableClock } from './movable-clock.ts';

const DAY = 24 * 3600 * 1000;

/** What was woken, each with the moved clock's time. */
function sleepers(clock: MovableClock, delays: readonly number[]): [number, number][] {
  const woken: [number, number][] = [];
  const start = clock.now();
  for (const delay of delays) void clock.sleep(delay).then(() => woken.push([delay, clock.now() - start]));
  return woken;
}

it('goes on as its base does', async () => {
  const base = new FakeClock(1000);
  const clock = new MovableClock(base);
  const woken = sleepers(clock, [30, 10, 20]);
  await base.advance(25);
  expect(clock.now()).toBe(1025);
  expect(woken).toEqual([
    [10, 10],
    [20, 20],
  ]);
});

/** A base whose time of day somebody sets. */
class SetClock extends FakeClock {
  #set = 0;
  override now(): number {
    return super.now() + this.#set;
  }
  setBy(milliseconds: number): void {
    this.#set += milliseconds;
  }
}

it('goes on when the time of day is set back, and has never the same moments again', async () => {
  const base = new SetClock(DAY);
  const clock = new MovableClock(base);
  const woken = sleepers(clock, [1000]);
  expect(clock.now()).toBe(DAY);
  base.setBy(-3600_000);
  expect(clock.now()).toBe(DAY);
  await base.advance(1000);
  expect(woken).toEqual([[1000, 1000]]);
  expect(clock.now()).toBe(DAY + 1000);
  base.setBy(3600_000);
  expect(clock.now()).toBe(DAY + 1000);
});

it('follows the time of day forward, and wakes nobody before the time that was asked for', async () => {
  const base = new SetClock(0);
  const clock = new MovableClock(base);
  const woken = sleepers(clock, [1000]);
  base.setBy(DAY);
  expect(clock.now()).toBe(DAY);
  await base.advance(999);
  expect(woken).toEqual([]);
  await base.advance(1);
  expect(woken).toEqual([[1000, DAY + 1000]]);
});

it('wakes in order what sleeps until the moment that it is moved to, each at its own time', async () => {
  const clock = new MovableClock(new FakeClock(0));
  const woken = sleepers(clock, [DAY, 1000, 2 * DAY, 1000]);
  await clock.advance(DAY);
  expect(woken).toEqual([
    [1000, 1000],
    [1000, 1000],
    [DAY, DAY],
  ]);
  expect(clock.now()).toBe(DAY);
});

it('wakes what falls asleep on the way', async () => {
  const clock = new MovableClock(new FakeClock(0));
  const ends: number[] = [];
  const sleepTwice = async (): Promise<void> => {
    for (let count = 0; count < 2; count++) {
      await clock.sleep(DAY / 2);
      ends.push(clock.now());
    }
  };
  void sleepTwice();
  await clock.advance(DAY);
  expect(ends).toEqual([DAY / 2, DAY]);
});

it('sleeps the rest as its base does after it was moved', async () => {
  const base = new FakeClock(0);
  const clock = new MovableClock(base);
  const woken = sleepers(clock, [100]);
  await clock.advance(60);
  await base.advance(39);
  expect(woken).toEqual([]);
  await base.advance(1);
  expect(woken).toEqual([[100, 100]]);
});

it('rejects an aborted sleep with the reason, and waits for the next', async () => {
  const base = new FakeClock(0);
  const clock = new MovableClock(base);
  const controller = new AbortController();
  const stopped = clock.sleep(10, controller.signal);
  const woken = sleepers(clock, [20]);
  controller.abort(new Error('stopped'));
  await expect(stopped).rejects.toThrow('stopped');
  await expect(clock.sleep(1, controller.signal)).rejects.toThrow('stopped');
  await base.advance(20);
  expect(woken).toEqual([[20, 20]]);
});

it('jumps by itself from one sleeper’s end to the next, in order', async () => {
  const clock = new MovableClock(new FakeClock(0), { jumps: true });
  const woken = sleepers(clock, [2 * DAY, DAY]);
  await expect.poll(() => woken).toHaveLength(2);
  expect(woken).toEqual([
    [DAY, DAY],
    [2 * DAY, 2 * DAY],
  ]);
});

it('does not jump while something is held, whose answer comes first', async () => {
  const clock = new MovableClock(new FakeClock(0), { jumps: true });
  const answer = Promise.withResolvers<string>();
  const held = clock.hold(() => answer.promise);
  const timeout = new AbortController();
  const deadline = clock.sleep(DAY, timeout.signal).catch((error: unknown) => (error as Error).message);
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
  expect(clock.now()).toBe(0);
  answer.resolve('answer');
  expect(await held).toBe('answer');
  timeout.abort(new Error('in time'));
  expect(await deadline).toBe('in time');
  expect(clock.now()).toBe(0);
});

it('keeps ten thousand sleepers in order', async () => {
  const clock = new MovableClock(new FakeClock(0));
  const delays = Array.from({ length: 10_000 }, (_, index) => (index * 7919) % 10_007);
  const woken = sleepers(clock, delays);
  await clock.advance(10_007);
  expect(woken.map(([delay]) => delay)).toEqual(delays.toSorted((one, other) => one - other));
});
