import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { eventSchema } from './event.ts';

it('refuses an event of another shape', async () => {
  vi.stubEnv('AWS_REGION', 'us-east-1');
  const { handler } = await import('./handler.ts');
  await expect(handler({ s3_bucket: 'pictures' })).rejects.toMatchObject({ name: 'EventMalformed' });
});

it.each(['picture', 'missing-picture'])('has an event to try it with: %s', (name) => {
  const text = readFileSync(new URL(`../events/${name}.json`, import.meta.url), 'utf8');
  expect(eventSchema.safeParse(JSON.parse(text)).success).toBe(true);
});
