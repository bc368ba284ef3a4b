import {
  CompleteMultipartUploadCommand,
  type CompletedPart,
  type CompleteMultipartUploadCommandInput,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  type CreateMultipartUploadCommandInput,
  HeadObjectCommand,
  ListPartsCommand,
  UploadPartCommand,
  type UploadPartCommandInput,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type S3Fixture, startS3 } from '../testing/start-s3.ts';

const Bucket = 'completion';
const Key = 'key';
let s3: S3Fixture;

beforeAll(async () => {
  s3 = await startS3();
  await s3.client.send(new CreateBucketCommand({ Bucket }));
  await s3.objects.put(Bucket, 'source', '0123456789');
});
afterAll(async () => {
  await s3.close();
  expect(s3.faults).toEqual([]);
});

const begin = async (more: Partial<CreateMultipartUploadCommandInput> = {}) => {
  const command = new CreateMultipartUploadCommand({ Bucket, Key, ...more });
  const { UploadId = '' } = await s3.client.send(command);
  return UploadId;
};

/** A part, with its checksum where the upload has an algorithm. */
async function part(
  UploadId: string,
  PartNumber: number,
  more: Partial<UploadPartCommandInput> = {},
): Promise<CompletedPart> {
  const { ETag, ChecksumCRC32, ChecksumSHA256 } = await s3.client.send(
    new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body: `part ${PartNumber}`, ...more }),
  );
  return {
    PartNumber,
    ETag,
    ...(more.ChecksumAlgorithm && { ChecksumCRC32, ChecksumSHA256 }),
  };
}

const complete = (
  UploadId: string,
  Parts: CompletedPart[],
  more: Partial<CompleteMultipartUploadCommandInput> = {},
) =>
  s3.client.send(
    new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts }, ...more }),
  );

describe('beginning an upload', () => {
  it.each([
    [{ ChecksumType: 'COMPOSITE' }, 'can only be used with the x-amz-checksum-algorithm header'],
    [
      { ChecksumAlgorithm: 'CRC64NVME', ChecksumType: 'COMPOSITE' },
      'The COMPOSITE checksum type cannot be used with the crc64nvme checksum algorithm.',
    ],
    [
      { ChecksumAlgorithm: 'SHA256', ChecksumType: 'FULL_OBJECT' },
      'The FULL_OBJECT checksum type cannot be used with the sha256 checksum algorithm.',
    ],
    [{ ChecksumAlgorithm: 'MD4' as 'SHA1' }, 'Checksum algorithm provided is unsupported'],
  ] as const)('with %j is refused', async (more, message) => {
    await expect(begin(more)).rejects.toMatchObject({
      name: 'InvalidRequest',
      message: expect.stringContaining(message) as string,
    });
  });

  it.each([
    ['CRC32', 'COMPOSITE'],
    ['CRC32C', 'COMPOSITE'],
    ['SHA1', 'COMPOSITE'],
    ['CRC64NVME', 'FULL_OBJECT'],
  ] as const)(
    'with %s has a checksum of type %s where none is asked for',
    async (ChecksumAlgorithm, type) => {
      const command = new CreateMultipartUploadCommand({ Bucket, Key, ChecksumAlgorithm });
      expect(await s3.client.send(command)).toMatchObject({ ChecksumAlgorithm, ChecksumType: type });
    },
  );
});

describe('a part', () => {
  it.each([0, 10_001, -1])('has no number %i', async (PartNumber) => {
    await expect(part(await begin(), PartNumber)).rejects.toMatchObject({
      name: 'InvalidArgument',
      message: 'Part number must be an integer between 1 and 10000, inclusive',
    });
  });

  it('replaces another of its number', async () => {
    const UploadId = await begin();
    await part(UploadId, 1, { Body: 'old' });
    const last = await part(UploadId, 1, { Body: 'newest' });
    const { Parts } = await s3.client.send(new ListPartsCommand({ Bucket, Key, UploadId }));
    expect(Parts?.map(({ PartNumber, Size }) => [PartNumber, Size])).toEqual([[1, 6]]);
    await complete(UploadId, [last]);
    expect(await s3.client.send(new HeadObjectCommand({ Bucket, Key }))).toMatchObject({ ContentLength: 6 });
  });

  it('with a checksum of another algorithm than the upload’s is refused', async () => {
    const UploadId = await begin({ ChecksumAlgorithm: 'SHA256' });
    await expect(part(UploadId, 1, { ChecksumAlgorithm: 'CRC32' })).rejects.toMatchObject({
      name: 'InvalidRequest',
      message: 'Checksum Type mismatch occurred, expected checksum Type: sha256, actual checksum Type: crc32',
    });
  });

  it('of an upload belongs to its key', async () => {
    const UploadId = await begin();
    await expect(part(UploadId, 1, { Key: 'another' })).rejects.toMatchObject({ name: 'NoSuchUpload' });
    const list = new ListPartsCommand({ Bucket, Key: 'another', UploadId });
    await expect(s3.client.send(list)).rejects.toMatchObject({ name: 'NoSuchUpload' });
  });

  it.each([
    ['bytes=0-9', 10],
    ['bytes=2-4', 3],
    [undefined, 10],
  ])('is copied of the range %s', async (CopySourceRange, size) => {
    const UploadId = await begin();
    const { CopyPartResult } = await s3.client.send(
      new UploadPartCopyCommand({
        Bucket,
        Key,
        UploadId,
        PartNumber: 1,
        CopySource: `${Bucket}/source`,
        CopySourceRange,
      }),
    );
    await complete(UploadId, [{ PartNumber: 1, ETag: CopyPartResult?.ETag }]);
    expect(await s3.client.send(new HeadObjectCommand({ Bucket, Key }))).toMatchObject({
      ContentLength: size,
    });
  });

  it.each([
    ['source', 'bytes=0-10', 'InvalidArgument'],
    ['source', 'bytes=10-', 'InvalidArgument'],
    ['source', 'bytes=10-11', 'InvalidRequest'],
    ['absent', undefined, 'NoSuchKey'],
  ])('is not copied of %s %s', async (source, CopySourceRange, name) => {
    const UploadId = await begin();
    const CopySource = `${Bucket}/${source}`;
    const command = new UploadPartCopyCommand({
      Bucket,
      Key,
      UploadId,
      PartNumber: 1,
      CopySource,
      CopySourceRange,
    });
    await expect(s3.client.send(command)).rejects.toMatchObject({ name });
  });
});

