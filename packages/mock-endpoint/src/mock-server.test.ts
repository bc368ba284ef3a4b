import { customAttributeOfKey } from '@scones/workflow';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningMockEndpoint, startMockEndpoint } from './start-mock-endpoint.ts';

let mock: RunningMockEndpoint;
beforeAll(async () => {
  mock = await startMockEndpoint({ classes: ['bicycle', 'motorcycle'], host: '127.0.0.1', port: 0 });
});
afterAll(() => mock.close());

const ask = async (
  key?: string,
  { type = 'image/png', path = '/invocations', method = 'POST', raw = key && customAttributeOfKey(key) } = {},
): Promise<{ status: number; body: unknown }> => {
  const headers = {
    'content-type': type,
    ...(raw !== undefined && { 'x-amzn-sagemaker-custom-attributes': raw }),
  };
  const reply = await fetch(`http://127.0.0.1:${mock.port}${path}`, {
    method,
    headers,
    ...(method === 'POST' && { body: 'picture' }),
  });
  return { status: reply.status, body: await reply.json() };
};

it('is healthy', async () => {
  expect(await ask(undefined, { path: '/ping', method: 'GET' })).toEqual({ status: 200, body: {} });
});

it('answers by the name at the end of the key that the Lambda sends', async () => {
  expect(await ask('some/folder/bicycle-confident.png')).toEqual({ status: 200, body: [0.97, 0.03] });
  expect(await ask('Fahrräder 1/motorcycle-doubtful-0.7.png')).toEqual({ status: 200, body: [0.3, 0.7] });
  expect(await ask(`${'a'.repeat(1_100)}/bicycle-doubtful.png`)).toEqual({ status: 200, body: [0.62, 0.38] });
});

it.each([{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }])(
  'answers no web page: %j',
  async (headers) => {
    const reply = await fetch(`http://127.0.0.1:${mock.port}/invocations`, { method: 'POST', headers });
    expect(reply.status).toBe(403);
  },
);

it.each([
  ['a question without a key', 400, ask.bind(null, undefined), 'CustomAttributes'],
  ['a name that is not documented', 400, ask.bind(null, 'a/100 %.png'), "'100 %.png'"],
  ['a name that is not encoded', 400, ask.bind(null, undefined, { raw: 'a/%FF.png' }), "'%FF.png'"],
  ['what is no picture', 415, ask.bind(null, 'bicycle-confident.png', { type: 'text/csv' }), 'text/csv'],
  ['another path', 404, ask.bind(null, 'bicycle-confident.png', { path: '/models' }), '/models'],
])('refuses %s and says what is wrong', async (_what, status, question, words) => {
  const answer = await question();
  expect(answer).toMatchObject({ status, body: { message: expect.stringContaining(words) } });
});
