import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type S3Fixture, startS3 } from '../testing/start-s3.ts';

const Bucket = 'keys';
let s3: S3Fixture;

beforeAll(async () => {
  s3 = await startS3();
  await s3.client.send(new CreateBucketCommand({ Bucket }));
});
afterAll(async () => {
  await s3.close();
  expect(s3.faults).toEqual([]);
});

/** Characters that URLs, XML and paths give a meaning of their own. */
const letters = [
  'a',
  'Z',
  '/',
  '.',
  '..',
  ' ',
  '+',
  '%',
  '%41',
  '?',
  '#',
  '&',
  '<',
  ';',
  '=',
  '~',
  '*',
  "'",
  'é',
  '🚲',
];
const keys = fc
  .string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 6 })
  .filter((key) => !key.startsWith('/') && !/(^|\/)\.{1,2}(\/|$)/.test(key));

it('pass through URLs and documents unchanged', async () => {
  await fc.assert(
    fc.asyncProperty(keys, async (Key) => {
      await s3.client.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
      const { Body } = await s3.client.send(new GetObjectCommand({ Bucket, Key }));
      expect(await Body?.transformToString()).toBe(Key);
      const { Contents } = await s3.client.send(new ListObjectsV2Command({ Bucket }));
      expect(Contents?.map((object) => object.Key)).toEqual([Key]);
      await s3.client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key }] } }));
      const { KeyCount } = await s3.client.send(new ListObjectsV2Command({ Bucket }));
      expect(KeyCount).toBe(0);
    }),
    { seed: 9, numRuns: 60 },
  );
});

it('are encoded in listings as Java does it, which any URL decoder reads', async () => {
  await fc.assert(
    fc.asyncProperty(keys, async (Key) => {
      await s3.objects.put(Bucket, Key, '');
      const command = new ListObjectsV2Command({ Bucket, EncodingType: 'url' });
      const [object] = (await s3.client.send(command)).Contents ?? [];
      expect(object?.Key).toMatch(/^[\w.*\-+/%]+$/);
      expect(decodeURIComponent(object?.Key?.replaceAll('+', ' ') ?? '')).toBe(Key);
      await s3.client.send(new DeleteObjectCommand({ Bucket, Key }));
    }),
    { seed: 9, numRuns: 40 },
  );
});

it('are read from encoded sources of copies', async () => {
  await fc.assert(
    fc.asyncProperty(keys, async (key) => {
      await s3.objects.put(Bucket, key, key);
      const CopySource = `${Bucket}/${encodeURIComponent(key)}`;
      await s3.client.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource }));
      const copy = await s3.objects.get(Bucket, 'copy');
      expect((await copy.bytes()).toString()).toBe(key);
      await s3.objects.delete(Bucket, key);
    }),
    { seed: 9, numRuns: 40 },
  );
  await s3.objects.delete(Bucket, 'copy');
});

it('have at most 1,024 bytes, however many characters these are', async () => {
  for (const Key of ['k'.repeat(1024), 'é'.repeat(512)]) {
    await s3.client.send(new PutObjectCommand({ Bucket, Key }));
    await s3.client.send(new HeadObjectCommand({ Bucket, Key }));
    await s3.client.send(new DeleteObjectCommand({ Bucket, Key }));
  }
  const Key = `${'é'.repeat(512)}k`;
  await expect(s3.client.send(new PutObjectCommand({ Bucket, Key }))).rejects.toMatchObject({
    name: 'KeyTooLongError',
    Size: '1025',
    MaxSizeAllowed: '1024',
  });
});
