import {
  CreateBucketCommand,
  DeleteBucketCorsCommand,
  GetBucketCorsCommand,
  PutBucketCorsCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type S3Fixture, startS3 } from '../testing/start-s3.ts';

const Bucket = 'pages';
const App = 'https://app.example';
let s3: S3Fixture;

const CORSRules = [
  {
    ID: 'app',
    AllowedOrigins: [App],
    AllowedMethods: ['GET', 'PUT'],
    AllowedHeaders: ['content-type', 'x-amz-*'],
    ExposeHeaders: ['ETag'],
    MaxAgeSeconds: 300,
  },
  { AllowedOrigins: ['https://*.any.example'], AllowedMethods: ['GET'] },
  { AllowedOrigins: ['*'], AllowedMethods: ['HEAD'] },
];
const putRules = (rules: object[]): Promise<unknown> =>
  s3.client.send(
    new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules: rules as typeof CORSRules } }),
  );

beforeAll(async () => {
  s3 = await startS3();
  await s3.client.send(new CreateBucketCommand({ Bucket }));
  await s3.client.send(new CreateBucketCommand({ Bucket: 'private' }));
  await s3.objects.put(Bucket, 'key', 'text');
  await s3.objects.put('private', 'key', 'text');
  await putRules(CORSRules);
});
afterAll(async () => {
  await s3.close();
  expect(s3.faults).toEqual([]);
});

const ask = (path: string, headers: Record<string, string>): Promise<Response> =>
  fetch(`${s3.server.url}/${path}`, { method: 'OPTIONS', headers });
const preflight = (origin: string, method: string, headers = ''): Promise<Response> =>
  ask(`${Bucket}/key`, {
    origin,
    'access-control-request-method': method,
    ...(headers && { 'access-control-request-headers': headers }),
  });
const shown = ({ status, headers }: Response): unknown => [
  status,
  headers.get('access-control-allow-origin'),
  headers.get('access-control-allow-methods'),
];

describe('the CORS rules of a bucket', () => {
  it('are kept, shown and deleted', async () => {
    const get = new GetBucketCorsCommand({ Bucket });
    expect((await s3.client.send(get)).CORSRules).toEqual(CORSRules);
    await s3.client.send(new DeleteBucketCorsCommand({ Bucket }));
    await expect(s3.client.send(get)).rejects.toMatchObject({ name: 'NoSuchCORSConfiguration' });
    await putRules(CORSRules);
  });

  it.each([
    [[], 'MalformedXML'],
    [[{ AllowedOrigins: ['*'], AllowedMethods: ['PATCH'] }], 'InvalidRequest'],
    [[{ AllowedOrigins: ['*.*'], AllowedMethods: ['GET'] }], 'InvalidRequest'],
    [[{ AllowedMethods: ['GET'] }], 'MalformedXML'],
  ])('%j are refused', async (rules, name) => {
    await expect(putRules(rules)).rejects.toMatchObject({ name });
  });
});

describe('a preflight', () => {
  it('of a page that the rules let in is told what it may send', async () => {
    const reply = await preflight(App, 'PUT', 'Content-Type, x-amz-acl');
    expect(shown(reply)).toEqual([200, App, 'GET, PUT']);
    expect(reply.headers.get('access-control-allow-headers')).toBe('content-type, x-amz-acl');
    expect(reply.headers.get('access-control-expose-headers')).toBe('ETag');
    expect(reply.headers.get('access-control-max-age')).toBe('300');
    expect(reply.headers.get('access-control-allow-credentials')).toBe('true');
    expect(shown(await preflight('https://x.any.example', 'GET'))).toEqual([
      200,
      'https://x.any.example',
      'GET',
    ]);
    expect(shown(await preflight('https://whoever.example', 'HEAD'))).toEqual([200, '*', 'HEAD']);
  });

  it.each([
    ['https://evil.example', 'GET', ''],
    [App, 'DELETE', ''],
    [App, 'PUT', 'x-custom'],
    ['https://any.example', 'GET', ''],
  ])('of %s for %s with %j is refused', async (origin, method, headers) => {
    const reply = await preflight(origin, method, headers);
    expect(reply.status).toBe(403);
    expect(await reply.text()).toContain('<Code>AccessForbidden</Code>');
  });

  it('is refused where a bucket has no rules', async () => {
    const reply = await ask('private/key', { origin: App, 'access-control-request-method': 'GET' });
    expect(reply.status).toBe(403);
  });

  it('needs an origin', async () => {
    const reply = await ask(`${Bucket}/key`, {});
    expect([reply.status, await reply.text()]).toEqual([
      400,
      expect.stringContaining('Origin request header needed'),
    ]);
  });
});

describe('a page of another origin', () => {
  it('reads an object where the rules permit it', async () => {
    const reply = await fetch(`${s3.server.url}/${Bucket}/key`, { headers: { origin: App } });
    expect(shown(reply)).toEqual([200, App, 'GET, PUT']);
    expect(await reply.text()).toBe('text');
  });

  it('sees an error, too', async () => {
    const reply = await fetch(`${s3.server.url}/${Bucket}/none`, { headers: { origin: App } });
    expect(shown(reply)).toEqual([404, App, 'GET, PUT']);
  });

  it.each([
    ['pages/key', 'https://evil.example', 'GET'],
    ['pages/key', App, 'DELETE'],
    ['private/key', App, 'GET'],
    ['pages?delete', App, 'POST'],
    ['pages?policy', App, 'PUT'],
    ['pages/%ff', App, 'DELETE'],
    ['', App, 'GET'],
  ])('is kept from %s with the origin %s by %s', async (path, origin, method) => {
    const reply = await fetch(`${s3.server.url}/${path}`, { method, headers: { origin } });
    expect(reply.status).toBe(403);
    expect(await (await s3.objects.get(Bucket, 'key')).bytes()).toHaveLength(4);
  });
});
