import type { Readable } from 'node:stream';
import type { BodyStore } from '../bodies/body-store.ts';
import { type ByteRange, parseRange } from './byte-range.ts';
import { CHECKSUMS, checksumMembers } from '../bodies/checksums.ts';
import { quoted } from './conditions.ts';
import { ENCRYPTION_HEADERS, shownEncryption } from '../buckets/encryption.ts';
import { errors } from '../errors.ts';
import { OBJECT_HEADERS } from './object-attributes.ts';
import type { StoredObject } from './object-table.ts';
import type { Reply } from '../s3-operation.ts';

export const CHECKSUM_REPLY_HEADERS = {
  ...Object.fromEntries(
    Object.entries(CHECKSUMS).map(([algorithm, { member }]) => [
      member,
      `x-amz-checksum-${algorithm.toLowerCase()}`,
    ]),
  ),
  ChecksumType: 'x-amz-checksum-type',
};

const ENCRYPTION_REPLY_HEADERS = Object.fromEntries(
  Object.entries(ENCRYPTION_HEADERS).map(([header, member]) => [member, header]),
);

/** The headers of every reply to writing an object. */
export const STORED_REPLY_HEADERS = { ...ENCRYPTION_REPLY_HEADERS, Expiration: 'x-amz-expiration' };

/** The headers of a reply to GET and HEAD of an object. */
export const OBJECT_REPLY = {
  headers: {
    ...Object.fromEntries(Object.entries(OBJECT_HEADERS).map(([header, member]) => [member, header])),
    ...CHECKSUM_REPLY_HEADERS,
    ...STORED_REPLY_HEADERS,
    AcceptRanges: 'accept-ranges',
    ContentLength: 'content-length',
    ContentRange: 'content-range',
    ETag: 'ETag',
    LastModified: 'last-modified',
    PartsCount: 'x-amz-mp-parts-count',
    TagCount: 'x-amz-tagging-count',
  },
} as const satisfies Reply;

export const DEFAULT_CONTENT_TYPE = 'binary/octet-stream';

export interface ObjectOutput {
  ETag: string;
  LastModified: Date;
  ContentLength: number;
  ContentType?: string;
  ContentRange?: string;
  Metadata?: Record<string, string>;
}

/** The members that GET and HEAD answer for an object, or for a part of it. */
export function describeObject(
  object: StoredObject,
  range: ByteRange | undefined,
  showChecksum: boolean,
): ObjectOutput {
  const { Checksum, Tags, Metadata, StorageClass, ...attributes } = object.attributes;
  const { UploadId: _, PartChecksums: __, ...headers } = attributes;
  const length = range ? range.end - range.start : object.size;
  return {
    ContentType: DEFAULT_CONTENT_TYPE,
    ...headers,
    ...shownEncryption(object.attributes),
    // S3 does not show the default storage class.
    ...(StorageClass !== 'STANDARD' && { StorageClass }),
    ...(Metadata && { Metadata }),
    AcceptRanges: 'bytes',
    ETag: quoted(object.etag),
    LastModified: new Date(object.modified),
    ContentLength: length,
    ...tagCount(Tags),
    // An empty part has no first byte that a range could name.
    ...(range && length > 0 && { ContentRange: `bytes ${range.start}-${range.end - 1}/${object.size}` }),
    ...(showChecksum && length === object.size && checksumMembers(Checksum)),
  } as ObjectOutput;
}

function tagCount(tags: StoredObject['attributes']['Tags']): { TagCount?: number } {
  const TagCount = Object.keys(tags ?? {}).length;
  return TagCount > 0 ? { TagCount } : {};
}

/** The bytes that are asked for, by range or by part; undefined for all. */
export function selectBytes(
  object: StoredObject,
  header: string | undefined,
  partNumber: number | undefined,
): ByteRange | undefined {
  if (partNumber === undefined) return parseRange(header, object.size);
  if (header !== undefined) throw errors.InvalidRequest.rangeOfPart();
  const sizes = partSizes(object);
  if (partNumber > sizes.length) throw errors.InvalidPartNumber(partNumber, sizes.length);
  const start = sizes.slice(0, partNumber - 1).reduce((sum, size) => sum + size, 0);
  return { start, end: start + (sizes[partNumber - 1] as number) };
}

/** How many parts the object was uploaded in. */
export function partsCount(object: StoredObject): number | undefined {
  return object.etag.includes('-') ? partSizes(object).length : undefined;
}

export function partSizes({ place, size }: StoredObject): number[] {
  return 'files' in place ? place.files.map((file) => file.size) : [size];
}

/** Throws where the object is in an archive storage class, from which nothing can be restored here. */
export function checkArchive({ attributes: { StorageClass } }: StoredObject): void {
  if (StorageClass === 'GLACIER' || StorageClass === 'DEEP_ARCHIVE')
    throw errors.InvalidObjectState(StorageClass);
}

export function readObject(
  bodies: BodyStore,
  object: StoredObject,
  range: ByteRange | undefined,
): Uint8Array | Readable {
  const { place, size } = object;
  const { start, end } = range ?? { start: 0, end: size };
  return 'files' in place ? bodies.read(place.files, start, end) : place.bytes.subarray(start, end);
}
