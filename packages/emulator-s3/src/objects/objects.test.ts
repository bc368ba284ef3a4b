import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  DeleteObjectTaggingCommand,
  GetObjectCommand,
  type GetObjectCommandInput,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type PutObjectCommandInput,
  type PutObjectCommandOutput,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import { readdir } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type S3Fixture, startS3 } from '../testing/start-s3.ts';

const Bucket = 'pictures';
let s3: S3Fixture;

beforeAll(async () => {
  s3 = await startS3();
  await s3.client.send(new CreateBucketCommand({ Bucket }));
});
afterAll(async () => {
  await s3.close();
  expect(s3.faults).toEqual([]);
});

const put = (
  Key: string,
  Body: NonNullable<PutObjectCommandInput['Body']>,
  more: Partial<PutObjectCommandInput> = {},
): Promise<PutObjectCommandOutput> => s3.client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));

async function text(Key: string, more: Partial<GetObjectCommandInput> = {}): Promise<string | undefined> {
  const { Body } = await s3.client.send(new GetObjectCommand({ Bucket, Key, ...more }));
  return await Body?.transformToString();
}

const large = Buffer.alloc(300_000, 'scones ');

describe('an object', () => {
  it('comes back as it was put, with its headers and metadata', async () => {
    await put('bicycle.png', 'wheels', {
      CacheControl: 'no-store',
      ContentDisposition: 'inline',
      ContentEncoding: 'gzip',
      ContentLanguage: 'en',
      ContentType: 'image/png',
      Expires: new Date('2030-01-01T00:00:00Z'),
      Metadata: { rider: 'Ann' },
      StorageClass: 'STANDARD_IA',
    });
    const reply = await s3.client.send(new GetObjectCommand({ Bucket, Key: 'bicycle.png' }));
    expect(await reply.Body?.transformToString()).toBe('wheels');
    expect(reply).toMatchObject({
      CacheControl: 'no-store',
      ContentDisposition: 'inline',
      ContentEncoding: 'gzip',
      ContentLanguage: 'en',
      ContentLength: 6,
      ContentType: 'image/png',
      ETag: '"f13863ed7d6b0224a0046d9646ecd02c"',
      LastModified: new Date(s3.clock.now()),
      Metadata: { rider: 'Ann' },
      StorageClass: 'STANDARD_IA',
    });
  });

  it('is binary/octet-stream where nothing else is said', async () => {
    await s3.objects.put(Bucket, 'plain', 'x');
    const reply = await s3.client.send(new HeadObjectCommand({ Bucket, Key: 'plain' }));
    expect(reply.ContentType).toBe('binary/octet-stream');
  });

  it('may be empty', async () => {
    await put('empty', '', { ContentLength: 0 });
    expect(await text('empty')).toBe('');
  });

  it('leaves no file behind when it is overwritten or deleted', async () => {
    await put('large', large);
    await put('large', large);
    expect(await readdir(s3.objectsFolder)).toHaveLength(1);
    await put('large', 'small');
    expect(await text('large')).toBe('small');
    await put('large', large);
    await s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'large' }));
    expect(await readdir(s3.objectsFolder)).toEqual([]);
  });

  it('is read to its end even when it is overwritten meanwhile', async () => {
    await put('read', large);
    const { Body } = await s3.client.send(new GetObjectCommand({ Bucket, Key: 'read' }));
    await put('read', 'new');
    expect(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(large)).toBe(true);
    await s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'read' }));
  });

  it.each([
    '../../etc/passwd',
    '..',
    'a//b/',
    '/',
    'a b+c%20&?#=~',
    'é/日本/🚲',
    'quote\'"<&>',
    'line\r\nend',
    'a\u0000b',
  ])('may have the key %j', async (key) => {
    await s3.objects.put(Bucket, `odd/${key}`, large);
    expect((await s3.objects.get(Bucket, `odd/${key}`)).size).toBe(large.length);
    if (!key.includes('\u0000')) {
      await put(`odd/${key}`, key);
      expect(await text(`odd/${key}`)).toBe(key);
      const listed = await s3.client.send(new ListObjectsV2Command({ Bucket, Prefix: 'odd/' }));
      expect(listed.Contents?.map(({ Key }) => Key)).toEqual([`odd/${key}`]);
    }
    await s3.client.send(new DeleteObjectCommand({ Bucket, Key: `odd/${key}` }));
  });

  it('cannot have a key of more than 1,024 bytes', async () => {
    await expect(put('é'.repeat(513), 'x')).rejects.toMatchObject({ name: 'KeyTooLongError' });
  });

  it('cannot have more than 2 KB of metadata', async () => {
    await expect(put('x', 'x', { Metadata: { a: 'b'.repeat(2048) } })).rejects.toMatchObject({
      name: 'MetadataTooLarge',
    });
  });

  it('cannot be made public, since buckets have no lists of access', async () => {
    await expect(put('x', 'x', { ACL: 'public-read' })).rejects.toMatchObject({
      name: 'AccessControlListNotSupported',
    });
  });
});

