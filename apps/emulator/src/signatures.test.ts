import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { ListRolesCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListBucketsCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { ListStateMachinesCommand, SFNClient } from '@aws-sdk/client-sfn';
import { GetCallerIdentityCommand, GetSessionTokenCommand, STSClient } from '@aws-sdk/client-sts';
import { presignedUrl } from '@scones/emulator-core';
import { systemClock } from '@scones/deterministic';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedEmulator, startedEmulator } from './testing/started-emulator.ts';

type Connection = StartedEmulator['connection'] & { systemClockOffset?: number };

let emulator: StartedEmulator;
let s3: S3Client;
beforeAll(async () => {
  emulator = await startedEmulator({ enforceIam: true });
  s3 = new S3Client(emulator.connection);
  await s3.send(new CreateBucketCommand({ Bucket: 'data' }));
  await s3.send(new PutObjectCommand({ Bucket: 'data', Key: 'a b/ü+(1).txt', Body: 'scones' }));
});
afterAll(async () => {
  s3.destroy();
  await emulator.close();
  expect(emulator.faults).toEqual([]);
});

const as = (credentials: object): Connection => ({
  ...emulator.connection,
  credentials: { ...emulator.connection.credentials, ...credentials },
});
/** One service of each protocol, by an operation without input. */
const asking: Readonly<Record<string, (connection: Connection) => Promise<unknown>>> = {
  json: (connection) => new SFNClient(connection).send(new ListStateMachinesCommand({})),
  'REST-JSON': (connection) => new LambdaClient(connection).send(new ListFunctionsCommand({})),
  Query: (connection) => new IAMClient(connection).send(new ListRolesCommand({})),
  S3: (connection) => new S3Client(connection).send(new ListBucketsCommand({})),
};

describe.each<[string, Readonly<Record<string, string>>]>([
  [
    'json',
    {
      unknown: 'UnrecognizedClientException',
      wrong: 'InvalidSignatureException',
      skewed: 'InvalidSignatureException',
      token: 'UnrecognizedClientException',
    },
  ],
  [
    'REST-JSON',
    {
      unknown: 'UnrecognizedClientException',
      wrong: 'InvalidSignatureException',
      skewed: 'InvalidSignatureException',
      token: 'UnrecognizedClientException',
    },
  ],
  [
    'Query',
    {
      unknown: 'InvalidClientTokenId',
      wrong: 'SignatureDoesNotMatch',
      skewed: 'SignatureDoesNotMatch',
      token: 'InvalidClientTokenId',
    },
  ],
  [
    'S3',
    {
      unknown: 'InvalidAccessKeyId',
      wrong: 'SignatureDoesNotMatch',
      skewed: 'RequestTimeTooSkewed',
      token: 'InvalidToken',
    },
  ],
])('a client of %s', (protocol, codes) => {
  const ask = asking[protocol] as (typeof asking)[string];

  it('is the root by its key', async () => {
    await ask(emulator.connection);
  });

  it.each<[string, string, () => Connection]>([
    ['unknown', 'a key that nobody has', () => as({ accessKeyId: 'AKIANOBODYSKEY000000' })],
    ['wrong', 'another secret', () => as({ secretAccessKey: 'guessed' })],
    ['token', 'a token that is no part of the key', () => as({ sessionToken: 'found' })],
    ['skewed', 'a clock that is an hour late', () => ({ ...as({}), systemClockOffset: -3_600_000 })],
  ])('hears %s of %s', async (kind, _what, connection) => {
    await expect(ask(connection())).rejects.toMatchObject({ name: codes[kind] });
  });
});

it.each([
  ['MissingAuthenticationTokenException', 400, { 'x-amz-target': 'AWSStepFunctions.ListStateMachines' }, '/'],
  [
    'MissingAuthenticationToken<',
    403,
    { 'content-type': 'application/x-www-form-urlencoded' },
    '/',
    'Action=GetCallerIdentity&Version=2011-06-15',
  ],
  ['MissingAuthenticationTokenException', 403, {}, '/2015-03-31/functions', '{}'],
])('answers %s to nobody', async (code, status, headers, path, body = '{}') => {
  const reply = await fetch(emulator.url + path, { method: 'POST', headers, body });
  expect(reply.status).toBe(status);
  expect((await reply.text()) + (reply.headers.get('x-amzn-errortype') ?? '')).toContain(code);
});

describe('the session of the root', () => {
  it('signs with its token, and says nothing without', async () => {
    const { Credentials: own } = await new STSClient(emulator.connection).send(
      new GetSessionTokenCommand({}),
    );
    const credentials = { accessKeyId: own!.AccessKeyId!, secretAccessKey: own!.SecretAccessKey! };
    const session = { ...credentials, sessionToken: own!.SessionToken! };
    const { Arn } = await new STSClient(as(session)).send(new GetCallerIdentityCommand({}));
    expect(Arn).toBe('arn:aws:iam::000000000000:root');
    await expect(new STSClient(as(credentials)).send(new GetCallerIdentityCommand({}))).rejects.toMatchObject(
      {
        name: 'InvalidClientTokenId',
      },
    );
  });
});

