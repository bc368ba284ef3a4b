import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  type GetObjectCommandInput,
  HeadObjectCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type S3Fixture, startS3 } from '../testing/start-s3.ts';

const Bucket = 'conditions';
const Key = 'key';
const SECOND = 1000;
let s3: S3Fixture;
let etag: string;
let modified: Date;

beforeAll(async () => {
  s3 = await startS3();
  await s3.client.send(new CreateBucketCommand({ Bucket }));
});
beforeEach(async () => {
  ({ etag } = await s3.objects.put(Bucket, Key, 'text'));
  const { LastModified } = await s3.client.send(new HeadObjectCommand({ Bucket, Key }));
  modified = LastModified as Date;
  await s3.clock.advance(60 * SECOND);
});
afterAll(async () => {
  await s3.close();
  expect(s3.faults).toEqual([]);
});

const at = (seconds: number): Date => new Date(modified.getTime() + seconds * SECOND);
const statusOf = (
  answer: Promise<{ $metadata: { httpStatusCode?: number | undefined } }>,
): Promise<unknown> =>
  answer.then(
    ({ $metadata }) => $metadata.httpStatusCode,
    (error: unknown) => (error as { $metadata: { httpStatusCode: number } }).$metadata.httpStatusCode,
  );

type Conditions = () => Partial<GetObjectCommandInput>;
const READS: readonly [fact: string, conditions: Conditions, status: number][] = [
  ['an ETag that it has', () => ({ IfMatch: etag }), 200],
  ['an ETag without its quotes', () => ({ IfMatch: etag.replaceAll('"', '') }), 200],
  ['one of several ETags', () => ({ IfMatch: `"other", ${etag}` }), 200],
  ['any ETag', () => ({ IfMatch: '*' }), 200],
  ['an ETag that it has not', () => ({ IfMatch: '"other"' }), 412],
  ['another ETag than its own', () => ({ IfNoneMatch: etag }), 304],
  ['another ETag than its own, said weakly', () => ({ IfNoneMatch: `W/${etag}` }), 304],
  ['no ETag at all', () => ({ IfNoneMatch: '*' }), 304],
  ['another ETag than one that is not its own', () => ({ IfNoneMatch: '"other"' }), 200],
  ['a change since it was written', () => ({ IfModifiedSince: at(0) }), 304],
  ['a change since before it was written', () => ({ IfModifiedSince: at(-1) }), 200],
  ['a change since a time that is yet to come', () => ({ IfModifiedSince: at(3600) }), 200],
  ['no change since it was written', () => ({ IfUnmodifiedSince: at(0) }), 200],
  ['no change since before it was written', () => ({ IfUnmodifiedSince: at(-1) }), 412],
  ['its ETag, though it changed since', () => ({ IfMatch: etag, IfUnmodifiedSince: at(-1) }), 200],
  [
    'another ETag, though it did not change since',
    () => ({ IfNoneMatch: '"other"', IfModifiedSince: at(0) }),
    200,
  ],
  ['its ETag and a change since then', () => ({ IfMatch: etag, IfModifiedSince: at(0) }), 304],
  ['another ETag and no change since', () => ({ IfMatch: '"other"', IfModifiedSince: at(0) }), 412],
];

describe('reading an object on condition of', () => {
  it.each(READS)('%s', async (_, conditions, status) => {
    expect(await statusOf(s3.client.send(new GetObjectCommand({ Bucket, Key, ...conditions() })))).toBe(
      status,
    );
    expect(await statusOf(s3.client.send(new HeadObjectCommand({ Bucket, Key, ...conditions() })))).toBe(
      status,
    );
  });

  it('an object that has not changed answers its ETag and its time, without a body', async () => {
    const reply = await fetch(`${s3.server.url}/${Bucket}/${Key}`, { headers: { 'if-none-match': etag } });
    expect([reply.status, reply.headers.get('etag'), await reply.text()]).toEqual([304, etag, '']);
    expect(Date.parse(reply.headers.get('last-modified') ?? '')).toBe(modified.getTime());
  });

  it('an invalid date is ignored', async () => {
    for (const header of ['if-modified-since', 'if-unmodified-since']) {
      const reply = await fetch(`${s3.server.url}/${Bucket}/${Key}`, { headers: { [header]: 'yesterday' } });
      expect(reply.status).toBe(200);
    }
  });
});

