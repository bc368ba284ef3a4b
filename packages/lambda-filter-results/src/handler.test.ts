import { readFileSync } from 'node:fs';
import { inferredPictureEventSchema } from '@scones/workflow';
import { beforeEach, expect, it, vi } from 'vitest';

const eventOf = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../events/${name}.json`, import.meta.url), 'utf8'));

beforeEach(() => {
  vi.resetModules();
  vi.unstubAllEnvs();
});

it('takes its threshold from the environment', async () => {
  vi.stubEnv('THRESHOLD', '0.93');
  const { handler } = await import('./handler.ts');
  expect(await handler(eventOf('confident'))).toEqual(eventOf('confident'));
  await expect(handler(eventOf('doubtful'))).rejects.toMatchObject({
    name: 'ThresholdConfidenceNotMet',
    message: 'THRESHOLD_CONFIDENCE_NOT_MET',
  });
});

it('emits what an execution ends with, the threshold of its own included', async () => {
  const { handler } = await import('./handler.ts');
  const { statusCode, body } = inferredPictureEventSchema.parse(eventOf('confident'));
  const passed = await handler({ statusCode, body: { ...body, threshold: 0.5 } });
  expect(inferredPictureEventSchema.parse(passed)).toEqual(passed);
  expect(passed.body.threshold).toBe(0.5);
});

it('refuses an event of another shape, and an environment without threshold', async () => {
  const { handler } = await import('./handler.ts');
  await expect(handler({ inferences: [1] })).rejects.toMatchObject({ name: 'EventMalformed' });
  await expect(handler(eventOf('confident'))).rejects.toMatchObject({ name: 'ThresholdNotConfigured' });
});
