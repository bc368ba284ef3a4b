import type { CopyObjectCommandOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import type { BodyStore, ReceivedBody } from '../bodies/body-store.ts';
import type { Bucket } from '../buckets/bucket-table.ts';
import { checksumAlgorithm, type ChecksumAlgorithm, checksumMembers } from '../bodies/checksums.ts';
import {
  checkCopySource,
  checkWrite,
  quoted,
  wholeSecond,
  WRITE_CONDITION_HEADERS,
  writeConditions,
} from '../objects/conditions.ts';
import { copySourceConditions, copySourceInput, COPY_SOURCE_HEADERS } from '../objects/copy-source.ts';
import {
  type Encryption,
  ENCRYPTION_HEADERS,
  encryptionFor,
  encryptionInput,
  shownEncryption,
} from '../buckets/encryption.ts';
import { errors } from '../errors.ts';
import { expirationOf } from '../buckets/expiration.ts';
import { objectInput } from '../request-members.ts';
import { attributesInput, attributesOf, OBJECT_HEADERS } from '../objects/object-attributes.ts';
import { checkArchive, readObject, STORED_REPLY_HEADERS } from '../objects/object-output.ts';
import type { StoredAttributes, StoredObject } from '../objects/object-table.ts';
import { aclInput } from '../buckets/owner.ts';
import { operation } from '../s3-operation.ts';
import { tagsOfHeader } from '../buckets/tags.ts';
import { localBody } from '../bodies/upload-body.ts';

const directive = z.enum(['COPY', 'REPLACE']).default('COPY');

const copyInput = z.object({
  ...objectInput.shape,
  ...attributesInput.shape,
  ...encryptionInput.shape,
  ...writeConditions.shape,
  ...copySourceInput.shape,
  ACL: aclInput,
  ChecksumAlgorithm: checksumAlgorithm,
  MetadataDirective: directive,
  Tagging: z.string().optional(),
  TaggingDirective: directive,
});

export const copyObject = operation<CopyObjectCommandOutput>()(
  {
    route: 'PUT object copy',
    headers: {
      ...OBJECT_HEADERS,
      ...ENCRYPTION_HEADERS,
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
      headers: STORED_REPLY_HEADERS,
    },
  },
  copyInput,
  async ({ buckets, objects, bodies, clock, identity }, input) => {
    const { Bucket, Key, CopySource } = input;
    const bucket = buckets.get(Bucket);
    const encryption = encryptionFor(input, bucket, identity);
    buckets.get(CopySource.bucket);
    const source = objects.get(CopySource.bucket, CopySource.key);
    checkCopySource(copySourceConditions(input), source, clock.now());
    checkArchive(source);
    if (CopySource.bucket === Bucket && CopySource.key === Key) checkChanges(input, encryption, bucket);
    const body = await copyBody(bodies, source, input.ChecksumAlgorithm);
    const modified = clock.now();
    const attributes = { ...attributesOfCopy(input, source), ...encryption };
    await objects.commit({
      bucket: Bucket,
      key: Key,
      body,
      etag: body.md5,
      checksum: body.checksum,
      modified,
      attributes,
      check: (findExisting) => {
        buckets.get(Bucket);
        checkWrite(input, Key, findExisting);
      },
    });
    return {
      CopyObjectResult: {
        ETag: quoted(body.md5),
        LastModified: wholeSecond(modified),
        ...checksumMembers(body.checksum),
      },
      ...shownEncryption(encryption),
      ...expirationOf(bucket, { key: Key, size: body.size, modified, attributes }),
    };
  },
);

/** The bucket's own encryption counts as a change too, when one was put. */
function checkChanges(input: z.output<typeof copyInput>, encryption: Encryption, bucket: Bucket): void {
  const { MetadataDirective, StorageClass, WebsiteRedirectLocation } = input;
  const isEncryptedAnew =
    input.ServerSideEncryption ?? encryption.ServerSideEncryption ?? bucket.configurations['encryption'];
  if (MetadataDirective === 'COPY' && !StorageClass && !WebsiteRedirectLocation && !isEncryptedAnew)
    throw errors.InvalidRequest.copyToItself();
}

/**
 * An object that was uploaded in parts becomes one piece with one digest. An object in one piece only gets another
 * name.
 */
async function copyBody(
  bodies: BodyStore,
  source: StoredObject,
  algorithm: ChecksumAlgorithm | undefined,
): Promise<ReceivedBody> {
  const { place, size, etag, attributes } = source;
  const old = attributes.Checksum;
  const isWhole = !etag.includes('-') && old && (algorithm === undefined || algorithm === old.algorithm);
  if (!isWhole)
    return await bodies.receive(localBody(readWhole(bodies, source)), algorithm ?? old?.algorithm);
  const digests = { md5: etag, size, checksum: old };
  if (!('files' in place)) return { ...digests, ...place };
  return { ...digests, files: await Promise.all(place.files.map((file) => bodies.duplicate(file))) };
}

function readWhole(bodies: BodyStore, source: StoredObject): Parameters<typeof localBody>[0] {
  return readObject(bodies, source, undefined) as Parameters<typeof localBody>[0];
}

function attributesOfCopy(input: z.output<typeof copyInput>, source: StoredObject): StoredAttributes {
  const given = attributesOf(input);
  const { Tags, Metadata } = source.attributes;
  const tags = input.TaggingDirective === 'COPY' ? Tags && { Tags } : tagsOfHeader(input.Tagging);
  if (input.MetadataDirective === 'REPLACE') return { ...given, ...tags };
  const { StorageClass, WebsiteRedirectLocation } = given;
  return {
    ...pick(source.attributes, COPIED_MEMBERS),
    ...(Metadata && { Metadata }),
    ...(StorageClass && { StorageClass }),
    ...(WebsiteRedirectLocation && { WebsiteRedirectLocation }),
    ...tags,
  };
}

/** The other attributes belong to an object's place rather than to the object. */
const COPIED_MEMBERS = [
  'ContentType',
  'ContentEncoding',
  'ContentDisposition',
  'ContentLanguage',
  'CacheControl',
  'Expires',
] as const;

function pick<Whole extends object, Name extends keyof Whole>(
  whole: Whole,
  names: readonly Name[],
): Pick<Whole, Name> {
  return Object.fromEntries(
    names.filter((name) => whole[name] !== undefined).map((name) => [name, whole[name]]),
  ) as Pick<Whole, Name>;
}
