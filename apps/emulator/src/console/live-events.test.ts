import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { FakeClock, seededRandom } from '@scones/deterministic';
import { type RunningServer, startServer } from '@scones/emulator-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LiveEvents } from './live-events.ts';

let clock: FakeClock;
let live: LiveEvents;
let server: RunningServer;
const faults: unknown[] = [];
beforeEach(async () => {
  faults.length = 0;
  clock = new FakeClock();
  live = new LiveEvents(clock, seededRandom(7));
  server = await startServer({
    services: [live.service],
    port: 0,
    random: seededRandom(8),
    onFault: (fault) => void faults.push(fault),
  });
});
afterEach(async () => {
  await server.close();
  expect(faults).toEqual([]);
});

interface Stream {
  readonly reply: IncomingMessage;
  readonly text: () => string;
  /** The notices, and the resets, in the order in which they came. */
  readonly seen: () => { id: string; event: string; data: unknown }[];
  readonly ended: Promise<unknown>;
}

async function listen(lastEventId?: string): Promise<Stream> {
  const headers = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
  const request = get(`${server.url}/_emulator/events`, { agent: false, headers });
  const [reply] = (await once(request, 'response')) as [IncomingMessage];
  let text = '';
  reply.setEncoding('utf8').on('data', (part: string) => (text += part));
  reply.on('error', () => undefined);
  const ended = new Promise((resolve) => reply.once('close', resolve));
  const seen: Stream['seen'] = () =>
    [...text.matchAll(/^id: (.*)\nevent: (.*)\ndata: (.*)\n\n/gm)].map(
      ([, id = '', event = '', data = '']) => ({
        id,
        event,
        data: JSON.parse(data) as unknown,
      }),
    );
  await expect.poll(() => text).toContain('retry: 500');
  return { reply, text: () => text, seen, ended };
}

const dataOf = (stream: Stream): unknown[] => stream.seen().map(({ data }) => data);

it('tells every client of a change, in the form of server-sent events', async () => {
  const clients = [await listen(), await listen()];
  expect(clients[0]!.reply.headers).toMatchObject({
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
  });
  live.notify('states', 'arn:one');
  await clock.advance(15);
  live.notify('requests');
  for (const client of clients)
    await expect
      .poll(() => client.seen())
      .toEqual([
        { id: expect.stringMatching(/-1$/), event: 'notice', data: { topic: 'states', about: 'arn:one' } },
        { id: expect.stringMatching(/-2$/), event: 'notice', data: { topic: 'requests' } },
      ]);
});

it('tells of the first change at once, and makes one notice of many of the same thing that follow', async () => {
  const client = await listen();
  const about = (...names: string[]) => names.map((name) => ({ topic: 'states', about: name }));
  for (let count = 0; count < 1000; count++) live.notify('states', `arn:${count % 2}`);
  await expect.poll(() => dataOf(client)).toEqual(about('arn:0'));
  await clock.advance(15);
  await expect.poll(() => dataOf(client)).toEqual(about('arn:0', 'arn:1', 'arn:0'));
  await clock.advance(15);
  live.notify('states', 'arn:1');
  await expect.poll(() => dataOf(client)).toEqual(about('arn:0', 'arn:1', 'arn:0', 'arn:1'));
});

it('does not read the clock until somebody listens', () => {
  live.notify('states');
  expect(clock.sleeping).toBe(0);
});

it('tells a client that comes back what it has missed', async () => {
  const first = await listen();
  live.notify('s3', 'seen');
  await clock.advance(15);
  await expect.poll(() => dataOf(first)).toHaveLength(1);
  first.reply.destroy();
  for (const about of ['missed', 'missed too']) {
    live.notify('s3', about);
    await clock.advance(15);
  }
  const second = await listen(first.seen()[0]!.id);
  await expect
    .poll(() => dataOf(second))
    .toEqual(['missed', 'missed too'].map((about) => ({ topic: 's3', about })));
});

it('gives a client an id to come back with, even before the first change', async () => {
  const first = await listen();
  const id = /^id: (.*)$/m.exec(first.text())![1]!;
  first.reply.destroy();
  live.notify('logs', 'group');
  await clock.advance(15);
  const second = await listen(id);
  await expect.poll(() => dataOf(second)).toEqual([{ topic: 'logs', about: 'group' }]);
});

it.each(['another-1', 'nonsense', ''])('resets a client that comes back with %j', async (id) => {
  const client = await listen(id);
  await expect.poll(() => client.seen()).toMatchObject([{ event: 'reset', data: {} }]);
});

it('resets a client that was away for too long', async () => {
  const first = await listen();
  live.notify('s3');
  await clock.advance(15);
  await expect.poll(() => dataOf(first)).toHaveLength(1);
  const { id } = first.seen()[0]!;
  first.reply.destroy();
  for (let count = 0; count < 5000; count++) live.notify('s3', String(count));
  await clock.advance(15);
  const second = await listen(id);
  await expect.poll(() => second.seen()).toMatchObject([{ event: 'reset' }]);
  expect(second.seen()[0]!.id).toMatch(/-5001$/);
});

it('keeps a quiet connection alive', async () => {
  const client = await listen();
  await clock.advance(60_000);
  await expect.poll(() => client.text().match(/^:$/gm)?.length).toBe(3);
  expect(client.seen()).toEqual([]);
});

it('disconnects a client that does not read', async () => {
  const client = await listen();
  client.reply.pause();
  const closed = { is: false };
  void client.ended.then(() => (closed.is = true));
  const notice = 'x'.repeat(2 ** 20);
  for (let count = 0; count < 60; count++) {
    live.notify('logs', `${count} ${notice}`);
    await clock.advance(15);
  }
  client.reply.resume();
  await expect.poll(() => closed.is).toBe(true);
  expect(client.text().length).toBeLessThan(60 * 2 ** 20);
});

it('ends with the emulator', async () => {
  const client = await listen();
  live.notify('states');
  await server.close();
  await client.ended;
  expect(clock.sleeping).toBe(0);
});

it('accepts only GET', async () => {
  const reply = await fetch(`${server.url}/_emulator/events`, { method: 'POST' });
  expect([reply.status, reply.headers.get('allow')]).toEqual([405, 'GET']);
});
