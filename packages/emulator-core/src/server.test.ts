import { seededRandom } from '@scones/deterministic';
import { request } from 'node:http';
import { connect } from 'node:net';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AwsError } from './aws-error.ts';
import type { EmulatorRequest } from './emulator-request.ts';
import { type RunningServer, startServer } from './server.ts';
import type { HttpService, EmulatorResponse } from './service.ts';

/** A service that does what the path says. */
function service(
  name: string,
  replies: Record<string, (incoming: EmulatorRequest) => Promise<EmulatorResponse> | EmulatorResponse>,
): HttpService {
  return {
    name,
    detect: (incoming) => Object.hasOwn(replies, incoming.path),
    handle: async (incoming) => (await replies[incoming.path]?.(incoming)) ?? { status: 500 },
    renderError: (error, incoming) => ({
      status: error.statusCode,
      body: `${name}: ${error.code}: ${error.message} (${incoming.method})`,
    }),
    close: async () => void closed.push(name),
  };
}

const closed: string[] = [];
const faults: unknown[] = [];
let waiting = Promise.withResolvers<void>();
let gone = Promise.withResolvers<void>();
let server: RunningServer;

beforeEach(async () => {
  closed.length = 0;
  faults.length = 0;
  waiting = Promise.withResolvers();
  gone = Promise.withResolvers();
  const first = service('first', {
    '/text': () => ({ status: 201, headers: { 'x-own': 'yes' }, body: 'grüß' }),
    '/bytes': () => ({ status: 200, body: new Uint8Array([0, 127, 128, 255]) }),
    '/many-bytes': () => ({ status: 200, body: Buffer.alloc(100_000, 255) }),
    '/stream': () => ({ status: 200, body: Readable.from(['a', 'b']) }),
    '/torn': () => ({ status: 200, body: Readable.from(torn()) }),
    '/short': () => ({
      status: 200,
      headers: { 'content-length': 5 },
      body: Readable.from([Buffer.from('half')]),
    }),
    '/unwritable': () => ({ status: 200, headers: { 'x-own': 'a\r\nb' } }),
    '/nothing': () => ({ status: 204 }),
    '/long': async ({ context: { signal } }) => {
      waiting.resolve();
      await once(signal as AbortSignal, 'abort');
      gone.resolve();
      return { status: 204 };
    },
    '/mistake': () => Promise.reject(new AwsError('Mistake', 418, 'no tea')),
    '/fault': () => Promise.reject(new Error('a secret')),
  });
  const second = service('second', {
    '/text': () => ({ status: 500 }),
    '/second': () => ({ status: 200, body: '2' }),
  });
  server = await startServer({
    services: [first, { ...second, detect: async (incoming) => second.detect(incoming) }],
    port: 0,
    random: seededRandom(1),
    onFault: (error) => faults.push(error),
  });
});
afterEach(() => server.close());

async function* torn(): AsyncIterable<string> {
  yield 'half';
  throw new Error('the source broke');
}

const get = (path: string, method = 'GET'): Promise<Response> => fetch(`${server.url}${path}`, { method });

