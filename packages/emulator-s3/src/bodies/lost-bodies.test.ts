import { readdir, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type S3Fixture, startS3 } from '../testing/start-s3.ts';

const Bucket = 'lost';
const SIZE = 100_000;
let s3: S3Fixture;

beforeAll(async () => {
  s3 = await startS3();
  await s3.client.send(new CreateBucketCommand({ Bucket }));
});
afterAll(async () => {
  await s3.close();
  expect(s3.faults).toEqual([]);
});

/** The file of an object that is put. */
async function putLarge(Key: string): Promise<string> {
  const before = new Set(await readdir(s3.objectsFolder));
  await s3.client.send(new PutObjectCommand({ Bucket, Key, Body: Buffer.alloc(SIZE, Key) }));
  const [made] = (await readdir(s3.objectsFolder)).filter((name) => !before.has(name));
  return join(s3.objectsFolder, made as string);
}

const read = async (Key: string, Range?: string) => {
  const { Body } = await s3.client.send(new GetObjectCommand({ Bucket, Key, Range }));
  return (await Body?.transformToByteArray())?.length;
};

describe.each([
  ['is missing', (path: string) => rm(path), /its file objects\/\S+ is missing\. Put the object again/],
  ['is cut short', (path: string) => truncate(path, 5), /its file objects\/\S+ has 5 of 100000 bytes/],
  ['is emptied', (path: string) => truncate(path, 0), /its file objects\/\S+ has 0 of 100000 bytes/],
])('an object whose file %s', (how, harm, words) => {
  const Key = how.replaceAll(' ', '-');
  const refusal = { name: 'InternalError', message: expect.stringMatching(words) };

  it('is answered at once by an error that names the file, whatever reads it', async () => {
    await harm(await putLarge(Key));
    const CopySource = `${Bucket}/${Key}`;
    await expect(read(Key)).rejects.toMatchObject(refusal);
    await expect(read(Key, 'bytes=1-2')).rejects.toMatchObject(refusal);
    await expect(
      s3.client.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource })),
    ).rejects.toMatchObject(refusal);
    const { UploadId } = await s3.client.send(new CreateMultipartUploadCommand({ Bucket, Key: 'parts' }));
    await expect(
      s3.client.send(
        new UploadPartCopyCommand({ Bucket, Key: 'parts', UploadId, PartNumber: 1, CopySource }),
      ),
    ).rejects.toMatchObject(refusal);
    await expect(s3.objects.get(Bucket, Key)).rejects.toMatchObject(refusal);
  });

  it('can be put again or deleted, and the others go on', async () => {
    await putLarge('other');
    expect(await read('other')).toBe(SIZE);
    await putLarge(Key);
    expect(await read(Key)).toBe(SIZE);
    await s3.client.send(new DeleteObjectCommand({ Bucket, Key }));
    await expect(s3.client.send(new HeadObjectCommand({ Bucket, Key }))).rejects.toMatchObject({
      name: 'NotFound',
    });
  });
});

it('gives the bytes of the parts that are there', async () => {
  const Key = 'in-parts';
  const { UploadId } = await s3.client.send(new CreateMultipartUploadCommand({ Bucket, Key }));
  const upload = async (PartNumber: number, size: number) => {
    const { ETag } = await s3.client.send(
      new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body: Buffer.alloc(size, 'p') }),
    );
    return { PartNumber, ETag };
  };
  const first = await upload(1, 5 * 2 ** 20);
  const before = new Set(await readdir(s3.objectsFolder));
  const Parts = [first, await upload(2, 10)];
  const [last] = (await readdir(s3.objectsFolder)).filter((name) => !before.has(name));
  await s3.client.send(
    new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }),
  );
  await rm(join(s3.objectsFolder, last as string));
  await expect(read(Key)).rejects.toMatchObject({ name: 'InternalError' });
  expect(await read(Key, 'bytes=0-9')).toBe(10);
});
