import { expect, it } from 'vitest';
import { FakeClock } from './fake-clock.ts';
import { DeadlineExceeded, withDeadline } from './with-deadline.ts';

const never = (): Promise<never> => new Promise(() => undefined);

/** Work that ends only when it is told to, by a rejection with the reason. */
function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

it('answers with the result of work that is done in time, and ends the timer', async () => {
  const clock = new FakeClock();
  expect(await withDeadline(clock, 100, async () => 'done')).toBe('done');
  expect(clock.sleeping).toBe(0);
});

it('throws what the work throws, at once or later, and ends the timer', async () => {
  const clock = new FakeClock();
  const fails = withDeadline(clock, 100, async () => Promise.reject(new Error('broken')));
  await expect(fails).rejects.toThrow('broken');
  const throws = withDeadline(clock, 100, () => {
    throw new Error('broken at once');
  });
  await expect(throws).rejects.toThrow('broken at once');
  expect(clock.sleeping).toBe(0);
});

it('throws DeadlineExceeded at the deadline and not before, whatever the work does', async () => {
  const clock = new FakeClock(0);
  let thrownAt: number | undefined;
  const late = withDeadline(clock, 100, never).catch((error: unknown) => {
    thrownAt = clock.now();
    return error;
  });
  await clock.advance(99);
  expect(thrownAt).toBeUndefined();
  await clock.advance(1);
  expect(await late).toBeInstanceOf(DeadlineExceeded);
  expect(await late).toMatchObject({ milliseconds: 100, message: 'The time for this, 100 ms, is over.' });
  expect(thrownAt).toBe(100);
});

it('aborts the signal of the work at the deadline, with the same error as reason', async () => {
  const clock = new FakeClock();
  let given: AbortSignal | undefined;
  const late = withDeadline(clock, 100, (signal) => {
    given = signal;
    return never();
  }).catch((error: unknown) => error);
  expect(given?.aborted).toBe(false);
  await clock.advance(100);
  expect(given?.reason).toBe(await late);
});

it('leaves no rejection unhandled when work fails after its deadline', async () => {
  const clock = new FakeClock();
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => void unhandled.push(reason);
  process.on('unhandledRejection', note);
  try {
    const late = withDeadline(clock, 100, untilAborted).catch((error: unknown) => error);
    await clock.advance(100);
    expect(await late).toBeInstanceOf(DeadlineExceeded);
    await clock.advance(1);
    expect(unhandled).toEqual([]);
  } finally {
    process.off('unhandledRejection', note);
  }
});

it('answers what `whenLate` answers once the time is over, or throws what it throws', async () => {
  const clock = new FakeClock();
  const answers = withDeadline(clock, 100, never, { whenLate: () => 'too late' });
  const throws = withDeadline(clock, 100, never, {
    whenLate: () => {
      throw new Error('no answer in time');
    },
  }).catch((error: unknown) => error);
  await clock.advance(100);
  expect(await answers).toBe('too late');
  expect(await throws).toEqual(new Error('no answer in time'));
});

it('throws a deadline inside the work as an error of the work, not as its own deadline', async () => {
  const clock = new FakeClock();
  const outer = withDeadline<unknown>(clock, 100, () => withDeadline(clock, 10, never), {
    whenLate: () => 'the outer deadline',
  }).catch((error: unknown) => error);
  await clock.advance(10);
  expect(await outer).toMatchObject({ milliseconds: 10 });
  expect(clock.sleeping).toBe(0);
});

it('throws the reason of the signal that it was given when that is aborted first', async () => {
  const clock = new FakeClock();
  const stop = new AbortController();
  const late = withDeadline<unknown>(clock, 100, untilAborted, {
    signal: stop.signal,
    whenLate: () => 'too late',
  }).catch((error: unknown) => error);
  const reason = new Error('Ctrl-C');
  stop.abort(reason);
  expect(await late).toBe(reason);
  expect(clock.sleeping).toBe(0);
});

it('does not begin when that signal is aborted already', async () => {
  let hasBegun = false;
  const work = async (): Promise<void> => void (hasBegun = true);
  const signal = AbortSignal.abort(new Error('Ctrl-C'));
  await expect(withDeadline(new FakeClock(), 100, work, { signal })).rejects.toThrow('Ctrl-C');
  expect(hasBegun).toBe(false);
});

it('starts no timer where there is no deadline', async () => {
  const clock = new FakeClock();
  const done = Promise.withResolvers<string>();
  const result = withDeadline(clock, Infinity, () => done.promise);
  expect(clock.sleeping).toBe(0);
  done.resolve('done');
  expect(await result).toBe('done');
});

it('asks again, at a deadline that may move, how much time is left', async () => {
  const clock = new FakeClock(0);
  let deadline = 100;
  const late = withDeadline(clock, () => deadline - clock.now(), never, { whenLate: () => clock.now() });
  await clock.advance(50);
  deadline = 250;
  await clock.advance(500);
  expect(await late).toBe(250);
});