describe('what was never put', () => {
  it('answers NoSuchKey, and HEAD answers NotFound', async () => {
    await expect(text('never')).rejects.toMatchObject({ name: 'NoSuchKey', Key: 'never' });
    await expect(s3.client.send(new HeadObjectCommand({ Bucket, Key: 'never' }))).rejects.toMatchObject({
      name: 'NotFound',
    });
  });

  it('answers NoSuchBucket where there is no bucket', async () => {
    const command = new PutObjectCommand({ Bucket: 'nowhere', Key: 'x', Body: large });
    await expect(s3.client.send(command)).rejects.toMatchObject({
      name: 'NoSuchBucket',
      BucketName: 'nowhere',
    });
  });

  it('is deleted without an error', async () => {
    const reply = await s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'never' }));
    expect(reply.$metadata.httpStatusCode).toBe(204);
  });
});

describe('checksums', () => {
  const algorithms = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const;

  it.each(algorithms)('%s of a string is verified, kept and shown', async (ChecksumAlgorithm) => {
    const stored = await put('sum', '123456789', { ChecksumAlgorithm });
    const shown = await s3.client.send(
      new HeadObjectCommand({ Bucket, Key: 'sum', ChecksumMode: 'ENABLED' }),
    );
    const member = `Checksum${ChecksumAlgorithm}` as const;
    expect(shown[member]).toBe(stored[member]);
    expect(shown[member]).toBeDefined();
    expect(shown.ChecksumType).toBe('FULL_OBJECT');
  });

  it.each(algorithms)('%s trails a stream in chunks', async (ChecksumAlgorithm) => {
    const pieces = [large.subarray(0, 100_000), large.subarray(100_000)];
    await put('stream', Readable.from(pieces), { ChecksumAlgorithm, ContentLength: large.length });
    expect(await text('stream')).toBe(large.toString());
    await put('stream', Readable.from(['ab', 'c'].map((piece) => Buffer.from(piece))), {
      ChecksumAlgorithm,
      ContentLength: 3,
    });
    const { Body, ContentEncoding } = await s3.client.send(new GetObjectCommand({ Bucket, Key: 'stream' }));
    expect(await Body?.transformToString()).toBe('abc');
    expect(ContentEncoding).toBeUndefined();
  });

  it('refuses bytes that are not those of the checksum or of Content-MD5, and keeps the old object', async () => {
    await put('kept', 'old');
    for (const claim of [
      { ChecksumSHA256: Buffer.alloc(32).toString('base64') },
      { ContentMD5: Buffer.alloc(16).toString('base64') },
    ]) {
      await expect(put('kept', 'new', claim)).rejects.toMatchObject({ name: 'BadDigest' });
      await expect(put('kept', large, claim)).rejects.toMatchObject({ name: 'BadDigest' });
    }
    await expect(put('kept', 'new', { ContentMD5: 'no' })).rejects.toMatchObject({ name: 'InvalidDigest' });
    expect(await text('kept')).toBe('old');
  });
});

