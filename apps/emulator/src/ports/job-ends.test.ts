import { FakeClock } from '@scones/deterministic';
import { expect, it } from 'vitest';
import { ordinaryTime } from '../emulator-time.ts';
import { untilJobEnds } from './job-ends.ts';

const { signal } = new AbortController();
const training = { service: 'sagemaker', identity: { TrainingJobName: 'job' }, looks: 1, signal };

it('waits for the end of a training job, and for no time', async () => {
  const clock = new FakeClock();
  const { promise, resolve } = Promise.withResolvers<void>();
  const pause = untilJobEnds(ordinaryTime(clock), { whenTrainingJobEnds: () => promise });
  const paused = pause(training);
  expect(clock.sleeping).toBe(0);
  resolve();
  await paused;
});

it('waits no longer than the execution does', async () => {
  const stop = new AbortController();
  const whenTrainingJobEnds = (): Promise<void> => new Promise(() => undefined);
  const pause = untilJobEnds(ordinaryTime(new FakeClock()), { whenTrainingJobEnds });
  const paused = pause({ ...training, signal: stop.signal });
  stop.abort(new Error('stopped'));
  await expect(paused).rejects.toThrow('stopped');
});

it.each([
  ['a training job that does not run here', training],
  ['a job of another kind', { ...training, identity: { TransformJobName: 'job' } }],
  ['an execution', { ...training, service: 'states', identity: { executionArn: 'arn' } }],
])('looks again after a pause at %s', async (_, job) => {
  const clock = new FakeClock();
  const pause = untilJobEnds(ordinaryTime(clock), {
    whenTrainingJobEnds: (name) => (expect(name).toBe('job'), undefined),
  });
  const paused = pause(job);
  expect(clock.sleeping).toBe(1);
  await clock.advance(1000);
  await paused;
});
