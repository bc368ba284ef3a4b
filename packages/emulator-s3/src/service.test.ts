import { FakeClock, seededRandom, systemRandom } from '@scones/deterministic';
import { EMULATOR_IDENTITY, startServer, Store } from '@scones/emulator-core';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { errors } from './errors.ts';
import { operations } from './operations.ts';
import { s3Service } from './service.ts';

let folder: string;
let store: Store;
let s3: ReturnType<typeof s3Service>;
const call = (operation: string, input: object): Promise<unknown> => {
  if (!s3.call) throw new Error('S3 can be called within the process');
  return s3.call(operation, input, { requestId: 'test' });
};
const open = (random = systemRandom): ReturnType<typeof s3Service> =>
  s3Service({
    store,
    objectsFolder: join(folder, 'objects'),
    clock: new FakeClock(),
    random,
    identity: EMULATOR_IDENTITY,
  });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 's3-service-'));
  store = new Store(':memory:');
  s3 = open();
  await call('CreateBucket', { Bucket: 'bucket' });
});
afterEach(async () => {
  store.close();
  await rm(folder, { recursive: true });
});

describe('the port for other services', () => {
  it.each([
    ['text'],
    [Buffer.from('text')],
    [new TextEncoder().encode('text')],
    [Readable.from([Buffer.from('te'), Buffer.from('xt')])],
  ])('takes %o and gives it back as bytes or as a stream', async (source) => {
    const put = await s3.objects.put('bucket', 'key', source, {
      contentType: 'text/plain',
      metadata: { a: 'b' },
    });
    expect(put).toEqual({ etag: '"1cb251ec0d568de6a929b520c4aed8d1"', size: 4 });
    const object = await s3.objects.get('bucket', 'key');
    expect(object).toMatchObject({
      key: 'key',
      size: 4,
      etag: put.etag,
      contentType: 'text/plain',
      metadata: { a: 'b' },
    });
    expect((await object.bytes()).toString()).toBe('text');
    expect((await buffer((await s3.objects.get('bucket', 'key')).stream())).toString()).toBe('text');
  });

  it("throws S3's own errors", async () => {
    await expect(s3.objects.get('bucket', 'never')).rejects.toMatchObject({
      code: 'NoSuchKey',
      statusCode: 404,
    });
    await expect(s3.objects.put('nowhere', 'key', '')).rejects.toMatchObject({ code: 'NoSuchBucket' });
    await expect(s3.objects.list('nowhere')[Symbol.asyncIterator]().next()).rejects.toMatchObject({
      code: 'NoSuchBucket',
    });
  });

  it('leaves no file of a stream that breaks off', async () => {
    async function* broken(): AsyncIterable<Buffer> {
      yield Buffer.alloc(100_000);
      throw new Error('the sender broke');
    }
    await s3.objects.put('bucket', 'key', 'old');
    await expect(s3.objects.put('bucket', 'key', broken())).rejects.toThrow('the sender broke');
    expect(await readdir(join(folder, 'objects'))).toEqual([]);
    expect((await (await s3.objects.get('bucket', 'key')).bytes()).toString()).toBe('old');
  });

  it('keeps the old object where nothing can be written', async () => {
    await s3.objects.put('bucket', 'key', 'old');
    await rm(join(folder, 'objects'), { recursive: true });
    await writeFile(join(folder, 'objects'), 'a file instead of the folder');
    await expect(s3.objects.put('bucket', 'key', Buffer.alloc(100_000))).rejects.toMatchObject({
      code: 'ENOTDIR',
    });
    expect((await (await s3.objects.get('bucket', 'key')).bytes()).toString()).toBe('old');
  });
});

