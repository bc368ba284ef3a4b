import { type Checksum, DEFAULT_ALGORITHM } from '../bodies/checksums.ts';
import { type Encryption, shownEncryption } from '../buckets/encryption.ts';
import { errors } from '../errors.ts';
import type { S3Context } from '../context.ts';
import type { UploadBody } from '../bodies/upload-body.ts';
import type { UploadedPart } from './upload-table.ts';

interface PartInput {
  readonly Bucket: string;
  readonly Key: string;
  readonly UploadId: string;
  readonly PartNumber: number;
}

/** A stored part, and the checksum that its sender gets. */
interface StoredPart extends UploadedPart {
  readonly shown: Checksum | undefined;
  readonly encryption: Encryption;
}

/** Stores a part of an upload. It replaces a part of the same number. */
export async function storePart(
  { buckets, uploads, bodies, clock }: S3Context,
  { Bucket, Key, UploadId, PartNumber }: PartInput,
  body: UploadBody,
): Promise<StoredPart> {
  buckets.get(Bucket);
  const { checksumAlgorithm, attributes } = uploads.get(Bucket, Key, UploadId);
  const { algorithm } = body.claims;
  if (checksumAlgorithm && algorithm && algorithm !== checksumAlgorithm)
    throw errors.InvalidRequest.partChecksum({
      expected: checksumAlgorithm.toLowerCase(),
      actual: algorithm.toLowerCase(),
    });
  const received = await bodies.receiveFile(body, checksumAlgorithm ?? DEFAULT_ALGORITHM);
  const { md5, checksum, claimed, file } = received;
  const part = { partNumber: PartNumber, file, etag: md5, modified: clock.now(), checksum };
  let old;
  try {
    // The upload may have been completed or aborted while the part came.
    uploads.get(Bucket, Key, UploadId);
    old = uploads.putPart(UploadId, part);
  } catch (error) {
    await bodies.remove([file]);
    throw error;
  }
  if (old) await bodies.remove([old.file]);
  return { ...part, shown: checksumAlgorithm ? checksum : claimed, encryption: shownEncryption(attributes) };
}
