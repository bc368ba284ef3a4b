import { hash } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { seededRandom } from '@scones/deterministic';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AwsError } from '../aws-error.ts';
import { type RunningServer, startServer } from '../server.ts';
import type { KnownKey } from './known-key.ts';
import { presignedUrl } from './presigned-url.ts';
import type { SignatureFault } from './signature-fault.ts';
import { verifySignature } from './verify-signature.ts';

/** The key of AWS's examples (https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html). */
const KEY = 'AKIAIOSFODNN7EXAMPLE';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const EMPTY = hash('sha256', '', 'hex');
const NOON = Date.UTC(2013, 4, 24);

let server: RunningServer;
let keys: Record<string, KnownKey>;
let faults: SignatureFault[];
let now: number;
let clientNow: number;
let isForObjects: boolean;
beforeEach(async () => {
  keys = { [KEY]: { secretAccessKey: SECRET } };
  faults = [];
  now = NOON;
  clientNow = NOON;
  isForObjects = true;
  server = await startServer({
    services: [
      {
        name: 'signed',
        detect: () => true,
        async handle(request) {
          const service = {
            scope: 's3',
            isForObjects,
            refuse(fault: SignatureFault) {
              faults.push(fault);
              return new AwsError(fault.kind, 403, fault.kind);
            },
          };
          const findKey = (id: string): KnownKey | undefined => keys[id];
          return {
            status: 200,
            body: await verifySignature(request, { service, findKey, now, clientNow }),
          };
        },
        renderError: ({ statusCode, code }) => ({ status: statusCode, body: code }),
      },
    ],
    port: 0,
    random: seededRandom(1),
    onFault: (fault) => expect.unreachable(String(fault)),
  });
});
afterEach(() => server.close());

type Headers = Record<string, string>;

/** Sends to the server with the host name of AWS's examples. */
async function send(method: string, path: string, headers: Headers = {}): Promise<string> {
  const host = 'examplebucket.s3.amazonaws.com';
  const outgoing = request(`${server.url}${path}`, { method, agent: false, headers: { host, ...headers } });
  const [answer] = (await once(outgoing.end(), 'response')) as [IncomingMessage];
  return await text(answer);
}

const authorization = (signedHeaders: string, signature: string): string =>
  `AWS4-HMAC-SHA256 Credential=${KEY}/20130524/us-east-1/s3/aws4_request,SignedHeaders=${signedHeaders},Signature=${signature}`;
