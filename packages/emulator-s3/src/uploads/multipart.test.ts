import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  type CompletedPart,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  type CreateMultipartUploadCommandInput,
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type S3Fixture, startS3 } from '../testing/start-s3.ts';

const Bucket = 'uploads';
const Key = 'long film';
const first = Buffer.alloc(5 * 2 ** 20, 'first part ');
const last = Buffer.from('the end');
let s3: S3Fixture;

beforeAll(async () => {
  s3 = await startS3();
  await s3.client.send(new CreateBucketCommand({ Bucket }));
});
afterAll(async () => {
  await s3.close();
  expect(s3.faults).toEqual([]);
});

async function begin(more: Partial<CreateMultipartUploadCommandInput> = {}): Promise<string> {
  const { UploadId } = await s3.client.send(new CreateMultipartUploadCommand({ Bucket, Key, ...more }));
  return UploadId ?? '';
}

async function part(UploadId: string, PartNumber: number, Body: Buffer): Promise<CompletedPart> {
  const { ETag } = await checkedPart(UploadId, PartNumber, Body);
  return { PartNumber, ETag };
}

async function checkedPart(UploadId: string, PartNumber: number, Body: Buffer): Promise<CompletedPart> {
  const { ETag, ChecksumCRC32 } = await s3.client.send(
    new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }),
  );
  return { PartNumber, ETag, ChecksumCRC32 };
}

async function abortAll(): Promise<void> {
  const { Uploads = [] } = await s3.client.send(new ListMultipartUploadsCommand({ Bucket }));
  for (const { UploadId } of Uploads)
    await s3.client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
}

const complete = (UploadId: string, Parts: CompletedPart[]): CompleteMultipartUploadCommand =>
  new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } });

const md5 = (...pieces: Buffer[]): Buffer => {
  const digest = createHash('md5');
  for (const piece of pieces) digest.update(piece);
  return digest.digest();
};

