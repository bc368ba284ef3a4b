import type { CompleteMultipartUploadCommandOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { type Checksum, checksumMembers } from '../bodies/checksums.ts';
import { checksumIn, checksumShape, chooseParts, namedPart } from '../uploads/completion-parts.ts';
import { checkCompletion, quoted, WRITE_CONDITION_HEADERS, writeConditions } from '../objects/conditions.ts';
import { shownEncryption } from '../buckets/encryption.ts';
import { errors } from '../errors.ts';
import { expirationOf } from '../buckets/expiration.ts';
import { uploadInput } from '../request-members.ts';
import { CHECKSUM_REPLY_HEADERS, STORED_REPLY_HEADERS } from '../objects/object-output.ts';
import type { StoredObject } from '../objects/object-table.ts';
import { checksumOfParts, etagOfParts } from '../uploads/part-digests.ts';
import type { S3Context } from '../context.ts';
import { operation, type S3Call } from '../s3-operation.ts';
import type { Upload, UploadedPart } from '../uploads/upload-table.ts';

const completionInput = z.object({
  ...uploadInput.shape,
  ...writeConditions.shape,
  ...checksumShape,
  ChecksumType: z.enum(['COMPOSITE', 'FULL_OBJECT']).optional(),
  MpuObjectSize: z.coerce.number().int().optional(),
  MultipartUpload: z.strictObject({ Parts: z.array(namedPart).default([]) }).default({ Parts: [] }),
});
type CompletionInput = z.output<typeof completionInput>;
type CompletionOutput = Omit<CompleteMultipartUploadCommandOutput, '$metadata'>;

export const completeMultipartUpload = operation<CompleteMultipartUploadCommandOutput>()(
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
    reply: { document: 'CompleteMultipartUploadResult', headers: STORED_REPLY_HEADERS },
  },
  completionInput,
  async (context, input, call) => {
    const { Bucket, Key, UploadId } = input;
    context.buckets.get(Bucket);
    const upload = context.uploads.find(Bucket, Key, UploadId);
    if (upload) await complete(context, input, upload);
    else if (context.objects.find(Bucket, Key)?.attributes.UploadId !== UploadId)
      throw errors.NoSuchUpload(UploadId);
    return outputOf(context, input, context.objects.get(Bucket, Key), call);
  },
);

async function complete(
  { uploads, objects, bodies, clock }: S3Context,
  input: CompletionInput,
  upload: Upload,
): Promise<void> {
  const uploaded = uploads.parts(upload.uploadId);
  checkMode(input, upload);
  const parts = chooseParts(input.MultipartUpload.Parts, uploaded, upload);
  const size = checkSize(input, parts);
  const checksum = checksumOfParts(upload, parts);
  checkWhole(input, checksum);
  const old = uploads.end(upload, () =>
    objects.put({
      bucket: upload.bucket,
      key: upload.key,
      body: { files: parts.map(({ file }) => file), size },
      etag: etagOfParts(parts),
      checksum,
      modified: clock.now(),
      attributes: {
        ...upload.attributes,
        UploadId: upload.uploadId,
        ...(upload.checksumAlgorithm && { PartChecksums: parts.map((part) => part.checksum.value) }),
      },
      check: (findExisting) => checkCompletion(input, upload, findExisting),
    }),
  );
  const used = new Set(parts.map(({ partNumber }) => partNumber));
  const unused = uploaded.filter(({ partNumber }) => !used.has(partNumber));
  await bodies.remove([...old, ...unused.map(({ file }) => file)]);
}

/** A completion that is repeated is answered the same as long as its object is there. */
function outputOf(
  { buckets }: S3Context,
  { Bucket, Key }: CompletionInput,
  object: StoredObject,
  { url }: S3Call,
): CompletionOutput {
  return {
    Location: url ?? `/${Bucket}/${Key}`,
    Bucket,
    Key,
    ETag: quoted(object.etag),
    ...shownEncryption(object.attributes),
    ...expirationOf(buckets.get(Bucket), object),
    ...checksumMembers(object.attributes.Checksum),
  };
}

function checkMode({ ChecksumType }: CompletionInput, { checksumType }: Upload): void {
  if (ChecksumType !== undefined && ChecksumType !== checksumType)
    throw errors.InvalidRequest.checksumMode({ mode: checksumType ?? 'null' });
}

function checkSize({ MpuObjectSize }: CompletionInput, parts: readonly UploadedPart[]): number {
  const size = parts.reduce((sum, { file }) => sum + file.size, 0);
  if (MpuObjectSize !== undefined && MpuObjectSize !== size)
    throw errors.InvalidRequest.objectSize({ given: MpuObjectSize, size });
  return size;
}

/** A composite checksum may be given with the number of its parts or without. */
function checkWhole(input: CompletionInput, { algorithm, value }: Checksum): void {
  const claimed = checksumIn(input, algorithm);
  if (claimed === undefined || claimed === value || claimed === value.replace(/-\d+$/, '')) return;
  throw errors.BadDigest.checksum({ algorithm: algorithm.toLowerCase() });
}