describe('copying an object on condition', () => {
  const copy = (conditions: object): Promise<unknown> =>
    s3.client.send(
      new CopyObjectCommand({ Bucket, Key: 'copy', CopySource: `${Bucket}/${Key}`, ...conditions }),
    );

  it.each([
    ['CopySourceIfMatch', () => '"other"', 'x-amz-copy-source-If-Match'],
    ['CopySourceIfNoneMatch', () => etag, 'x-amz-copy-source-If-None-Match'],
    ['CopySourceIfModifiedSince', () => at(0), 'x-amz-copy-source-If-Modified-Since'],
    ['CopySourceIfUnmodifiedSince', () => at(-1), 'x-amz-copy-source-If-Unmodified-Since'],
  ])('%s answers 412 and names itself', async (member, value, Condition) => {
    await expect(copy({ [member]: value() })).rejects.toMatchObject({
      name: 'PreconditionFailed',
      Condition,
      $metadata: { httpStatusCode: 412 },
    });
  });

  it('is done where all conditions hold', async () => {
    await copy({ CopySourceIfMatch: etag, CopySourceIfModifiedSince: at(-1) });
    await expect(s3.objects.get(Bucket, 'copy')).resolves.toMatchObject({ etag });
  });
});

describe('writing an object on condition', () => {
  const put = (conditions: object, name = Key): Promise<unknown> =>
    s3.client.send(new PutObjectCommand({ Bucket, Key: name, Body: 'new', ...conditions }));

  it('of its ETag replaces it once', async () => {
    await put({ IfMatch: etag });
    await expect(put({ IfMatch: etag })).rejects.toMatchObject({
      name: 'PreconditionFailed',
      Condition: 'If-Match',
    });
  });

  it('of an ETag answers NoSuchKey where there is no object', async () => {
    await expect(put({ IfMatch: etag }, 'nothing')).rejects.toMatchObject({
      name: 'NoSuchKey',
      Key: 'nothing',
    });
  });

  it('that there is none makes it only where there is none', async () => {
    await expect(put({ IfNoneMatch: '*' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
      Condition: 'If-None-Match',
    });
    await put({ IfNoneMatch: '*' }, 'first');
    await s3.objects.delete(Bucket, 'first');
  });

  it.each([
    [{ IfMatch: '*' }, 'If-Match'],
    [{ IfNoneMatch: '"etag"' }, 'If-None-Match'],
    [{ IfMatch: '"etag"', IfNoneMatch: '*' }, 'If-Match,If-None-Match'],
  ])('%j is not implemented by S3 either', async (conditions, Header) => {
    await expect(put(conditions)).rejects.toMatchObject({ name: 'NotImplemented', Header });
    const { etag: kept } = await s3.objects.get(Bucket, Key);
    expect(kept).toBe(etag);
  });
});

describe('deleting an object on condition of its ETag', () => {
  it('leaves another one', async () => {
    const command = new DeleteObjectCommand({ Bucket, Key, IfMatch: '"other"' });
    await expect(s3.client.send(command)).rejects.toMatchObject({ name: 'PreconditionFailed' });
    await expect(s3.objects.get(Bucket, Key)).resolves.toMatchObject({ etag });
  });

  it('answers NoSuchKey where there is none, and deletes it else', async () => {
    await s3.client.send(new DeleteObjectCommand({ Bucket, Key, IfMatch: etag }));
    const again = new DeleteObjectCommand({ Bucket, Key, IfMatch: etag });
    await expect(s3.client.send(again)).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('is for each of many by itself', async () => {
    await s3.objects.put(Bucket, 'other', 'x');
    const Objects = [
      { Key, ETag: etag },
      { Key: 'other', ETag: '"stale"' },
      { Key: 'absent', ETag: etag },
    ];
    const { Deleted, Errors } = await s3.client.send(
      new DeleteObjectsCommand({ Bucket, Delete: { Objects } }),
    );
    expect(Deleted).toEqual([{ Key }]);
    expect(Errors?.map(({ Key: failed, Code }) => [failed, Code])).toEqual([
      ['other', 'PreconditionFailed'],
      ['absent', 'NoSuchKey'],
    ]);
  });
});