describe('an upload in parts', () => {
  it('becomes one object when it is completed, with the ETag of its parts', async () => {
    const UploadId = await begin({ ContentType: 'video/mp4', Metadata: { a: 'b' }, Tagging: 'x=y' });
    const two = await part(UploadId, 2, last);
    const one = await part(UploadId, 1, first);
    await expect(s3.client.send(new HeadObjectCommand({ Bucket, Key }))).rejects.toMatchObject({
      name: 'NotFound',
    });
    const done = await s3.client.send(complete(UploadId, [one, two]));
    expect(done.ETag).toBe(`"${md5(md5(first), md5(last)).toString('hex')}-2"`);
    const object = await s3.client.send(new GetObjectCommand({ Bucket, Key }));
    expect(object).toMatchObject({ ContentType: 'video/mp4', Metadata: { a: 'b' }, TagCount: 1 });
    const bytes = Buffer.from((await object.Body?.transformToByteArray()) ?? []);
    expect(bytes.equals(Buffer.concat([first, last]))).toBe(true);
  });

  it('can be read across the boundary of two parts, and part by part', async () => {
    const Range = `bytes=${first.length - 2}-${first.length + 2}`;
    const seam = await s3.client.send(new GetObjectCommand({ Bucket, Key, Range }));
    expect(await seam.Body?.transformToString()).toBe(`${first.toString('utf8', first.length - 2)}the`);
    const second = await s3.client.send(new GetObjectCommand({ Bucket, Key, PartNumber: 2 }));
    expect(await second.Body?.transformToString()).toBe('the end');
    expect(second.PartsCount).toBe(2);
    const third = s3.client.send(new HeadObjectCommand({ Bucket, Key, PartNumber: 3 }));
    await expect(third).rejects.toMatchObject({ $metadata: { httpStatusCode: 416 } });
  });

  it('becomes one piece with one digest when it is copied', async () => {
    await s3.client.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource: `${Bucket}/long%20film` }));
    const copy = await s3.client.send(new HeadObjectCommand({ Bucket, Key: 'copy' }));
    expect(copy.ETag).toBe(`"${md5(first, last).toString('hex')}"`);
  });

  it.each(['COMPOSITE', 'FULL_OBJECT'] as const)('has a checksum of type %s', async (ChecksumType) => {
    const UploadId = await begin({ ChecksumAlgorithm: 'CRC32', ChecksumType });
    const parts = [await checkedPart(UploadId, 1, first), await checkedPart(UploadId, 2, last)];
    const { ChecksumCRC32 } = await s3.client.send(complete(UploadId, parts));
    const whole = Buffer.alloc(4);
    whole.writeUInt32BE(crc32(last, crc32(first)));
    if (ChecksumType === 'FULL_OBJECT') expect(ChecksumCRC32).toBe(whole.toString('base64'));
    else expect(ChecksumCRC32).toMatch(/^.{6}==-2$/);
    const shown = await s3.client.send(new HeadObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }));
    expect(shown).toMatchObject({ ChecksumCRC32, ChecksumType });
    const second = { Bucket, Key, ChecksumMode: 'ENABLED', PartNumber: 2 } as const;
    const own = await s3.client.send(new HeadObjectCommand(second));
    expect(own).toMatchObject({ ChecksumCRC32: parts[1]?.ChecksumCRC32, ChecksumType });
  });

  it('has a CRC64NVME of the whole where it was begun without a checksum', async () => {
    const UploadId = await begin();
    const { ChecksumCRC32, ...named } = await checkedPart(UploadId, 1, Buffer.from('test'));
    expect(ChecksumCRC32).toBe('2H9+DA==');
    const { Parts } = await s3.client.send(new ListPartsCommand({ Bucket, Key, UploadId }));
    expect(Parts?.[0]).not.toHaveProperty('ChecksumCRC32');
    await expect(s3.client.send(complete(UploadId, [{ ...named, ChecksumCRC32 }]))).rejects.toMatchObject({
      name: 'InvalidPart',
    });
    const shown = { ChecksumCRC64NVME: '+bu+zv66sUM=', ChecksumType: 'FULL_OBJECT' };
    expect(await s3.client.send(complete(UploadId, [named]))).toMatchObject(shown);
    const head = new HeadObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' });
    expect(await s3.client.send(head)).toMatchObject(shown);
  });

  it('answers the same when its completion is repeated, until its object is replaced', async () => {
    const UploadId = await begin();
    const parts = [await part(UploadId, 1, last)];
    const { $metadata: _, ...done } = await s3.client.send(complete(UploadId, parts));
    expect(done.Location).toBe(`${s3.server.url}/${Bucket}/long%20film`);
    expect(await s3.client.send(complete(UploadId, parts))).toMatchObject(done);
    await s3.objects.put(Bucket, Key, 'other');
    await expect(s3.client.send(complete(UploadId, parts))).rejects.toMatchObject({ name: 'NoSuchUpload' });
  });

  it.each([
    ['0-8', 'InvalidArgument', 'must be of the form bytes=first-last'],
    ['bytes=-2', 'InvalidArgument', 'must be of the form bytes=first-last'],
    ['bytes=0-9999999', 'InvalidArgument', 'Range specified is not valid for source object of size: 4'],
    ['bytes=4-5', 'InvalidRequest', 'The specified copy range is invalid for the source object size'],
  ])('refuses %s as the range of a copied part', async (CopySourceRange, name, message) => {
    await s3.objects.put(Bucket, 'short', 'four');
    const UploadId = await begin();
    const copy = { Bucket, Key, UploadId, PartNumber: 1, CopySource: `${Bucket}/short` };
    const copied = s3.client.send(new UploadPartCopyCommand({ ...copy, CopySourceRange }));
    await expect(copied).rejects.toMatchObject({ name, message: expect.stringContaining(message) as string });
    await s3.client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
  });

  it('takes parts from other objects', async () => {
    const UploadId = await begin();
    const copies = [];
    for (const [PartNumber, CopySourceRange] of [
      [1, undefined],
      [2, 'bytes=0-4'],
    ] as const) {
      const { CopyPartResult } = await s3.client.send(
        new UploadPartCopyCommand({
          Bucket,
          Key,
          UploadId,
          PartNumber,
          CopySource: `${Bucket}/copy`,
          CopySourceRange,
        }),
      );
      copies.push({ PartNumber, ETag: CopyPartResult?.ETag });
    }
    await s3.client.send(complete(UploadId, copies));
    const { ContentLength } = await s3.client.send(new HeadObjectCommand({ Bucket, Key }));
    expect(ContentLength).toBe(first.length + last.length + 5);
  });

  it('is what lib-storage makes of a stream', async () => {
    const Body = Readable.from([first, first, last]);
    const upload = new Upload({ client: s3.client, params: { Bucket, Key: 'streamed', Body } });
    await upload.done();
    const { ContentLength } = await s3.client.send(new HeadObjectCommand({ Bucket, Key: 'streamed' }));
    expect(ContentLength).toBe(2 * first.length + last.length);
  });
});