const RANGE = {
  range: 'bytes=0-9',
  'x-amz-content-sha256': EMPTY,
  'x-amz-date': '20130524T000000Z',
  authorization: authorization(
    'host;range;x-amz-content-sha256;x-amz-date',
    'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  ),
};

describe('AWS’s own examples', () => {
  it('are taken: a part of an object', async () => {
    expect(await send('GET', '/test.txt', RANGE)).toBe(KEY);
  });

  it('are taken: a subresource without a value', async () => {
    const signature = 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543';
    const headers = {
      'x-amz-content-sha256': EMPTY,
      'x-amz-date': '20130524T000000Z',
      authorization: authorization('host;x-amz-content-sha256;x-amz-date', signature),
    };
    expect(await send('GET', '/?lifecycle', headers)).toBe(KEY);
  });

  it('are taken: a list, whose query is sorted', async () => {
    const signature = '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7';
    const headers = {
      'x-amz-content-sha256': EMPTY,
      'x-amz-date': '20130524T000000Z',
      authorization: authorization('host;x-amz-content-sha256;x-amz-date', signature),
    };
    expect(await send('GET', '/?prefix=J&max-keys=2', headers)).toBe(KEY);
  });

  it('are taken: a presigned URL', async () => {
    const url = presignedUrl({
      method: 'GET',
      url: 'https://examplebucket.s3.amazonaws.com/test.txt',
      credentials: { accessKeyId: KEY, secretAccessKey: SECRET },
      region: 'us-east-1',
      now: NOON,
      lifetimeSeconds: 86_400,
    });
    expect(url).toMatch(/Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404$/);
    const { pathname, search } = new URL(url);
    expect(await send('GET', pathname + search)).toBe(KEY);
    now = NOON + 86_400_000;
    expect(await send('GET', pathname + search)).toBe(KEY);
    now += 1;
    expect(await send('GET', pathname + search)).toBe('urlExpired');
    expect(await send('PUT', pathname + search)).toBe('urlExpired');
    now = NOON;
    expect(await send('PUT', pathname + search)).toBe('mismatch');
  });
});

describe('a signature', () => {
  it.each<[string, string, string, Headers]>([
    ['of another method', 'mismatch', 'HEAD', {}],
    ['of another part', 'mismatch', 'GET', { range: 'bytes=0-8' }],
    ['for another host', 'mismatch', 'GET', { host: 'other.s3.amazonaws.com' }],
    ['of another day', 'wrongScope', 'GET', { 'x-amz-date': '20130525T000000Z' }],
    ['with a header of Amazon’s that is not signed', 'unsignedHeader', 'GET', { 'x-amz-acl': 'private' }],
    ['with a token that the key does not have', 'wrongToken', 'GET', { 'x-amz-security-token': 'x' }],
    ['of a hash that is none', 'wrongPayloadHash', 'GET', { 'x-amz-content-sha256': 'none' }],
    ['of no key', 'unknownKey', 'GET', { authorization: RANGE.authorization.replace(KEY, 'AKIANOBODY') }],
    [
      'for another service',
      'wrongScope',
      'GET',
      { authorization: RANGE.authorization.replace('/s3/', '/sqs/') },
    ],
    ['without itself', 'malformed', 'GET', { authorization: RANGE.authorization.replace(/,Sig.*/, '') }],
    [
      'with half a credential',
      'malformed',
      'GET',
      { authorization: RANGE.authorization.replace('/aws4_request', '') },
    ],
    ['of version 4a', 'otherAlgorithm', 'GET', { authorization: 'AWS4-ECDSA-P256-SHA256 Credential=a' }],
    ['of version 2', 'otherAlgorithm', 'GET', { authorization: `AWS ${KEY}:c2lnbmF0dXJl` }],
    ['without a host', 'unsignedHeader', 'GET', { authorization: RANGE.authorization.replace('host;', '') }],
  ])('%s is refused: %s', async (_what, kind, method, headers) => {
    if (method === 'HEAD') {
      await send('HEAD', '/test.txt', RANGE);
      expect(faults.map((fault) => fault.kind)).toEqual([kind]);
    } else expect(await send(method, '/test.txt', { ...RANGE, ...headers })).toBe(kind);
  });

  it('of another object is refused, and says what should have been signed', async () => {
    await send('GET', '/test2.txt', RANGE);
    expect(faults).toMatchObject([
      {
        kind: 'mismatch',
        accessKeyId: KEY,
        stringToSign: expect.stringMatching(
          /^AWS4-HMAC-SHA256\n20130524T000000Z\n20130524\/us-east-1\/s3\/aws4_request\n[\da-f]{64}$/,
        ) as string,
        canonicalRequest: expect.stringMatching(
          /^GET\n\/test2\.txt\n\nhost:examplebucket\.s3\.amazonaws\.com\nrange:/,
        ) as string,
      },
    ]);
  });

  it('both in a header and in the query is refused', async () => {
    expect(await send('GET', '/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256', RANGE)).toBe('malformed');
  });

  it.each([
    [15 * 60_000, KEY],
    [15 * 60_000 + 1, 'skewed'],
    [-15 * 60_000, KEY],
    [-15 * 60_000 - 1, 'skewed'],
  ])('is taken for a quarter of an hour: %d ms later, %s', async (later, answer) => {
    now = clientNow = NOON + later;
    expect(await send('GET', '/test.txt', RANGE)).toBe(answer);
  });

  it('may be dated by the client’s clock where the emulator’s was moved forward', async () => {
    now = NOON + 3_600_000;
    expect(await send('GET', '/test.txt', RANGE)).toBe(KEY);
    clientNow = now;
    expect(await send('GET', '/test.txt', RANGE)).toBe('skewed');
  });

  it('of an expired session is refused as such, whoever has its token', async () => {
    keys[KEY] = { secretAccessKey: SECRET, sessionToken: 'token', isExpired: true };
    expect(await send('GET', '/test.txt', { ...RANGE, 'x-amz-security-token': 'token' })).toBe(
      'expiredToken',
    );
    expect(await send('GET', '/test.txt', { ...RANGE, 'x-amz-security-token': 'other' })).toBe('wrongToken');
    expect(await send('GET', '/test.txt', RANGE)).toBe('wrongToken');
  });
});