describe('a range', () => {
  beforeAll(async () => {
    await put('range', '0123456789');
    await put('wide', large);
  });

  it.each([
    ['bytes=2-4', '234', 'bytes 2-4/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=8-100', '89', 'bytes 8-9/10'],
    ['bytes=-100', '0123456789', 'bytes 0-9/10'],
  ])('%s is %s', async (Range, expected, ContentRange) => {
    const reply = await s3.client.send(new GetObjectCommand({ Bucket, Key: 'range', Range }));
    expect(await reply.Body?.transformToString()).toBe(expected);
    expect(reply).toMatchObject({ ContentRange, ContentLength: expected.length });
    expect(reply.$metadata.httpStatusCode).toBe(206);
  });

  it('of a file is read from the file', async () => {
    expect(await text('wide', { Range: 'bytes=200000-200009' })).toBe(
      large.toString('utf8', 200_000, 200_010),
    );
  });

  it.each(['bytes=10-', 'bytes=-0'])('%s is beyond the end', async (Range) => {
    await expect(text('range', { Range })).rejects.toMatchObject({
      name: 'InvalidRange',
      ActualObjectSize: '10',
    });
  });

  it.each(['bytes=1-2,4-5', 'bytes=4-2', 'lines=1-2'])('%s is ignored', async (Range) => {
    expect(await text('range', { Range })).toBe('0123456789');
  });
});

