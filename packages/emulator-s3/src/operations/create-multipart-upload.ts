import type { CreateMultipartUploadCommandOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { type Checksum, checksumAlgorithm, type ChecksumAlgorithm, CHECKSUMS } from '../bodies/checksums.ts';
import {
  ENCRYPTION_HEADERS,
  encryptionFor,
  encryptionInput,
  shownEncryption,
} from '../buckets/encryption.ts';
import { errors } from '../errors.ts';
import { objectInput } from '../request-members.ts';
import { attributesInput, attributesOf, OBJECT_HEADERS } from '../objects/object-attributes.ts';
import { STORED_REPLY_HEADERS } from '../objects/object-output.ts';
import { aclInput } from '../buckets/owner.ts';
import { operation } from '../s3-operation.ts';
import { tagsOfHeader } from '../buckets/tags.ts';

export const createMultipartUpload = operation<CreateMultipartUploadCommandOutput>()(
  {
    route: 'POST object?uploads',
    headers: {
      ...OBJECT_HEADERS,
      ...ENCRYPTION_HEADERS,
      'x-amz-acl': 'ACL',
      'x-amz-checksum-algorithm': 'ChecksumAlgorithm',
      'x-amz-checksum-type': 'ChecksumType',
      'x-amz-tagging': 'Tagging',
    },
    metadata: true,
    reply: {
      document: 'InitiateMultipartUploadResult',
      headers: {
        ChecksumAlgorithm: 'x-amz-checksum-algorithm',
        ChecksumType: 'x-amz-checksum-type',
        ...STORED_REPLY_HEADERS,
      },
    },
  },
  z.object({
    ...objectInput.shape,
    ...attributesInput.shape,
    ...encryptionInput.shape,
    ACL: aclInput,
    ChecksumAlgorithm: checksumAlgorithm,
    ChecksumType: z.enum(['COMPOSITE', 'FULL_OBJECT']).optional(),
    Tagging: z.string().optional(),
  }),
  ({ buckets, objects, uploads, random, clock, identity }, input) => {
    const { Bucket, Key, ChecksumAlgorithm } = input;
    const encryption = encryptionFor(input, buckets.get(Bucket), identity);
    const type = checksumType(ChecksumAlgorithm, input.ChecksumType);
    const attributes = { ...attributesOf(input), ...encryption, ...tagsOfHeader(input.Tagging) };
    const replaced = objects.find(Bucket, Key);
    const uploadId = random.uuid().replaceAll('-', '');
    uploads.put({
      uploadId,
      bucket: Bucket,
      key: Key,
      initiated: clock.now(),
      attributes,
      ...(replaced && { replaces: { etag: replaced.etag, modified: replaced.modified } }),
      ...(ChecksumAlgorithm && { checksumAlgorithm: ChecksumAlgorithm }),
      ...(type && { checksumType: type }),
    });
    return {
      Bucket,
      Key,
      UploadId: uploadId,
      ...shownEncryption(encryption),
      ...(ChecksumAlgorithm && { ChecksumAlgorithm }),
      ...(type && { ChecksumType: type }),
    };
  },
);

/** CRC-64 exists only for the whole object, SHA only for the parts; the other CRCs exist for both. */
function checksumType(
  algorithm: ChecksumAlgorithm | undefined,
  wanted: Checksum['type'] | undefined,
): Checksum['type'] | undefined {
  if (!algorithm) {
    if (wanted) throw errors.InvalidRequest.typeWithoutAlgorithm();
    return undefined;
  }
  const { bits } = CHECKSUMS[algorithm];
  const only = bits === 64 ? 'FULL_OBJECT' : bits > 64 ? 'COMPOSITE' : undefined;
  if (only && wanted && wanted !== only)
    throw errors.InvalidRequest.typeOfAlgorithm({ type: wanted, algorithm: algorithm.toLowerCase() });
  return only ?? wanted ?? 'COMPOSITE';
}
