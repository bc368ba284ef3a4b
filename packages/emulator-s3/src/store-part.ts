import type { S3Context } from './s3-operation.ts';
import type { UploadBody } from './upload-body.ts';
import type { UploadedPart } from './upload-table.ts';

interface PartInput {
  readonly Bucket: string;
  readonly Key: string;
  readonly UploadId: string;
  readonly PartNumber: number;
}

/** Receives a part of an upload, instead of one of the same number that may be there. */
export async function storePart(
  { buckets, uploads, bodies, clock }: S3Context,
  { Bucket, Key, UploadId, PartNumber }: PartInput,
  body: UploadBody,
): Promise<UploadedPart> {
  buckets.get(Bucket);
  const { checksumAlgorithm } = uploads.get(Bucket, Key, UploadId);
  const received = await bodies.receiveFile(body, body.claims.algorithm ?? checksumAlgorithm);
  const { md5, checksum, file } = received;
  const part = {
    partNumber: PartNumber,
    file,
    etag: md5,
    modified: clock.now(),
    ...(checksum && { checksum }),
  };
  let old;
  try {
    // The upload may have been ended while the part came.
    uploads.get(Bucket, Key, UploadId);
    old = uploads.putPart(UploadId, part);
  } catch (error) {
    await bodies.remove([file]);
    throw error;
  }
  if (old) await bodies.remove([old.file]);
  return part;
}
