import type { CopyObjectCommandOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import type { BodyStore, ReceivedBody } from '../body-store.ts';
import { CHECKSUM_ALGORITHMS, checksumMembers } from '../checksums.ts';
import {
  checkCopySource,
  checkWrite,
  quoted,
  WRITE_CONDITION_HEADERS,
  writeConditions,
} from '../conditions.ts';
import { copySourceConditions, copySourceInput, COPY_SOURCE_HEADERS } from '../copy-source.ts';
import { errors } from '../errors.ts';
import { objectInput } from '../location.ts';
import { attributesInput, attributesOf, OBJECT_HEADERS } from '../object-attributes.ts';
import { readObject } from '../object-output.ts';
import type { StoredAttributes, StoredObject } from '../object-table.ts';
import { aclInput } from '../owner.ts';
import { defineS3Operation } from '../s3-operation.ts';
import { tagsOfHeader } from '../tags.ts';
import { localBody } from '../upload-body.ts';

const directive = z.enum(['COPY', 'REPLACE']).default('COPY');

const copyInput = z.object({
  ...objectInput.shape,
  ...attributesInput.shape,
  ...writeConditions.shape,
  ...copySourceInput.shape,
  ACL: aclInput,
  ChecksumAlgorithm: z.enum(CHECKSUM_ALGORITHMS).optional(),
  MetadataDirective: directive,
  Tagging: z.string().optional(),
  TaggingDirective: directive,
});

export const copyObject = defineS3Operation<Omit<CopyObjectCommandOutput, '$metadata'>>()(
  {
    route: 'PUT object copy',
    headers: {
      ...OBJECT_HEADERS,
      ...WRITE_CONDITION_HEADERS,
      ...COPY_SOURCE_HEADERS,
      'x-amz-acl': 'ACL',
      'x-amz-checksum-algorithm': 'ChecksumAlgorithm',
      'x-amz-metadata-directive': 'MetadataDirective',
      'x-amz-tagging': 'Tagging',
      'x-amz-tagging-directive': 'TaggingDirective',
    },
    metadata: true,
    reply: {
      document: 'CopyObjectResult',
      content: 'CopyObjectResult',
      headers: { ServerSideEncryption: 'x-amz-server-side-encryption' },
    },
  },
  copyInput,
  async ({ buckets, objects, bodies, clock }, input) => {
    const { Bucket, Key, CopySource } = input;
    buckets.get(Bucket);
    buckets.get(CopySource.bucket);
    const source = objects.get(CopySource.bucket, CopySource.key);
    checkCopySource(copySourceConditions(input), source);
    if (CopySource.bucket === Bucket && CopySource.key === Key) checkChanges(input);
    const body = await copyBody(bodies, source, input.ChecksumAlgorithm);
    const modified = clock.now();
    await objects.commit({
      bucket: Bucket,
      key: Key,
      body,
      etag: body.md5,
      checksum: body.checksum,
      modified,
      attributes: attributesOfCopy(input, source),
      check: (findExisting) => {
        buckets.get(Bucket);
        checkWrite(input, Key, findExisting);
      },
    });
    return {
      CopyObjectResult: {
        ETag: quoted(body.md5),
        LastModified: new Date(modified),
        ...checksumMembers(body.checksum),
      },
      ServerSideEncryption: input.ServerSideEncryption ?? 'AES256',
    };
  },
);

function checkChanges(input: z.output<typeof copyInput>): void {
  const { MetadataDirective, StorageClass, WebsiteRedirectLocation, ServerSideEncryption } = input;
  if (MetadataDirective === 'COPY' && !StorageClass && !WebsiteRedirectLocation && !ServerSideEncryption)
    throw errors.InvalidRequest(
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    );
}

/** What was uploaded in parts becomes one piece with one digest; what is in one piece is only named anew. */
async function copyBody(
  bodies: BodyStore,
  source: StoredObject,
  algorithm: (typeof CHECKSUM_ALGORITHMS)[number] | undefined,
): Promise<ReceivedBody> {
  const { place, size, etag, attributes } = source;
  const old = attributes.Checksum;
  const isWhole = !etag.includes('-') && (algorithm === undefined || algorithm === old?.algorithm);
  if (!isWhole)
    return await bodies.receive(localBody(readWhole(bodies, source)), algorithm ?? old?.algorithm);
  const digests = { md5: etag, size, ...(old && { checksum: old }) };
  if (!('files' in place)) return { ...digests, ...place };
  return { ...digests, files: await Promise.all(place.files.map((file) => bodies.duplicate(file))) };
}

function readWhole(bodies: BodyStore, source: StoredObject): Parameters<typeof localBody>[0] {
  return readObject(bodies, source, undefined) as Parameters<typeof localBody>[0];
}

function attributesOfCopy(input: z.output<typeof copyInput>, source: StoredObject): StoredAttributes {
  const given = attributesOf(input);
  const { Tags, Checksum: _, StorageClass: __, ...kept } = source.attributes;
  const tags = input.TaggingDirective === 'COPY' ? Tags : tagsOfHeader(input.Tagging);
  const base =
    input.MetadataDirective === 'REPLACE'
      ? given
      : { ...kept, ...(given.StorageClass && { StorageClass: given.StorageClass }) };
  return tags ? { ...base, Tags: tags } : base;
}
