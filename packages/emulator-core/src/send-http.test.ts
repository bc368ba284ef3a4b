import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, it } from 'vitest';
import { sendHttp } from './send-http.ts';

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it('sends method, headers as often as they come, and body, also of a GET', async () => {
  const url = await serve((request, response) => {
    void text(request).then((body) => {
      const { method, url: path, headersDistinct } = request;
      response.end(JSON.stringify({ method, path, headersDistinct, body }));
    });
  });
  const headers = [
    ['X-One', 'a'],
    ['X-One', 'b'],
  ] as const;
  const { body } = await sendHttp({ method: 'GET', url: `${url}/a?b=1`, headers, body: 'äö' });
  expect(JSON.parse(body.toString())).toMatchObject({
    method: 'GET',
    path: '/a?b=1',
    headersDistinct: { 'x-one': ['a', 'b'], 'content-length': ['4'], host: [new URL(url).host] },
    body: 'äö',
  });
});

it('answers the status in the words of the standard, headers as they are spelled, and follows no redirection', async () => {
  const url = await serve((_request, response) => {
    response.writeHead(302, 'Elsewhere', ['Location', 'http://127.0.0.1:1/', 'X-Mixed', '1', 'x-mixed', '2']);
    response.end();
  });
  const answer = await sendHttp({ method: 'GET', url, headers: [] });
  expect(answer).toMatchObject({ statusCode: 302, statusText: 'Found' });
  expect(answer.headers).toEqual(
    expect.arrayContaining([
      ['X-Mixed', '1'],
      ['x-mixed', '2'],
    ]),
  );
});

it('cuts an answer above 256 KB', async () => {
  const url = await serve((_request, response) => response.end(Buffer.alloc(1_000_000)));
  expect((await sendHttp({ method: 'GET', url, headers: [] })).body).toHaveLength(262_145);
});

it('rejects where nobody listens, and when it is aborted', async () => {
  const refused = sendHttp({ method: 'GET', url: 'http://127.0.0.1:1/', headers: [] });
  await expect(refused).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  const url = await serve(() => undefined);
  const controller = new AbortController();
  const waiting = sendHttp({ method: 'GET', url, headers: [] }, controller.signal);
  controller.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow();
});
