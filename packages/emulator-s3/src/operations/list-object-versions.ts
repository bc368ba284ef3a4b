import type { ListObjectVersionsCommandOutput, ObjectVersion } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { keyEncoder } from '../listing/key-encoding.ts';
import { listAfterMarker } from '../listing/key-listing.ts';
import { commonPrefixMembers, listedObject } from '../listing/listed-object.ts';
import type { ListedObject } from '../objects/object-table.ts';
import { bucketInput, encodingType, OPTIONAL_ATTRIBUTES, pageSize } from '../request-members.ts';
import { ownerOf } from '../buckets/owner.ts';
import { operation } from '../s3-operation.ts';

/** For buckets that were never versioned: every object is its own only version, `null`. */
export const listObjectVersions = operation<ListObjectVersionsCommandOutput>()(
  {
    route: 'GET bucket?versions',
    query: {
      delimiter: 'Delimiter',
      'encoding-type': 'EncodingType',
      'key-marker': 'KeyMarker',
      'max-keys': 'MaxKeys',
      prefix: 'Prefix',
      'version-id-marker': 'VersionIdMarker',
    },
    headers: OPTIONAL_ATTRIBUTES,
    reply: { document: 'ListVersionsResult' },
  },
  bucketInput.extend({
    Delimiter: z.string().optional(),
    EncodingType: encodingType,
    KeyMarker: z.string().default(''),
    MaxKeys: pageSize('max-keys'),
    Prefix: z.string().default(''),
    VersionIdMarker: z.string().default(''),
  }),
  ({ buckets, objects, identity }, input) => {
    const { Bucket, Delimiter, EncodingType, KeyMarker, MaxKeys, Prefix, VersionIdMarker } = input;
    buckets.get(Bucket);
    if (VersionIdMarker !== '' && KeyMarker === '')
      throw errors.InvalidArgument.versionIdMarker({ argument: 'version-id-marker', value: VersionIdMarker });
    const page = listAfterMarker((after) => objects.after(Bucket, Prefix, after), {
      prefix: Prefix,
      delimiter: Delimiter,
      marker: KeyMarker,
      limit: MaxKeys,
    });
    const encode = keyEncoder(EncodingType);
    const Owner = ownerOf(identity);
    const { last } = page;
    return {
      Name: Bucket,
      Prefix: encode(Prefix),
      KeyMarker: encode(KeyMarker),
      VersionIdMarker,
      ...(last !== undefined && {
        NextKeyMarker: encode(last),
        ...(!page.commonPrefixes.includes(last) && { NextVersionIdMarker: 'null' }),
      }),
      MaxKeys,
      ...(Delimiter && { Delimiter: encode(Delimiter) }),
      ...(EncodingType && { EncodingType }),
      IsTruncated: page.last !== undefined,
      ...(page.items.length > 0 && {
        Versions: page.items.map((item) => ({ ...onlyVersion(item, encode), Owner })),
      }),
      ...commonPrefixMembers(page, encode),
    };
  },
);

function onlyVersion(item: ListedObject, encode: (key: string) => string): ObjectVersion {
  return {
    ...listedObject(item, encode),
    StorageClass: 'STANDARD',
    VersionId: 'null',
    IsLatest: true,
  };
}
