import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crc32Base64 } from '../bodies/checksums.ts';
import { type S3Fixture, startS3 } from '../testing/start-s3.ts';

let s3: S3Fixture;

interface Reply {
  readonly status: number | undefined;
  readonly headers: Record<string, unknown>;
  readonly body: string;
}

/** Sends a request with its path unchanged, unlike `fetch`, which tidies paths up. */
function send(
  method: string,
  path: string,
  headers: Record<string, string | number> = {},
  body?: string | Buffer,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: '127.0.0.1', port: s3.server.port, method, path, headers, agent: false },
      (incoming) => {
        const { statusCode: status } = incoming;
        text(incoming).then((body) => resolve({ status, headers: incoming.headers, body }), reject);
      },
    );
    outgoing.once('error', reject);
    if (headers['expect'] === undefined) outgoing.end(body);
    else outgoing.flushHeaders();
    outgoing.once('continue', () => outgoing.end(body));
  });
}

beforeAll(async () => {
  s3 = await startS3();
  await send('PUT', '/wire');
});
afterAll(async () => {
  await s3.close();
  expect(s3.faults).toEqual([]);
});

describe('names that every object inherits', () => {
  it('are metadata as any other', async () => {
    const metadata = { 'x-amz-meta-tostring': 'a', 'x-amz-meta-constructor': 'b' };
    expect(await send('PUT', '/wire/inherited', metadata, 'text')).toMatchObject({ status: 200 });
    expect((await send('HEAD', '/wire/inherited')).headers).toMatchObject(metadata);
  });

  it.each(['constructor', '__proto__', 'toString'])('are nothing in a query: %s', async (name) => {
    await send('PUT', '/wire/queried', {}, 'text');
    expect(await send('GET', `/wire/queried?${name}=1`)).toMatchObject({ status: 200, body: 'text' });
  });
});

describe('errors', () => {
  it('are XML documents with code, message, resource and request id', async () => {
    const { status, headers, body } = await send('GET', '/wire/no%20key');
    expect(status).toBe(404);
    expect(headers).toMatchObject({ 'content-type': 'application/xml' });
    expect(body).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code>' +
        '<Message>The specified key does not exist.</Message><Key>no key</Key>' +
        `<RequestId>${String(headers['x-amz-request-id'])}</RequestId><HostId>emulator</HostId></Error>`,
    );
  });

  it('to HEAD have no body', async () => {
    expect(await send('HEAD', '/wire/none')).toMatchObject({ status: 404, body: '' });
  });

  it.each([
    ['PUT', '/wire?versioning', 'support PutBucketVersioning: objects have no versions'],
    ['GET', '/wire/key?torrent', 'support GetObjectTorrent: '],
    ['POST', '/wire/key?restore', 'support RestoreObject: '],
    ['DELETE', '/wire/key?torrent', 'support DELETE object?torrent.'],
    ['GET', '/wire?x-amz-colour=red', 'support the query parameter x-amz-colour.'],
  ])('refuse %s %s by name', async (method, path, name) => {
    const { status, body } = await send(method, path);
    expect(status).toBe(501);
    expect(body).toContain('<Code>NotImplemented</Code>');
    expect(body).toContain(`<Message>The emulator does not ${name}`);
  });

  it('refuse an unknown x-amz header by name', async () => {
    const { status, body } = await send('PUT', '/wire/key', { 'x-amz-object-lock-mode': 'GOVERNANCE' }, 'x');
    expect(status).toBe(501);
    expect(body).toContain('The emulator does not support the header x-amz-object-lock-mode: objects');
  });

  it.each([
    ['POST', '/wire?delete', 'no xml', 'MalformedXML'],
    ['POST', '/wire?delete', '<Delete><Object><Key>a</Key></Object>', 'MalformedXML'],
    [
      'POST',
      '/wire?delete',
      '<!DOCTYPE x [<!ENTITY a "b">]><Delete><Object><Key>&a;</Key></Object></Delete>',
      'MalformedXML',
    ],
    ['PUT', '/wire?tagging', '<Tagging><Other/></Tagging>', 'MalformedXML'],
    ['PUT', '/wire?policy', '{', 'MalformedPolicy'],
    ['GET', '/wire?list-type=2&max-keys=many', '', 'InvalidArgument'],
    ['GET', '/wire/%ff', '', 'InvalidURI'],
    ['PATCH', '/wire/key', '', 'MethodNotAllowed'],
  ])('answer %s %s %s with %s', async (method, path, body, code) => {
    expect((await send(method, path, {}, body)).body).toContain(`<Code>${code}</Code>`);
  });
});

