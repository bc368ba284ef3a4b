import { type Random, randomInteger } from '@scones/deterministic';
import { pick } from './odd-values.ts';
import { encodeRequest, type RawRequest } from './raw-request.ts';

/** Bytes that are no HTTP, or HTTP that two readers may read in two ways. */
export function malformedRequest(request: RawRequest, random: Random): Buffer {
  return Buffer.from(pick(random, KINDS)(request, random));
}

const HEAD = 'POST / HTTP/1.1\r\nHost: 127.0.0.1\r\n';
const SMUGGLED = 'GET /smuggled HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n';

const KINDS: readonly ((request: RawRequest, random: Random) => string | Buffer)[] = [
  () => '\r\n\r\n',
  () => 'GET\r\n\r\n',
  () => 'GET / HTTP/9.9\r\n\r\n',
  () => 'GET / HTTP/1.1\r\n\r\n',
  () => 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n',
  () => 'GET / HTTP/1.1\nHost: 127.0.0.1\n\n',
  () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  () => 'GET http://127.0.0.1/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n',
  () => 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
  () => 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n\r\n',
  () => 'CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: 127.0.0.1:22\r\n\r\n',
  () => `${HEAD}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${SMUGGLED}`,
  () => `${HEAD}Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef`,
  () => `${HEAD}Content-Length: -1\r\n\r\n`,
  () => `${HEAD}Content-Length: 99999999999999999999\r\nConnection: close\r\n\r\n`,
  () => `${HEAD}Transfer-Encoding: xchunked\r\nConnection: close\r\n\r\n0\r\n\r\n`,
  () => `${HEAD}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nffffffffffffffffff\r\na`,
  () => `${HEAD}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n-1\r\n\r\n`,
  () => `${HEAD} folded: a\r\nConnection: close\r\n\r\n`,
  () => `${HEAD}a b: c\r\nConnection: close\r\n\r\n`,
  () => `${HEAD}${'a'.repeat(100_000)}: b\r\n\r\n`,
  () => `${HEAD}${Array.from({ length: 5000 }, (_, index) => `h${index}: a\r\n`).join('')}\r\n`,
  () => `GET /${'a'.repeat(100_000)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`,
  () => `GET /\x00\x01\xff HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`,
  (_request, random) => Buffer.from(Array.from({ length: 200 }, () => randomInteger(random, 256))),
  () => Buffer.from('16030100c8010000c40303', 'hex'),
  (request, random) => {
    const bytes = encodeRequest(request);
    bytes[randomInteger(random, bytes.length)] = randomInteger(random, 256);
    return bytes;
  },
];