describe('completing an upload', () => {
  it('is refused where its size differs from what the client says, and accepted where it does not', async () => {
    const UploadId = await begin();
    const parts = [await part(UploadId, 1)];
    await expect(complete(UploadId, parts, { MpuObjectSize: 7 })).rejects.toMatchObject({
      name: 'InvalidRequest',
      message: "The provided 'x-amz-mp-object-size' header value 7 does not match what was computed: 6",
    });
    expect(await complete(UploadId, parts, { MpuObjectSize: 6 })).toMatchObject({ Bucket, Key });
  });

  it('is refused in another checksum mode than it was begun in', async () => {
    const UploadId = await begin({ ChecksumAlgorithm: 'CRC32', ChecksumType: 'FULL_OBJECT' });
    const parts = [await part(UploadId, 1, { ChecksumAlgorithm: 'CRC32' })];
    await expect(complete(UploadId, parts, { ChecksumType: 'COMPOSITE' })).rejects.toMatchObject({
      name: 'InvalidRequest',
      message: expect.stringContaining('created using the FULL_OBJECT checksum mode') as string,
    });
  });

  it('is refused where a composite checksum lacks that of a part', async () => {
    const UploadId = await begin({ ChecksumAlgorithm: 'SHA256' });
    const { PartNumber, ETag } = await part(UploadId, 1, { ChecksumAlgorithm: 'SHA256' });
    await expect(complete(UploadId, [{ PartNumber, ETag }])).rejects.toMatchObject({
      name: 'InvalidRequest',
      message: expect.stringContaining('It was missing for part 1 in the request') as string,
    });
  });

  it('is refused where a part’s or the whole’s checksum is another', async () => {
    const UploadId = await begin({ ChecksumAlgorithm: 'SHA256' });
    const good = await part(UploadId, 1, { ChecksumAlgorithm: 'SHA256' });
    const other = Buffer.alloc(32).toString('base64');
    await expect(complete(UploadId, [{ ...good, ChecksumSHA256: other }])).rejects.toMatchObject({
      name: 'InvalidPart',
    });
    const { PartNumber, ETag } = good;
    await expect(complete(UploadId, [{ PartNumber, ETag, ChecksumCRC32: 'AAAAAA==' }])).rejects.toMatchObject(
      { name: 'BadDigest' },
    );
    await expect(complete(UploadId, [good], { ChecksumSHA256: other })).rejects.toMatchObject({
      name: 'BadDigest',
      message: 'The sha256 you specified did not match the calculated checksum.',
    });
    expect(await complete(UploadId, [good])).toMatchObject({
      ChecksumSHA256: expect.stringMatching(/=-1$/) as string,
    });
  });

  it('takes each part once', async () => {
    const UploadId = await begin();
    const one = await part(UploadId, 1);
    await expect(complete(UploadId, [one, one])).rejects.toMatchObject({
      name: 'InvalidPartOrder',
      UploadId,
    });
  });

  it('tells which part is too small, and how large it must be', async () => {
    const UploadId = await begin();
    const parts = [await part(UploadId, 1), await part(UploadId, 2)];
    await expect(complete(UploadId, parts)).rejects.toMatchObject({
      name: 'EntityTooSmall',
      PartNumber: '1',
      ProposedSize: '6',
      MinSizeAllowed: String(5 * 2 ** 20),
    });
  });

  it('of a key that does not exist in its bucket answers NoSuchUpload', async () => {
    await expect(complete('0'.repeat(32), [{ PartNumber: 1, ETag: 'x' }])).rejects.toMatchObject({
      name: 'NoSuchUpload',
      UploadId: '0'.repeat(32),
    });
  });
});
