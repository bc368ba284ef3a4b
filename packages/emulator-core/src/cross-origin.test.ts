import { type IncomingMessage, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { seededRandom } from '@scones/deterministic';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from './server.ts';
import type { HttpService } from './service.ts';

const APP = 'http://localhost:3000';
const served: string[] = [];
let server: RunningServer;

/** Has rules of its own for the pages of one origin. */
const shop: HttpService = {
  name: 'shop',
  detect: ({ path }) => path !== '/nobody',
  servesPage: async ({ headers }) => headers.origin === 'https://shop.example',
  async handle({ method, path }) {
    served.push(`${method} ${path}`);
    if (path === '/own-page')
      return { status: 200, headers: { 'content-security-policy': "default-src 'self'" }, body: '' };
    return { status: 200, body: 'served' };
  },
  renderError: ({ code, statusCode, message }) => ({ status: statusCode, body: `shop: ${code}: ${message}` }),
};

beforeEach(async () => {
  served.length = 0;
  server = await startServer({
    services: [shop],
    port: 0,
    random: seededRandom(1),
    allowHosts: ['Emulator'],
    allowOrigins: [APP],
    onFault: (fault) => {
      throw fault;
    },
  });
});
afterEach(() => server.close());

async function send(method: string, path: string, headers: Record<string, string> = {}) {
  const outgoing = httpRequest({ port: server.port, host: '127.0.0.1', method, path, headers, agent: false });
  const [reply] = (await once(outgoing.end(), 'response')) as [IncomingMessage];
  return { status: reply.statusCode, headers: reply.headers, body: await text(reply) };
}

/** Sends bytes as they are; resolves with all that comes back. */
async function sendRaw(...lines: string[]): Promise<string> {
  const socket = connect(server.port, '127.0.0.1');
  socket.end([...lines, '', ''].join('\r\n'));
  return await text(socket);
}

describe('a request that is screened out', () => {
  it('is answered with an error of its service, which never sees the request', async () => {
    const reply = await send('POST', '/orders', { origin: 'https://evil.example' });
    expect(reply).toMatchObject({
      status: 403,
      body: expect.stringMatching(/^shop: AccessDeniedException: /),
    });
    expect(reply.headers).not.toHaveProperty('access-control-allow-origin');
    expect((await send('GET', '/', { host: 'evil.example' })).status).toBe(403);
    expect(served).toEqual([]);
  });

  it('is answered in plain words where no service is meant', async () => {
    const reply = await send('GET', '/nobody', { host: 'evil.example' });
    expect(reply).toMatchObject({ status: 403, body: expect.stringContaining('--allow-host evil.example') });
    expect(reply.headers['content-type']).toBe('text/plain');
  });

  it('is served nevertheless where the service has a rule for the page, but under no foreign host', async () => {
    const origin = 'https://shop.example';
    expect(await send('GET', '/', { origin, 'sec-fetch-site': 'cross-site' })).toMatchObject({
      body: 'served',
    });
    expect((await send('GET', '/', { origin, host: 'evil.example' })).status).toBe(403);
  });

  it.each([
    ['without a host', ['GET / HTTP/1.1']],
    ['of an old client without a host', ['GET / HTTP/1.0']],
    ['with two hosts', ['GET / HTTP/1.1', 'Host: localhost', 'Host: evil.example']],
    ['with a whole URL', ['GET http://evil.example/ HTTP/1.1', 'Host: localhost']],
    ['with a whole URL of ours', ['GET http://localhost/ HTTP/1.1', 'Host: evil.example']],
    ['for a tunnel', ['CONNECT localhost:80 HTTP/1.1', 'Host: localhost:80']],
    [
      'for a WebSocket',
      [
        'GET / HTTP/1.1',
        'Host: localhost',
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      ],
    ],
  ])('may be one %s', async (_what, [line = '', ...headers]) => {
    const answer = await sendRaw(line, ...headers, 'Connection: close');
    expect(answer).toMatch(/^(HTTP\/1\.1 40[03] |$)/);
    expect(served).toEqual([]);
  });
});

it('accepts the host names that it is given, and the one that it listens on', async () => {
  expect((await send('GET', '/', { host: 'emulator:4566' })).status).toBe(200);
});

describe('a page of an allowed origin', () => {
  it('may ask what it may send, and is allowed to send everything', async () => {
    const reply = await send('OPTIONS', '/', {
      origin: APP,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,x-amz-target,x-amz-date',
      'access-control-request-private-network': 'true',
    });
    expect(reply).toMatchObject({
      status: 204,
      headers: {
        'access-control-allow-origin': APP,
        'access-control-allow-methods': expect.stringContaining('POST'),
        'access-control-allow-headers': 'authorization,x-amz-target,x-amz-date',
        'access-control-allow-private-network': 'true',
        vary: 'origin',
      },
    });
    expect(served).toEqual([]);
  });

  it('may read the reply, its headers and its errors', async () => {
    const reply = await send('POST', '/', { origin: APP, 'sec-fetch-site': 'cross-site' });
    expect(reply).toMatchObject({
      body: 'served',
      headers: { 'access-control-allow-origin': APP, 'access-control-expose-headers': '*' },
    });
  });

  it('is the only one', async () => {
    const preflight = { 'access-control-request-method': 'POST', origin: 'https://evil.example' };
    expect((await send('OPTIONS', '/', preflight)).status).toBe(403);
    expect((await send('GET', '/')).headers).not.toHaveProperty('access-control-allow-origin');
  });
});

describe('a browser', () => {
  it('takes what it opens for a page of no origin, unless the reply says otherwise', async () => {
    const browser = { 'sec-fetch-site': 'none' };
    const policy = (await send('GET', '/object.html', browser)).headers['content-security-policy'];
    expect(policy).toMatch(/^sandbox /);
    expect(policy).not.toContain('allow-same-origin');
    expect((await send('GET', '/own-page', browser)).headers['content-security-policy']).toBe(
      "default-src 'self'",
    );
    expect((await send('GET', '/object.html')).headers).not.toHaveProperty('content-security-policy');
  });
});