describe('a conditional completion', () => {
  async function attempt(UploadId: string, condition: { IfMatch?: string; IfNoneMatch?: string }) {
    const { Parts = [] } = await s3.client.send(new ListPartsCommand({ Bucket, Key, UploadId }));
    const named = Parts.map(({ PartNumber, ETag }) => ({ PartNumber, ETag }));
    const input = { Bucket, Key, UploadId, MultipartUpload: { Parts: named }, ...condition };
    return await s3.client.send(new CompleteMultipartUploadCommand(input));
  }
  async function beginWithPart(): Promise<string> {
    const UploadId = await begin();
    await part(UploadId, 1, last);
    return UploadId;
  }
  const conflict = {
    name: 'ConditionalRequestConflict',
    $metadata: expect.objectContaining({ httpStatusCode: 409 }) as object,
  };

  it('is a conflict where the object was deleted since the upload began', async () => {
    await s3.objects.put(Bucket, Key, 'there');
    const UploadId = await beginWithPart();
    await expect(attempt(UploadId, { IfNoneMatch: '*' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    await s3.client.send(new DeleteObjectCommand({ Bucket, Key }));
    await expect(attempt(UploadId, { IfNoneMatch: '*' })).rejects.toMatchObject(conflict);
    await attempt(await beginWithPart(), { IfNoneMatch: '*' });
  });

  it('is a conflict where the object was replaced since the upload began', async () => {
    await s3.objects.put(Bucket, Key, 'one');
    const UploadId = await beginWithPart();
    await s3.clock.advance(1000);
    const { etag: IfMatch } = await s3.objects.put(Bucket, Key, 'two');
    await expect(attempt(UploadId, { IfMatch: '"other"' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    await expect(attempt(UploadId, { IfMatch })).rejects.toMatchObject(conflict);
    await attempt(await beginWithPart(), { IfMatch });
  });
});

describe('an upload that is not completed', () => {
  it('is listed with its parts, page by page', async () => {
    await abortAll();
    const ids = [await begin(), await begin()].sort();
    await part(ids[0] ?? '', 3, last);
    await part(ids[0] ?? '', 7, last);
    const list = { Bucket, MaxUploads: 1 };
    const page = await s3.client.send(new ListMultipartUploadsCommand(list));
    expect(page).toMatchObject({ IsTruncated: true, NextKeyMarker: Key, NextUploadIdMarker: ids[0] });
    const next = { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker };
    const rest = await s3.client.send(new ListMultipartUploadsCommand({ ...list, ...next }));
    expect(rest.Uploads?.map(({ UploadId }) => UploadId)).toEqual([ids[1]]);
    const parts = await s3.client.send(
      new ListPartsCommand({ Bucket, Key, UploadId: ids[0], MaxParts: 1, PartNumberMarker: '3' }),
    );
    expect(parts.Parts?.map(({ PartNumber, Size }) => [PartNumber, Size])).toEqual([[7, 7]]);
    for (const UploadId of ids)
      await s3.client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
  });

  it('leaves nothing behind when it is aborted, and is unknown from then on', async () => {
    const before = (await readdir(s3.objectsFolder)).length;
    const UploadId = await begin();
    await part(UploadId, 1, last);
    await part(UploadId, 1, last);
    expect(await readdir(s3.objectsFolder)).toHaveLength(before + 1);
    await s3.client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
    expect(await readdir(s3.objectsFolder)).toHaveLength(before);
    await expect(part(UploadId, 1, last)).rejects.toMatchObject({ name: 'NoSuchUpload' });
    await expect(s3.client.send(complete(UploadId, [{ PartNumber: 1, ETag: 'x' }]))).rejects.toMatchObject({
      name: 'NoSuchUpload',
    });
  });

  it('refuses parts that are missing, different, out of order or too small, and can still be completed', async () => {
    const UploadId = await begin();
    const parts = [await part(UploadId, 1, last), await part(UploadId, 2, last)];
    const [one, two] = parts as [CompletedPart, CompletedPart];
    const attempt = (...chosen: CompletedPart[]): Promise<unknown> =>
      s3.client.send(complete(UploadId, chosen));
    await expect(attempt(one, { ...two, PartNumber: 3 })).rejects.toMatchObject({ name: 'InvalidPart' });
    await expect(attempt({ ...one, ETag: '"other"' })).rejects.toMatchObject({ name: 'InvalidPart' });
    await expect(attempt(two, one)).rejects.toMatchObject({ name: 'InvalidPartOrder' });
    await expect(attempt(one, two)).rejects.toMatchObject({ name: 'EntityTooSmall' });
    await expect(attempt()).rejects.toMatchObject({ message: 'You must specify at least one part' });
    await attempt(two);
    const { ContentLength } = await s3.client.send(new HeadObjectCommand({ Bucket, Key }));
    expect(ContentLength).toBe(last.length);
  });

  it('goes with its bucket', async () => {
    await s3.client.send(new CreateBucketCommand({ Bucket: 'doomed' }));
    const { UploadId } = await s3.client.send(new CreateMultipartUploadCommand({ Bucket: 'doomed', Key }));
    await s3.client.send(
      new UploadPartCommand({ Bucket: 'doomed', Key, UploadId, PartNumber: 1, Body: last }),
    );
    const before = (await readdir(s3.objectsFolder)).length;
    await s3.client.send(new DeleteBucketCommand({ Bucket: 'doomed' }));
    expect(await readdir(s3.objectsFolder)).toHaveLength(before - 1);
  });
});
