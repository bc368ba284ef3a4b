import { expect, it, onTestFinished, vi } from 'vitest';
import { systemClock } from './clock.ts';

it('rejects a sleep that is aborted, before and while it sleeps', async () => {
  await expect(systemClock.sleep(1e9, AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
  const controller = new AbortController();
  const sleep = systemClock.sleep(1e12, controller.signal);
  controller.abort(new Error('while'));
  await expect(sleep).rejects.toThrow('while');
});

it('sleeps as long as asked for when the time of day is set back meanwhile', async () => {
  const start = performance.now();
  const timeOfDay = vi.spyOn(Date, 'now').mockReturnValue(Date.UTC(2020, 0, 1));
  onTestFinished(() => timeOfDay.mockRestore());
  const sleep = systemClock.sleep(20);
  timeOfDay.mockReturnValue(Date.UTC(2019, 0, 1));
  await sleep;
  expect(performance.now() - start).toBeGreaterThanOrEqual(20);
});

it('does not wake early', async () => {
  const start = systemClock.elapsed();
  await systemClock.sleep(5);
  expect(systemClock.elapsed() - start).toBeGreaterThanOrEqual(5);
});
