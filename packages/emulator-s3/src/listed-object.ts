import type { _Object } from '@aws-sdk/client-s3';
import { quoted } from './conditions.ts';
import type { ListedObject, StoredAttributes } from './object-table.ts';

/** An object as listings show it. */
export function listedObject(item: ListedObject, encode: (key: string) => string): _Object {
  const { StorageClass, Checksum } = JSON.parse(item.attributes) as StoredAttributes;
  return {
    Key: encode(item.key),
    LastModified: new Date(Math.floor(item.modified / 1000) * 1000),
    ETag: quoted(item.etag),
    ...(Checksum && { ChecksumAlgorithm: [Checksum.algorithm], ChecksumType: Checksum.type }),
    Size: item.size,
    StorageClass: (StorageClass as _Object['StorageClass']) ?? 'STANDARD',
  };
}
