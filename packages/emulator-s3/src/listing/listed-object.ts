import type { _Object, CommonPrefix } from '@aws-sdk/client-s3';
import { quoted, wholeSecond } from '../objects/conditions.ts';
import type { KeyListing } from './key-listing.ts';
import type { ListedObject, StoredAttributes } from '../objects/object-table.ts';

/** An object as listings show it. */
export function listedObject(item: ListedObject, encode: (key: string) => string): _Object {
  const { StorageClass, Checksum } = JSON.parse(item.attributes) as StoredAttributes;
  return {
    Key: encode(item.key),
    LastModified: wholeSecond(item.modified),
    ETag: quoted(item.etag),
    ...(Checksum && { ChecksumAlgorithm: [Checksum.algorithm], ChecksumType: Checksum.type }),
    Size: item.size,
    StorageClass: (StorageClass as _Object['StorageClass']) ?? 'STANDARD',
  };
}

/** As S3 leaves the member out where there are none. */
export function commonPrefixMembers(
  { commonPrefixes }: Pick<KeyListing<unknown>, 'commonPrefixes'>,
  encode: (prefix: string) => string,
): { CommonPrefixes?: CommonPrefix[] } {
  if (commonPrefixes.length === 0) return {};
  return { CommonPrefixes: commonPrefixes.map((prefix) => ({ Prefix: encode(prefix) })) };
}
