import { FakeClock } from '@scones/deterministic';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LiveUpdates, type Notice } from './live-updates.ts';
import type { Heard } from './notice-hub.ts';

let clock: FakeClock;
let queries: QueryClient;
let hear: (heard: Heard) => void;
let updates: LiveUpdates;
let stop: (() => void)[];
beforeEach(() => {
  clock = new FakeClock();
  queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  stop = [];
  updates = new LiveUpdates(
    queries,
    { listen: (listener) => void (hear = listener), close: () => undefined },
    clock,
  );
});
afterEach(() => {
  updates.close();
  for (const end of stop) end();
  queries.clear();
});

/** Shows a query, as a page would; tells how often it was asked. */
function shown(queryKey: readonly unknown[], meta: Record<string, unknown> = {}): () => number {
  let asked = 0;
  const queryFn = (): Promise<number> => Promise.resolve((asked += 1));
  stop.push(new QueryObserver(queries, { queryKey, queryFn, meta }).subscribe(() => undefined));
  return () => asked;
}

const notice = async (told: Notice): Promise<void> => {
  hear({ type: 'notice', data: JSON.stringify(told) });
  await clock.advance(10);
};

it('asks again for what a notice is about, and for nothing else', async () => {
  const bucket = shown(['s3', 'scones']);
  const other = shown(['s3', 'other']);
  const all = shown(['s3', undefined, 'sizes']);
  const logs = shown(['logs', 'scones']);
  await expect.poll(bucket).toBe(1);
  await notice({ topic: 's3', about: 'scones' });
  await expect.poll(bucket).toBe(2);
  await expect.poll(all).toBe(2);
  expect([other(), logs()]).toEqual([1, 1]);
});

it('asks at the first notice at once, and once more for many that follow it', async () => {
  const bucket = shown(['s3', 'scones']);
  await expect.poll(bucket).toBe(1);
  for (let count = 0; count < 50; count++) hear({ type: 'notice', data: '{"topic":"s3","about":"scones"}' });
  expect(bucket()).toBe(2);
  await clock.advance(10);
  await expect.poll(bucket).toBe(3);
  await clock.advance(1000);
  expect(bucket()).toBe(3);
});

it('asks no oftener than a query bears, and once more at the end', async () => {
  const list = shown(['states'], { atMostEvery: 500 });
  await expect.poll(list).toBe(1);
  await notice({ topic: 'states' });
  await expect.poll(list).toBe(2);
  await notice({ topic: 'states' });
  await notice({ topic: 'states' });
  expect(list()).toBe(2);
  await clock.advance(500);
  await expect.poll(list).toBe(3);
});

it('asks once more for what was asked before the stream was open', async () => {
  const early = shown(['s3', 'scones']);
  await expect.poll(early).toBe(1);
  hear({ type: 'open', data: '' });
  await expect.poll(early).toBe(2);
  const late = shown(['s3', 'other']);
  await expect.poll(late).toBe(1);
  expect(early()).toBe(2);
});

it('asks for everything again where nobody knows what was missed', async () => {
  const [bucket, logs] = [shown(['s3', 'scones']), shown(['logs', '/my/group'])];
  await expect.poll(logs).toBe(1);
  hear({ type: 'reset', data: '' });
  await expect.poll(bucket).toBe(2);
  await expect.poll(logs).toBe(2);
});