describe('the server', () => {
  it('asks the services in order, and the first that wants a request answers it', async () => {
    const reply = await get('/text');
    expect(reply.status).toBe(201);
    expect(reply.headers.get('x-own')).toBe('yes');
    expect(await reply.text()).toBe('grüß');
    expect(await (await get('/second')).text()).toBe('2');
    expect((await get('/nobody')).status).toBe(404);
  });

  it('sends bytes as they are, with their length', async () => {
    const reply = await get('/bytes');
    expect(reply.headers.get('content-length')).toBe('4');
    expect([...new Uint8Array(await reply.arrayBuffer())]).toEqual([0, 127, 128, 255]);
    const many = Buffer.from(await (await get('/many-bytes')).arrayBuffer());
    expect(many.equals(Buffer.alloc(100_000, 255))).toBe(true);
    expect(await (await get('/stream')).text()).toBe('ab');
    expect((await get('/nothing')).headers.has('content-length')).toBe(false);
  });

  it('tells an operation that waits that its caller has gone', async () => {
    const caller = new AbortController();
    const asked = fetch(`${server.url}/long`, { signal: caller.signal });
    await waiting.promise;
    caller.abort();
    await expect(asked).rejects.toThrow();
    await gone.promise;
    expect(faults).toEqual([]);
  });

  it('gives each request an id', async () => {
    const ids = await Promise.all(
      ['/text', '/text'].map(async (path) => (await get(path)).headers.get('x-amzn-requestid')),
    );
    expect(new Set(ids).size).toBe(2);
  });

  it("answers a client's mistake in the service's words, and does not report it", async () => {
    const reply = await get('/mistake');
    expect(reply.status).toBe(418);
    expect(await reply.text()).toBe('first: Mistake: no tea (GET)');
    expect(faults).toEqual([]);
  });

  it('answers a fault of its own without details, and reports it', async () => {
    const reply = await get('/fault');
    expect(reply.status).toBe(500);
    expect(await reply.text()).not.toContain('secret');
    expect(faults).toEqual([new Error('a secret')]);
  });

  it.each([
    ['no Host', 'GET /text HTTP/1.1\r\nConnection: close\r\n\r\n', 403],
    [
      'an expectation that nobody knows',
      'GET /text HTTP/1.1\r\nHost: 127.0.0.1\r\nExpect: tea\r\nConnection: close\r\n\r\n',
      201,
    ],
  ])('answers a request with %s as it answers others', async (_what, text, status) => {
    const socket = connect(server.port, '127.0.0.1').setEncoding('latin1');
    socket.write(text);
    const answer = (await socket.toArray()).join('');
    expect(answer).toContain(`HTTP/1.1 ${status} `);
    expect(answer).toContain('x-amzn-requestid');
  });

  it.each([
    ['a header without a colon', 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nwrong\r\n\r\n', 'BadRequest'],
    ['no HTTP at all', 'scones\r\n\r\n', 'BadRequest'],
    ['a tunnel', 'CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: 127.0.0.1:22\r\n\r\n', 'BadRequest'],
    [
      'too long a header',
      `GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`,
      'RequestHeaderSectionTooLarge',
    ],
  ])('answers %s in S3’s words', async (_what, text, code) => {
    const socket = connect(server.port, '127.0.0.1').setEncoding('latin1');
    socket.write(text);
    const answer = (await socket.toArray()).join('');
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(answer).toContain(`<Error><Code>${code}</Code>`);
    expect(faults).toEqual([]);
  });

  it('answers 500 where its own reply can’t be written', async () => {
    const reply = await fetch(`${server.url}/unwritable`);
    expect(reply.status).toBe(500);
    expect(await reply.text()).toBe('The emulator has failed to answer. It says why on stderr.');
    expect(faults).toHaveLength(1);
  });

  it('answers 500 too where the reply before it is still on its way', async () => {
    const socket = connect(server.port, '127.0.0.1').setEncoding('latin1');
    const asking = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`;
    socket.write(asking('/stream') + asking('/unwritable'));
    const answer = (await socket.toArray()).join('');
    expect(answer.match(/^HTTP\/1\.1 \d+/gm)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 500']);
    expect(faults).toHaveLength(1);
  });

  it('breaks off a reply whose source breaks, so that nobody takes the half for the whole', async () => {
    await expect(get('/torn').then((reply) => reply.text())).rejects.toThrow();
    expect(faults).toEqual([new Error('the source broke')]);
  });

  it('breaks off a reply that ends before its length, so that nobody waits for the rest', async () => {
    await expect(get('/short').then((reply) => reply.text())).rejects.toThrow();
    expect(faults).toEqual([new Error('The body of the reply has ended after 4 of 5 bytes.')]);
  });

  it('serves the next request on a connection whose body was refused', async () => {
    const socket = connect(server.port, '127.0.0.1');
    const received: Buffer[] = [];
    socket.on('data', (bytes) => received.push(bytes));
    socket.write(
      `POST /mistake HTTP/1.1\r\nHost: localhost\r\nContent-Length: 200000\r\n\r\n${'x'.repeat(200_000)}`,
    );
    socket.write('GET /second HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    await once(socket, 'close');
    expect(Buffer.concat(received).toString()).toMatch(/418[^]*200 OK[^]*2$/);
  });

  it('ends open connections and every service when it is closed', async () => {
    const open = request({ port: server.port, host: '127.0.0.1', method: 'POST', path: '/text' });
    const broken = once(open, 'error');
    open.flushHeaders();
    await once(open, 'socket');
    await server.close();
    await broken;
    expect(closed).toEqual(['first', 'second']);
    await expect(get('/text')).rejects.toThrow();
  });

  it('has a URL that can be called when it listens on every address', async () => {
    const everywhere = await startServer({
      services: [service('first', { '/text': () => ({ status: 200, body: 'grüß' }) })],
      host: '0.0.0.0',
      port: 0,
      random: seededRandom(1),
      onFault: (fault) => void faults.push(fault),
    });
    expect(everywhere.url).toBe(`http://127.0.0.1:${everywhere.port}`);
    expect(await (await fetch(`${everywhere.url}/text`)).text()).toBe('grüß');
    await everywhere.close();
  });

  it('says so when its port is taken', async () => {
    const again = startServer({
      services: [],
      port: server.port,
      random: seededRandom(1),
      onFault: () => {},
    });
    await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