describe('an object', () => {
  const read = async (Key: string): Promise<string | undefined> =>
    (await s3.send(new GetObjectCommand({ Bucket: 'data', Key }))).Body?.transformToString();

  it('has a key of any characters', async () => {
    expect(await read('a b/ü+(1).txt')).toBe('scones');
    for (const Key of ['a//b', './c', "d'!*()~", 'e%2Fé', 'f?g#h&i=j', ' k ']) {
      await s3.send(new PutObjectCommand({ Bucket: 'data', Key, Body: Key }));
      expect(await read(Key)).toBe(Key);
    }
  });

  it('is written from a stream, whose checksum comes after it', async () => {
    const Body = Readable.from([Buffer.alloc(70_000, 'a'), Buffer.alloc(70_000, 'b')]);
    await s3.send(new PutObjectCommand({ Bucket: 'data', Key: 'streamed', Body, ContentLength: 140_000 }));
    expect(await read('streamed')).toHaveLength(140_000);
  });

  it('is read by a presigned URL until it expires, and by no other method', async () => {
    const presigned = (secretAccessKey: string, now: number): string =>
      presignedUrl({
        method: 'GET',
        url: `${emulator.url}/data/streamed`,
        credentials: { ...emulator.connection.credentials, secretAccessKey },
        region: 'us-east-1',
        now,
        lifetimeSeconds: 60,
      });
    const { secretAccessKey } = emulator.connection.credentials;
    const now = systemClock.now();
    expect((await fetch(presigned(secretAccessKey, now))).status).toBe(200);
    const refused = await Promise.all(
      [
        fetch(presigned('guessed', now)),
        fetch(presigned(secretAccessKey, now - 62_000)),
        fetch(presigned(secretAccessKey, now), { method: 'PUT', body: 'mine' }),
        fetch(`${emulator.url}/data/streamed`),
      ].map(async (reply) => /<Code>(\w+)<\/Code><Message>(.*?)<\/Message>/.exec(await (await reply).text())),
    );
    expect(refused.map((found) => found?.[1])).toEqual([
      'SignatureDoesNotMatch',
      'AccessDenied',
      'SignatureDoesNotMatch',
      'AccessDenied',
    ]);
    expect(refused[1]?.[2]).toBe('Request has expired');
  });

  it('is anybody’s where the bucket’s policy says so', async () => {
    const statement = {
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::data/public/*',
    };
    await s3.send(
      new PutBucketPolicyCommand({
        Bucket: 'data',
        Policy: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
      }),
    );
    await s3.send(new PutObjectCommand({ Bucket: 'data', Key: 'public/1', Body: 'open' }));
    expect(await (await fetch(`${emulator.url}/data/public/1`)).text()).toBe('open');
    for (const init of [{ method: 'PUT', body: 'mine' }, { method: 'DELETE' }])
      expect((await fetch(`${emulator.url}/data/public/1`, init)).status).toBe(403);
  });

  it('is refused whose bytes are not those that were signed', async () => {
    const changed = new S3Client({ ...emulator.connection });
    changed.middlewareStack.add(
      (next) => (args) => {
        (args.request as { body: string }).body = 'changed';
        return next(args);
      },
      { step: 'finalizeRequest', priority: 'low', name: 'change', override: true },
    );
    await expect(
      changed.send(
        new PutObjectCommand({ Bucket: 'data', Key: 'x', Body: 'precise', ChecksumCRC32: undefined }),
      ),
    ).rejects.toMatchObject({ name: 'XAmzContentSHA256Mismatch' });
  });
});

it('takes no key for the root’s that another emulator has made', async () => {
  const other = await startedEmulator({ enforceIam: true });
  const { credentials } = other.connection;
  await other.close();
  expect(credentials).not.toEqual(emulator.connection.credentials);
  await expect(asking['S3']?.(as(credentials))).rejects.toMatchObject({ name: 'InvalidAccessKeyId' });
});

it('lets nobody see or change anything by the emulator’s own pages without the console’s key', async () => {
  for (const [method, page] of [
    ['POST', 'reset'],
    ['POST', 'clock'],
    ['GET', 'requests'],
    ['GET', 'resources'],
    ['GET', 'events'],
  ] as const)
    expect([page, (await fetch(`${emulator.url}/_emulator/${page}`, { method })).status]).toEqual([
      page,
      403,
    ]);
  expect((await fetch(`${emulator.url}/_emulator/health`)).status).toBe(200);
});

it('lets the console in by the key of its address, which no cookie carries to other ports', async () => {
  const entered = await fetch(emulator.consoleUrl, { redirect: 'manual' });
  expect(entered.headers.has('set-cookie')).toBe(false);
  const { search } = new URL(emulator.consoleUrl);
  const key = new URLSearchParams(search).get('key') ?? '';
  const ask = (headers: Record<string, string>): Promise<Response> =>
    fetch(emulator.url, {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSStepFunctions.ListStateMachines', ...headers },
      body: '{}',
    });
  expect((await ask({ 'x-scones-console-key': key })).status).toBe(200);
  expect((await ask({ 'x-scones-console-key': `${key}0` })).status).toBe(400);
  const { accessKeyId } = emulator.connection.credentials;
  expect((await ask({ cookie: `scones-console-${accessKeyId}=${key}` })).status).toBe(400);
  expect((await fetch(`${emulator.url}/_emulator/requests${search}`)).status).toBe(200);
});
