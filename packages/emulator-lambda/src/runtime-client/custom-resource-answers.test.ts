import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sendAnswersToEmulator } from './custom-resource-answers.ts';

const { request } = https;
let server: Server;
let port: number;

beforeEach(async () => {
  server = createServer((asked, answer) => answer.end(`${asked.method} ${asked.url}`));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});
afterEach(() => {
  https.request = request;
  server.close();
});

const put = async (options: https.RequestOptions): Promise<number | string> => {
  const asked = https.request({ method: 'PUT', path: '/answer', ...options });
  asked.end();
  const answered = once(asked, 'response').then(([answer]) => answer as { statusCode: number });
  return await answered.then(
    ({ statusCode }) => statusCode,
    (error: unknown) => (error as NodeJS.ErrnoException).code ?? '',
  );
};

it('sends an https request to the host of ResponseURL where that URL points', async () => {
  sendAnswersToEmulator({ ResponseURL: `http://127.0.0.1:${port}/bucket/answer` });
  expect(await put({ hostname: '127.0.0.1' })).toBe(200);
});

it('leaves all other requests alone', async () => {
  sendAnswersToEmulator({ ResponseURL: `http://127.0.0.1:${port}/bucket/answer` });
  expect(await put({ hostname: '127.0.0.1', port })).not.toBe(200);
});

it.each([[undefined], [{}], [{ ResponseURL: 'https://bucket.s3.amazonaws.com/x' }], [{ ResponseURL: 5 }]])(
  'changes nothing for %o',
  (event) => {
    sendAnswersToEmulator(event);
    expect(https.request).toBe(request);
  },
);
