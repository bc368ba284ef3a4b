import type { CompleteMultipartUploadCommandOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { CHECKSUM_ALGORITHMS, CHECKSUMS, checksumMembers } from '../checksums.ts';
import { checkWrite, quoted, WRITE_CONDITION_HEADERS, writeConditions } from '../conditions.ts';
import { errors } from '../errors.ts';
import { uploadInput } from '../location.ts';
import { etagOfParts, checksumOfParts } from '../part-digests.ts';
import { CHECKSUM_REPLY_HEADERS } from '../object-output.ts';
import { defineS3Operation } from '../s3-operation.ts';
import type { UploadedPart } from '../upload-table.ts';

const SMALLEST_PART = 5 * 2 ** 20;
const CHECKSUM_MEMBERS = CHECKSUM_ALGORITHMS.map((algorithm) => CHECKSUMS[algorithm].member);
const checksumShape = Object.fromEntries(CHECKSUM_MEMBERS.map((member) => [member, z.string().optional()]));

const namedPart = z.strictObject({ PartNumber: z.coerce.number().int(), ETag: z.string(), ...checksumShape });
type NamedPart = z.output<typeof namedPart>;

export const completeMultipartUpload = defineS3Operation<
  Omit<CompleteMultipartUploadCommandOutput, '$metadata'>
>()(
  {
    route: 'POST object?uploadId',
    query: { uploadId: 'UploadId' },
    headers: {
      ...WRITE_CONDITION_HEADERS,
      'x-amz-checksum-type': 'ChecksumType',
      'x-amz-mp-object-size': 'MpuObjectSize',
      ...Object.fromEntries(
        Object.entries(CHECKSUM_REPLY_HEADERS).map(([member, header]) => [header, member]),
      ),
    },
    body: { document: 'CompleteMultipartUpload', member: 'MultipartUpload', checksumIsMember: true },
    reply: {
      document: 'CompleteMultipartUploadResult',
      headers: { ServerSideEncryption: 'x-amz-server-side-encryption' },
    },
  },
  z.object({
    ...uploadInput.shape,
    ...writeConditions.shape,
    ...checksumShape,
    ChecksumType: z.enum(['COMPOSITE', 'FULL_OBJECT']).optional(),
    MpuObjectSize: z.coerce.number().int().optional(),
    MultipartUpload: z.strictObject({ Parts: z.array(namedPart).min(1) }),
  }),
  async ({ buckets, objects, uploads, bodies, clock }, input) => {
    const { Bucket, Key, UploadId } = input;
    buckets.get(Bucket);
    const upload = uploads.get(Bucket, Key, UploadId);
    const uploaded = uploads.parts(UploadId);
    const parts = chooseParts(input.MultipartUpload.Parts, uploaded, UploadId);
    const size = parts.reduce((sum, { file }) => sum + file.size, 0);
    if (input.MpuObjectSize !== undefined && input.MpuObjectSize !== size)
      throw errors.InvalidRequest(
        `The provided 'x-amz-mp-object-size' header value ${input.MpuObjectSize} does not match what was computed: ${size}`,
      );
    const checksum = checksumOfParts(upload, parts);
    const claimed = checksum && (input as Record<string, unknown>)[CHECKSUMS[checksum.algorithm].member];
    if (checksum && claimed !== undefined && claimed !== checksum.value)
      throw errors.BadDigest(checksum.algorithm);
    const etag = etagOfParts(parts);
    const old = uploads.end(upload, () =>
      objects.put({
        bucket: Bucket,
        key: Key,
        body: { files: parts.map(({ file }) => file), size },
        etag,
        checksum,
        modified: clock.now(),
        attributes: upload.attributes,
        check: (findExisting) => checkWrite(input, Key, findExisting),
      }),
    );
    const used = new Set(parts.map(({ partNumber }) => partNumber));
    const unused = uploaded.filter(({ partNumber }) => !used.has(partNumber));
    await bodies.remove([...old, ...unused.map(({ file }) => file)]);
    return {
      Location: `/${Bucket}/${Key}`,
      Bucket,
      Key,
      ETag: quoted(etag),
      ServerSideEncryption: 'AES256' as const,
      ...checksumMembers(checksum),
    };
  },
);

/** The parts that the client names, in its order, which must be that of their numbers. */
function chooseParts(
  named: readonly NamedPart[],
  uploaded: readonly UploadedPart[],
  uploadId: string,
): UploadedPart[] {
  const byNumber = new Map(uploaded.map((part) => [part.partNumber, part]));
  const parts = named.map((name, index) => {
    if (index > 0 && name.PartNumber <= (named[index - 1] as NamedPart).PartNumber)
      throw errors.InvalidPartOrder(uploadId);
    const part = byNumber.get(name.PartNumber);
    if (!part || part.etag !== name.ETag.replaceAll('"', '') || !matchesChecksum(name, part))
      throw errors.InvalidPart(uploadId, name.PartNumber, name.ETag);
    return part;
  });
  const small = parts.slice(0, -1).find(({ file }) => file.size < SMALLEST_PART);
  if (small) throw errors.EntityTooSmall(small.file.size, SMALLEST_PART, small.partNumber, small.etag);
  return parts;
}

function matchesChecksum(name: NamedPart, part: UploadedPart): boolean {
  const values = name as Record<string, unknown>;
  return CHECKSUM_ALGORITHMS.every((algorithm) => {
    const value = values[CHECKSUMS[algorithm].member];
    return value === undefined || part.checksum?.algorithm !== algorithm || part.checksum.value === value;
  });
}