describe('over HTTP', () => {
  it('answers InternalError where nothing can be written, and tells the log why', async () => {
    const faults: unknown[] = [];
    const onFault = (error: unknown): unknown => faults.push(error);
    const server = await startServer({ services: [s3], port: 0, random: systemRandom, onFault });
    await rm(join(folder, 'objects'), { recursive: true });
    const body = Buffer.alloc(100_000);
    const reply = await fetch(`${server.url}/bucket/key`, { method: 'PUT', body });
    await server.close();
    expect(reply.status).toBe(500);
    expect(await reply.text()).toContain('<Code>InternalError</Code>');
    expect(faults).toMatchObject([{ code: 'ENOENT', path: expect.stringContaining(folder) }]);
  });
});

describe('operations within the process', () => {
  it('take and give the SDK’s members', async () => {
    await call('PutObject', { Bucket: 'bucket', Key: 'a/b', Body: 'text', ContentType: 'text/plain' });
    expect(await call('HeadObject', { Bucket: 'bucket', Key: 'a/b' })).toMatchObject({
      ContentLength: 4,
      ContentType: 'text/plain',
      LastModified: new Date(Date.UTC(2026, 0, 1)),
    });
    expect(await call('ListObjectsV2', { Bucket: 'bucket', Delimiter: '/', MaxKeys: 5 })).toMatchObject({
      KeyCount: 1,
      CommonPrefixes: [{ Prefix: 'a/' }],
    });
    expect(await call('ListObjectsV2', { Bucket: 'bucket', Prefix: 'z' })).toEqual({
      Name: 'bucket',
      Prefix: 'z',
      KeyCount: 0,
      MaxKeys: 1000,
      IsTruncated: false,
    });
    await call('DeleteObjects', { Bucket: 'bucket', Delete: { Objects: [{ Key: 'a/b' }], Quiet: true } });
    await expect(call('GetObject', { Bucket: 'bucket', Key: 'a/b' })).rejects.toMatchObject({
      code: 'NoSuchKey',
    });
  });

  it('refuse by name what S3 has and the emulator does not', async () => {
    await expect(call('RestoreObject', {})).rejects.toMatchObject({
      code: 'NotImplemented',
      message: expect.stringContaining('The emulator does not support RestoreObject: ') as string,
    });
  });
});

describe('a restart', () => {
  it('finds everything again, and removes the files that belong to nothing', async () => {
    const large = Buffer.alloc(100_000, 'x');
    await s3.objects.put('bucket', 'large', large);
    const { UploadId } = (await call('CreateMultipartUpload', { Bucket: 'bucket', Key: 'parts' })) as {
      UploadId: string;
    };
    await call('UploadPart', { Bucket: 'bucket', Key: 'parts', UploadId, PartNumber: 1, Body: 'part' });
    await writeFile(join(folder, 'objects', 'left-behind'), 'x');
    s3 = open();
    expect(await readdir(join(folder, 'objects'))).toHaveLength(2);
    expect((await (await s3.objects.get('bucket', 'large')).bytes()).equals(large)).toBe(true);
    expect(await call('ListParts', { Bucket: 'bucket', Key: 'parts', UploadId })).toMatchObject({
      Parts: [{ Size: 4 }],
    });
  });

  it('with the same draws overwrites no file', async () => {
    const seeded = (): ReturnType<typeof s3Service> => open(seededRandom(1));
    await seeded().objects.put('bucket', 'first', Buffer.alloc(100_000, '1'));
    s3 = seeded();
    await s3.objects.put('bucket', 'second', Buffer.alloc(100_000, '2'));
    expect((await (await s3.objects.get('bucket', 'first')).bytes())[0]).toBe('1'.charCodeAt(0));
    expect(await readdir(join(folder, 'objects'))).toHaveLength(2);
  });
});

describe('the README', () => {
  const rows = async (heading: string): Promise<string[]> => {
    const text = await readFile(join(import.meta.dirname, '..', 'README.md'), 'utf8');
    const section = text.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
    return [...section.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name ?? '').sort();
  };

  it('names every operation, and no other', async () => {
    expect(await rows('Operations')).toEqual(Object.keys(operations).sort());
  });

  it('names every error, and no other', async () => {
    expect(await rows('Errors')).toEqual(Object.keys(errors).sort());
  });
});