describe('bodies', () => {
  const chunked = { 'content-encoding': 'aws-chunked', 'x-amz-decoded-content-length': 11 };
  const signature = 'f'.repeat(64);

  it('in signed chunks lose their framing', async () => {
    const headers = { ...chunked, 'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD' };
    const body = `6;chunk-signature=${signature}\r\nhello \r\n5;chunk-signature=${signature}\r\nworld\r\n0;chunk-signature=${signature}\r\n\r\n`;
    expect(await send('PUT', '/wire/signed', headers, body)).toMatchObject({ status: 200 });
    const { headers: stored, body: read } = await send('GET', '/wire/signed');
    expect(read).toBe('hello world');
    expect(stored).not.toHaveProperty('content-encoding');
  });

  it('in chunks keep their own encoding', async () => {
    const headers = {
      ...chunked,
      'content-encoding': 'aws-chunked,br',
      'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
    };
    await send('PUT', '/wire/br', headers, 'b\r\nhello world\r\n0\r\n\r\n');
    expect((await send('HEAD', '/wire/br')).headers['content-encoding']).toBe('br');
  });

  it.each([
    ['a chunk cut short', 'b\r\nhello', 'IncompleteBody'],
    ['too few bytes', '5\r\nhello\r\n0\r\n\r\n', 'IncompleteBody'],
    ['too many bytes', 'c\r\nhello world!\r\n0\r\n\r\n', 'IncompleteBody'],
    ['no chunk at all', 'hello world\r\n', 'InvalidRequest'],
    [
      'a wrong trailing checksum',
      `b\r\nhello world\r\n0\r\nx-amz-checksum-crc32:${crc32Base64(1)}\r\n\r\n`,
      'BadDigest',
    ],
  ])('with %s are refused', async (_, body, code) => {
    const headers = {
      ...chunked,
      'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
      'x-amz-trailer': 'x-amz-checksum-crc32',
    };
    expect((await send('PUT', '/wire/torn', headers, body)).body).toContain(`<Code>${code}</Code>`);
    expect((await send('GET', '/wire/torn')).status).toBe(404);
  });

  it('are asked for by 100 Continue when the client waits for it', async () => {
    const headers = { expect: '100-continue', 'content-length': 5 };
    expect(await send('PUT', '/wire/continued', headers, 'hello')).toMatchObject({ status: 200 });
    expect(await send('GET', '/wire/continued')).toMatchObject({ body: 'hello' });
  });

  it('must have a length', async () => {
    const { status } = await send('PUT', '/wire/endless', { 'transfer-encoding': 'chunked' }, 'hello');
    expect(status).toBe(411);
  });

  it('must be what their signature says', async () => {
    const headers = { 'x-amz-content-sha256': '0'.repeat(64) };
    expect((await send('PUT', '/wire/other', headers, 'x')).body).toContain('XAmzContentSHA256Mismatch');
  });

  it('of a client that goes away are forgotten', async () => {
    for (const length of [100, 100_000]) {
      await new Promise<void>((resolve) => {
        const options = {
          host: '127.0.0.1',
          port: s3.server.port,
          method: 'PUT',
          path: '/wire/gone',
          agent: false,
        };
        const outgoing = request({ ...options, headers: { 'content-length': length } });
        outgoing.once('error', () => resolve());
        outgoing.write('first bytes', () => outgoing.destroy(new Error('the client goes away')));
      });
    }
    expect((await send('GET', '/wire/gone')).status).toBe(404);
  });
});

describe('addresses', () => {
  it.each([
    'wire.s3.localhost:4566',
    'wire.localhost',
    'wire.s3.us-east-1.amazonaws.com',
    'wire.s3.amazonaws.com',
  ])('may have the bucket in the host %s', async (host) => {
    await send('PUT', '/hosted/key', { host }, host);
    expect(await send('GET', '/wire/hosted/key')).toMatchObject({ body: host });
  });

  it.each(['s3.us-east-1.amazonaws.com', 's3.localhost:4566', 'localhost:4566', '127.0.0.1'])(
    'have the bucket in the path at %s',
    async (host) => {
      expect(await send('HEAD', '/wire', { host })).toMatchObject({ status: 200 });
    },
  );

  it('keep a key with dots as it is', async () => {
    await send('PUT', '/wire/../../up', {}, 'not up');
    expect(await send('GET', '/wire/../../up')).toMatchObject({ body: 'not up' });
    expect(await send('GET', '/wire/%2E%2E/%2e%2e/up')).toMatchObject({ body: 'not up' });
  });
});

it.each(['a%0d%0ab', 'a%00', '%E2%82%AC'])(
  'refuses a header for the reply that no reply can have: %s',
  async (value) => {
    const { status, body } = await send('GET', `/wire/signed?response-content-type=${value}`);
    expect(status).toBe(400);
    expect(body).toContain('<Code>InvalidArgument</Code>');
  },
);

describe('a presigned URL', () => {
  const url =
    '/wire/signed?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=test%2F20260101%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20260101T000000Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Signature=0';
  const old = `/wire/signed?AWSAccessKeyId=test&Signature=x&Expires=${Date.UTC(2026, 0) / 1000 + 60}`;

  it('holds until its time is over, and may change the reply', async () => {
    for (const path of [url, old])
      expect(await send('GET', `${path}&response-content-type=text/css`)).toMatchObject({
        status: 200,
        headers: { 'content-type': 'text/css' },
      });
    await s3.clock.advance(60_001);
    for (const path of [url, old]) {
      const { status, body } = await send('GET', path);
      expect(status).toBe(403);
      expect(body).toContain('<Message>Request has expired</Message>');
    }
  });

  it('without a time is refused', async () => {
    expect((await send('GET', '/wire/signed?X-Amz-Expires=60')).status).toBe(403);
  });
});

it('refuses a caller that expects another owner', async () => {
  expect((await send('GET', '/wire', { 'x-amz-expected-bucket-owner': '123456789012' })).status).toBe(403);
});
