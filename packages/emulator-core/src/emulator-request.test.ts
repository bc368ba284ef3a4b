import { createServer } from 'node:http';
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { EmulatorRequest } from './emulator-request.ts';

/** Passes the one request that these bytes are to `look`, and returns what `look` returns. */
async function received<Result>(
  bytes: string,
  look: (request: EmulatorRequest) => Promise<Result> | Result,
): Promise<Result> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const arrived = once(server, 'request');
  socket.end(bytes);
  const [raw] = (await arrived) as [ConstructorParameters<typeof EmulatorRequest>[1]];
  try {
    return await look(new EmulatorRequest('id', raw));
  } finally {
    socket.destroy();
    server.closeAllConnections();
    server.close();
  }
}

const head = (line: string, ...headers: string[]): string =>
  [`${line} HTTP/1.1`, 'Host: x', ...headers, '', ''].join('\r\n');

describe('a request', () => {
  it('keeps its path percent-encoded and its query decoded', async () => {
    await received(head('GET /a%2Fb/../c?x=%C3%A9&y'), (request) => {
      expect(request).toMatchObject({ id: 'id', method: 'GET', path: '/a%2Fb/../c', hasQuery: true });
      expect([...request.query]).toEqual([
        ['x', 'é'],
        ['y', ''],
      ]);
    });
  });

  it('reads its scope from its signature or its presigned query', async () => {
    const credential = 'AKID/20260101/us-east-1/states/aws4_request';
    const scope = (request: EmulatorRequest): string | undefined => request.scope;
    expect(
      await received(head('GET /', `Authorization: AWS4-HMAC-SHA256 Credential=${credential}, x`), scope),
    ).toBe('states');
    expect(await received(head(`GET /?X-Amz-Credential=${encodeURIComponent(credential)}`), scope)).toBe(
      'states',
    );
    expect(await received(head('GET /'), scope)).toBeUndefined();
  });

  it('unpacks a body that is compressed, and refuses one that only says so', async () => {
    const packed = gzipSync('a=1').toString('base64');
    const request = (body: Buffer) =>
      Object.assign(Readable.from([body]), { headers: { 'content-encoding': 'gzip' } });
    const read = (body: Buffer): Promise<URLSearchParams> =>
      new EmulatorRequest('id', request(body) as never).form();
    expect(Object.fromEntries(await read(Buffer.from(packed, 'base64')))).toEqual({ a: '1' });
    await expect(read(Buffer.from('a=1'))).rejects.toMatchObject({ code: 'SerializationException' });
  });

  it('reads its body once, however often it is asked for', async () => {
    const bytes = `${head('POST /', 'Content-Length: 7')}a=1&b=2`;
    await received(bytes, async (request) => {
      expect((await request.bytes()).toString()).toBe('a=1&b=2');
      expect(Object.fromEntries(await request.form())).toEqual({ a: '1', b: '2' });
    });
  });

  it('refuses a body over the limit', async () => {
    const bytes = `${head('POST /', 'Content-Length: 11')}hello world`;
    await received(bytes, async (request) => {
      await expect(request.bytes(10)).rejects.toMatchObject({
        code: 'RequestEntityTooLargeException',
        statusCode: 413,
      });
    });
  });

  it('says so when its body breaks off', async () => {
    await received(`${head('POST /', 'Content-Length: 100')}hello`, async (request) => {
      await expect(request.bytes()).rejects.toThrow('aborted');
    });
  });
});
