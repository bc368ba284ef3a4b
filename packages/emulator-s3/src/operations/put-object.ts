import { z } from 'zod';
import { bodyInput } from '../body-input.ts';
import { checksumMembers } from '../checksums.ts';
import { checkWrite, quoted, WRITE_CONDITION_HEADERS, writeConditions } from '../conditions.ts';
import { objectInput } from '../location.ts';
import { attributesInput, attributesOf, OBJECT_HEADERS } from '../object-attributes.ts';
import { CHECKSUM_REPLY_HEADERS } from '../object-output.ts';
import { aclInput } from '../owner.ts';
import { defineS3Operation } from '../s3-operation.ts';
import { tagsOfHeader } from '../tags.ts';
import type { PutObjectCommandOutput } from '@aws-sdk/client-s3';

export const putObject = defineS3Operation<Omit<PutObjectCommandOutput, '$metadata'>>()(
  {
    route: 'PUT object',
    headers: {
      ...OBJECT_HEADERS,
      ...WRITE_CONDITION_HEADERS,
      'x-amz-acl': 'ACL',
      'x-amz-tagging': 'Tagging',
    },
    metadata: true,
    body: { bytes: 'Body' },
    reply: {
      headers: {
        ETag: 'etag',
        ServerSideEncryption: 'x-amz-server-side-encryption',
        ...CHECKSUM_REPLY_HEADERS,
      },
    },
  },
  z.object({
    ...objectInput.shape,
    ...attributesInput.shape,
    ...writeConditions.shape,
    ACL: aclInput,
    Tagging: z.string().optional(),
    Body: bodyInput,
  }),
  async ({ buckets, objects, bodies, clock }, input) => {
    const { Bucket, Key } = input;
    buckets.get(Bucket);
    const attributes = attributesOf(input);
    const tags = tagsOfHeader(input.Tagging);
    const body = await bodies.receive(input.Body);
    await objects.commit({
      bucket: Bucket,
      key: Key,
      body,
      etag: body.md5,
      checksum: body.checksum,
      modified: clock.now(),
      attributes: tags ? { ...attributes, Tags: tags } : attributes,
      check: (findExisting) => {
        // The bucket may have gone while the body came.
        buckets.get(Bucket);
        checkWrite(input, Key, findExisting);
      },
    });
    return {
      ETag: quoted(body.md5),
      ServerSideEncryption: input.ServerSideEncryption ?? 'AES256',
      ...checksumMembers(body.checksum),
    };
  },
);