describe('conditions', () => {
  let etag: string;
  beforeAll(async () => {
    etag = (await put('condition', 'one')).ETag ?? '';
  });
  const future = new Date(Date.UTC(2027, 0));
  const now = new Date(Date.UTC(2026, 0));
  const past = new Date(Date.UTC(2025, 0));

  it('let a read pass that they hold for', async () => {
    expect(await text('condition', { IfMatch: etag, IfUnmodifiedSince: past })).toBe('one');
    expect(await text('condition', { IfNoneMatch: '"other"', IfModifiedSince: future })).toBe('one');
    expect(await text('condition', { IfModifiedSince: past })).toBe('one');
  });

  it('answer 412 or 304 to others', async () => {
    await expect(text('condition', { IfMatch: '"other"' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    await expect(text('condition', { IfUnmodifiedSince: past })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    for (const condition of [{ IfNoneMatch: etag }, { IfNoneMatch: '*' }, { IfModifiedSince: now }])
      await expect(text('condition', condition)).rejects.toMatchObject({
        $metadata: { httpStatusCode: 304 },
      });
  });

  it('let only the first of two writers create an object', async () => {
    const writes = ['a', 'b', 'c'].map((body) => put('only-once', body, { IfNoneMatch: '*' }));
    const outcomes = await Promise.allSettled(writes);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(put('only-once', large, { IfNoneMatch: '*' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
  });

  it('let an object be replaced only by a writer that knows its ETag', async () => {
    await expect(put('condition', 'two', { IfMatch: '"other"' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    await expect(put('never', 'two', { IfMatch: etag })).rejects.toMatchObject({ name: 'NoSuchKey' });
    await put('condition', 'two', { IfMatch: etag });
    expect(await text('condition')).toBe('two');
  });
});

describe('CopyObject', () => {
  beforeAll(async () => {
    await put('source é+%', large, { Metadata: { kept: 'yes' }, ContentType: 'text/plain', Tagging: 'a=1' });
  });
  const CopySource = `${Bucket}/${encodeURIComponent('source é+%')}`;

  it('copies bytes, metadata and tags, and stands on its own', async () => {
    await s3.client.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource }));
    await s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'only-once' }));
    const copy = await s3.client.send(new GetObjectCommand({ Bucket, Key: 'copy' }));
    expect(await copy.Body?.transformToString()).toBe(large.toString());
    expect(copy).toMatchObject({ Metadata: { kept: 'yes' }, ContentType: 'text/plain', TagCount: 1 });
  });

  it('replaces the metadata when asked to, even onto itself', async () => {
    const copy = { Bucket, Key: 'copy', CopySource: `/${Bucket}/copy` };
    await expect(s3.client.send(new CopyObjectCommand(copy))).rejects.toMatchObject({
      name: 'InvalidRequest',
    });
    await s3.client.send(
      new CopyObjectCommand({ ...copy, MetadataDirective: 'REPLACE', Metadata: { now: 'other' } }),
    );
    const head = await s3.client.send(new HeadObjectCommand({ Bucket, Key: 'copy' }));
    expect(head).toMatchObject({ Metadata: { now: 'other' }, ContentLength: large.length });
    expect(await text('copy')).toBe(large.toString());
  });

  it('answers 412 when the source is not as expected, and NoSuchKey when there is none', async () => {
    const expectSource = new CopyObjectCommand({
      Bucket,
      Key: 'c',
      CopySource,
      CopySourceIfMatch: '"other"',
    });
    await expect(s3.client.send(expectSource)).rejects.toMatchObject({ name: 'PreconditionFailed' });
    const missing = new CopyObjectCommand({ Bucket, Key: 'c', CopySource: `${Bucket}/never` });
    await expect(s3.client.send(missing)).rejects.toMatchObject({ name: 'NoSuchKey' });
  });
});

describe('DeleteObjects', () => {
  it('deletes what is there and what is not', async () => {
    await put('d/1', '1');
    await put('d/2 <&>', large);
    const Objects = [{ Key: 'd/1' }, { Key: 'd/2 <&>' }, { Key: 'd/3' }];
    const { Deleted } = await s3.client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    expect(Deleted?.map(({ Key }) => Key)).toEqual(['d/1', 'd/2 <&>', 'd/3']);
    const { KeyCount } = await s3.client.send(new ListObjectsV2Command({ Bucket, Prefix: 'd/' }));
    expect(KeyCount).toBe(0);
  });

  it('answers nothing in quiet mode, and refuses more than 1,000', async () => {
    const many = Array.from({ length: 1001 }, (_, index) => ({ Key: String(index) }));
    const command = (count: number): DeleteObjectsCommand =>
      new DeleteObjectsCommand({ Bucket, Delete: { Objects: many.slice(0, count), Quiet: true } });
    expect((await s3.client.send(command(1000))).Deleted).toBeUndefined();
    await expect(s3.client.send(command(1001))).rejects.toMatchObject({ name: 'MalformedXML' });
  });
});

describe('tags', () => {
  const tags = async (): Promise<unknown> =>
    (await s3.client.send(new GetObjectTaggingCommand({ Bucket, Key: 'tagged' }))).TagSet;

  it('are put with the object or after it, and deleted', async () => {
    await put('tagged', 'x', { Tagging: 'colour=red&size=a%20b' });
    expect(await tags()).toEqual([
      { Key: 'colour', Value: 'red' },
      { Key: 'size', Value: 'a b' },
    ]);
    const TagSet = [{ Key: 'one', Value: '' }];
    await s3.client.send(new PutObjectTaggingCommand({ Bucket, Key: 'tagged', Tagging: { TagSet } }));
    expect(await tags()).toEqual(TagSet);
    await s3.client.send(new DeleteObjectTaggingCommand({ Bucket, Key: 'tagged' }));
    expect(await tags()).toEqual([]);
  });

  it('are at most ten', async () => {
    const Tagging = Array.from({ length: 11 }, (_, index) => `k${index}=v`).join('&');
    await expect(put('x', 'x', { Tagging })).rejects.toMatchObject({ name: 'BadRequest' });
  });
});
