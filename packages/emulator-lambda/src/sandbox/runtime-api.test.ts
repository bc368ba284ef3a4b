import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { RuntimeApi } from './runtime-api.ts';

let api: RuntimeApi;
const notices: string[] = [];
beforeEach(async () => {
  notices.length = 0;
  api = await RuntimeApi.start({
    onReady: () => void notices.push('ready'),
    onInitError: () => void notices.push('init error'),
    onReply: (id) => void notices.push(`reply ${id}`),
  });
});
afterEach(() => api.close());

async function statusOf(method: string, path: string, headers: Record<string, string>): Promise<number> {
  const outgoing = request(`http://${api.address}/2018-06-01/runtime${path}`, {
    method,
    headers,
    agent: false,
  });
  const [reply] = (await once(outgoing.end(), 'response')) as [IncomingMessage];
  reply.resume();
  return reply.statusCode ?? 0;
}

it.each<Record<string, string>>([
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { host: 'evil.example' },
])('lets no web page take an invocation, answer it or fail the start: %j', async (headers) => {
  expect(await statusOf('GET', '/invocation/next', headers)).toBe(403);
  expect(await statusOf('POST', '/invocation/1/response', headers)).toBe(403);
  expect(await statusOf('POST', '/init/error', headers)).toBe(403);
  expect(notices).toEqual([]);
});

it('answers the runtime', async () => {
  const next = statusOf('GET', '/invocation/next', {});
  await expect.poll(() => notices).toEqual(['ready']);
  api.deliver({
    requestId: '1',
    functionArn: 'arn',
    deadline: 0,
    traceId: 'trace',
    payload: Buffer.from('{}'),
  });
  expect(await next).toBe(200);
  expect(await statusOf('POST', '/invocation/1/response', {})).toBe(202);
  expect(notices).toEqual(['ready', 'reply 1']);
});
