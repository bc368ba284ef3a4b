import { z } from 'zod';
import { bodyInput, withAlgorithm } from '../bodies/body-input.ts';
import { checksumAlgorithm, checksumMembers } from '../bodies/checksums.ts';
import { checkWrite, quoted, WRITE_CONDITION_HEADERS, writeConditions } from '../objects/conditions.ts';
import {
  ENCRYPTION_HEADERS,
  encryptionFor,
  encryptionInput,
  shownEncryption,
} from '../buckets/encryption.ts';
import { expirationOf } from '../buckets/expiration.ts';
import { objectInput } from '../request-members.ts';
import { attributesInput, attributesOf, OBJECT_HEADERS } from '../objects/object-attributes.ts';
import { CHECKSUM_REPLY_HEADERS, STORED_REPLY_HEADERS } from '../objects/object-output.ts';
import { aclInput } from '../buckets/owner.ts';
import { operation } from '../s3-operation.ts';
import { tagsOfHeader } from '../buckets/tags.ts';
import type { PutObjectCommandOutput } from '@aws-sdk/client-s3';

export const putObject = operation<PutObjectCommandOutput>()(
  {
    route: 'PUT object',
    headers: {
      ...OBJECT_HEADERS,
      ...ENCRYPTION_HEADERS,
      ...WRITE_CONDITION_HEADERS,
      'x-amz-acl': 'ACL',
      'x-amz-tagging': 'Tagging',
    },
    metadata: true,
    body: { bytes: 'Body' },
    reply: {
      headers: {
        ETag: 'ETag',
        ...STORED_REPLY_HEADERS,
        ...CHECKSUM_REPLY_HEADERS,
      },
    },
  },
  z.object({
    ...objectInput.shape,
    ...attributesInput.shape,
    ...encryptionInput.shape,
    ...writeConditions.shape,
    ACL: aclInput,
    Tagging: z.string().optional(),
    ChecksumAlgorithm: checksumAlgorithm,
    Body: bodyInput,
  }),
  async ({ buckets, objects, bodies, clock, identity }, input) => {
    const { Bucket, Key } = input;
    const bucket = buckets.get(Bucket);
    const encryption = encryptionFor(input, bucket, identity);
    const attributes = { ...attributesOf(input), ...encryption, ...tagsOfHeader(input.Tagging) };
    const body = await bodies.receive(withAlgorithm(input.Body, input.ChecksumAlgorithm));
    const modified = clock.now();
    await objects.commit({
      bucket: Bucket,
      key: Key,
      body,
      etag: body.md5,
      checksum: body.checksum,
      modified,
      attributes,
      check: (findExisting) => {
        // The bucket may have been deleted while the body came.
        buckets.get(Bucket);
        checkWrite(input, Key, findExisting);
      },
    });
    return {
      ETag: quoted(body.md5),
      ...shownEncryption(encryption),
      ...expirationOf(bucket, { key: Key, size: body.size, modified, attributes }),
      ...checksumMembers(body.checksum),
    };
  },
);
