import { expect, it } from 'vitest';
import { systemClock } from './clock.ts';

it('rejects a sleep that is aborted, before and while it sleeps', async () => {
  await expect(systemClock.sleep(1e9, AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
  const controller = new AbortController();
  const sleep = systemClock.sleep(1e12, controller.signal);
  controller.abort(new Error('while'));
  await expect(sleep).rejects.toThrow('while');
});

it('does not wake early', async () => {
  const start = systemClock.now();
  await systemClock.sleep(5);
  expect(systemClock.now() - start).toBeGreaterThanOrEqual(5);
});
