import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { eventSchema } from './event.ts';

it('can’t be loaded without the name of an endpoint', async () => {
  vi.stubEnv('ENDPOINT_NAME', '');
  await expect(import('./handler.ts')).rejects.toMatchObject({ name: 'EndpointNotConfigured' });
});

it('refuses an event of another shape', async () => {
  vi.resetModules();
  vi.stubEnv('ENDPOINT_NAME', 'vehicles');
  vi.stubEnv('AWS_REGION', 'us-east-1');
  const { handler } = await import('./handler.ts');
  await expect(handler({ statusCode: 200, body: {} })).rejects.toMatchObject({ name: 'EventMalformed' });
});

it('has an event to try it with', () => {
  const text = readFileSync(new URL('../events/serialized-picture.json', import.meta.url), 'utf8');
  expect(eventSchema.safeParse(JSON.parse(text)).success).toBe(true);
});
