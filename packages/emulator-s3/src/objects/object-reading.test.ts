import {
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  GetObjectAttributesCommand,
  GetObjectCommand,
  type GetObjectCommandInput,
  HeadObjectCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type S3Fixture, startS3 } from '../testing/start-s3.ts';

const Bucket = 'reading';
const Key = 'key';
let s3: S3Fixture;

beforeAll(async () => {
  s3 = await startS3();
  await s3.client.send(new CreateBucketCommand({ Bucket }));
  await s3.client.send(new PutObjectCommand({ Bucket, Key, Body: '0123456789', ContentType: 'text/plain' }));
  await s3.objects.put(Bucket, 'empty', '');
});
afterAll(async () => {
  await s3.close();
  expect(s3.faults).toEqual([]);
});

const read = async (more: Partial<GetObjectCommandInput> = {}) => {
  const { Body, ...reply } = await s3.client.send(new GetObjectCommand({ Bucket, Key, ...more }));
  return { ...reply, text: await Body?.transformToString() };
};
const head = (more: Partial<GetObjectCommandInput> = {}) =>
  s3.client.send(new HeadObjectCommand({ Bucket, Key, ...more }));

describe('a reply', () => {
  it('has the headers that the request asks for instead of the object’s own', async () => {
    const reply = await read({
      ResponseCacheControl: 'no-store',
      ResponseContentDisposition: 'attachment; filename="a.txt"',
      ResponseContentEncoding: 'identity',
      ResponseContentLanguage: 'de',
      ResponseContentType: 'text/html',
      ResponseExpires: new Date(0),
    });
    expect(reply).toMatchObject({
      CacheControl: 'no-store',
      ContentDisposition: 'attachment; filename="a.txt"',
      ContentEncoding: 'identity',
      ContentLanguage: 'de',
      ContentType: 'text/html',
      ExpiresString: new Date(0).toUTCString(),
    });
    expect(await head()).toMatchObject({ ContentType: 'text/plain' });
  });

  it('refuses a header that could not be sent', async () => {
    await expect(read({ ResponseContentDisposition: 'attachment; filename="✓"' })).rejects.toMatchObject({
      name: 'InvalidArgument',
      message: 'Header value cannot be represented using ISO-8859-1.',
      ArgumentName: 'response-content-disposition',
    });
  });

  it('to HEAD has the length of the object, and says that ranges are accepted', async () => {
    expect(await head()).toMatchObject({ ContentLength: 10, AcceptRanges: 'bytes' });
  });

  it('to HEAD of a range says which', async () => {
    expect(await head({ Range: 'bytes=2-5' })).toMatchObject({
      ContentLength: 4,
      ContentRange: 'bytes 2-5/10',
      $metadata: { httpStatusCode: 206 },
    });
  });

  it('shows a checksum only when it is asked for, and not with a part of the bytes', async () => {
    // The SDK asks for a checksum whatever its options are.
    const { headers } = await fetch(`${s3.server.url}/${Bucket}/${Key}`);
    expect([...headers.keys()].filter((name) => name.startsWith('x-amz-checksum'))).toEqual([]);
    const asked = await read({ ChecksumMode: 'ENABLED' });
    expect(asked.ChecksumCRC32).toMatch(/^[\w+/]{6}==$/);
    expect((await head({ ChecksumMode: 'ENABLED', Range: 'bytes=0-1' })).ChecksumCRC32).toBeUndefined();
    const all = await head({ ChecksumMode: 'ENABLED', Range: 'bytes=0-9' });
    expect(all.ChecksumCRC32).toBe(asked.ChecksumCRC32);
  });
});

describe('the parts of an object', () => {
  it('are one where the object was put in one piece', async () => {
    const reply = await read({ PartNumber: 1 });
    expect(reply).toMatchObject({ text: '0123456789', ContentRange: 'bytes 0-9/10' });
    expect(reply.PartsCount).toBeUndefined();
  });

  it('of an empty object are one, which has no range', async () => {
    const reply = await read({ Key: 'empty', PartNumber: 1 });
    expect(reply).toMatchObject({ text: '', ContentLength: 0 });
    expect(reply.ContentRange).toBeUndefined();
  });

  it('are no more than there are', async () => {
    await expect(read({ PartNumber: 2 })).rejects.toMatchObject({
      name: 'InvalidPartNumber',
      $metadata: { httpStatusCode: 416 },
    });
  });

  it('are not asked for together with a range', async () => {
    await expect(read({ PartNumber: 1, Range: 'bytes=0-1' })).rejects.toMatchObject({
      name: 'InvalidRequest',
      message: 'Cannot specify both Range header and partNumber query parameter',
    });
  });

  it.each([0, -1, 10_001])('have no number %i', async (PartNumber) => {
    await expect(read({ PartNumber })).rejects.toMatchObject({
      name: 'InvalidArgument',
      message: 'Part number must be an integer between 1 and 10000, inclusive',
    });
  });

  it('are counted, and listed page by page where each has a checksum', async () => {
    const upload = { Bucket, Key: 'parts', ChecksumAlgorithm: 'SHA256' } as const;
    const { UploadId } = await s3.client.send(new CreateMultipartUploadCommand(upload));
    const Parts = [];
    for (const [index, Body] of [Buffer.alloc(5 * 2 ** 20), Buffer.from('the end')].entries()) {
      const PartNumber = index + 1;
      const part = { ...upload, UploadId, PartNumber, Body };
      const { ETag, ChecksumSHA256 } = await s3.client.send(new UploadPartCommand(part));
      Parts.push({ PartNumber, ETag, ChecksumSHA256 });
    }
    await s3.client.send(
      new CompleteMultipartUploadCommand({ Bucket, Key: 'parts', UploadId, MultipartUpload: { Parts } }),
    );
    const second = await read({ Key: 'parts', PartNumber: 2, ChecksumMode: 'ENABLED' });
    expect(second).toMatchObject({
      text: 'the end',
      PartsCount: 2,
      ChecksumSHA256: Parts[1]?.ChecksumSHA256,
      ContentRange: `bytes ${5 * 2 ** 20}-${5 * 2 ** 20 + 6}/${5 * 2 ** 20 + 7}`,
    });
    const page = await s3.client.send(
      new GetObjectAttributesCommand({
        Bucket,
        Key: 'parts',
        ObjectAttributes: ['ObjectParts'],
        MaxParts: 1,
        PartNumberMarker: '1',
      }),
    );
    expect(page.ObjectParts).toMatchObject({
      TotalPartsCount: 2,
      PartNumberMarker: '1',
      NextPartNumberMarker: '2',
      MaxParts: 1,
      IsTruncated: false,
      Parts: [{ PartNumber: 2, Size: 7, ChecksumSHA256: Parts[1]?.ChecksumSHA256 }],
    });
  });
});

describe('GetObjectAttributes', () => {
  it.each(['Etag', 'Nothing', ''])('refuses the attribute %j, which no object has', async (name) => {
    const command = new GetObjectAttributesCommand({ Bucket, Key, ObjectAttributes: [name as 'ETag'] });
    await expect(s3.client.send(command)).rejects.toMatchObject({
      name: 'InvalidArgument',
      message: 'Invalid attribute name specified.',
    });
  });
});
