import type { ListObjectsCommandOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { keyEncoder } from '../listing/key-encoding.ts';
import { listAfterMarker } from '../listing/key-listing.ts';
import { commonPrefixMembers, listedObject } from '../listing/listed-object.ts';
import { bucketInput, encodingType, OPTIONAL_ATTRIBUTES, pageSize } from '../request-members.ts';
import { ownerOf } from '../buckets/owner.ts';
import { operation } from '../s3-operation.ts';

export const listObjects = operation<ListObjectsCommandOutput>()(
  {
    route: 'GET bucket',
    query: {
      delimiter: 'Delimiter',
      'encoding-type': 'EncodingType',
      marker: 'Marker',
      'max-keys': 'MaxKeys',
      prefix: 'Prefix',
    },
    headers: OPTIONAL_ATTRIBUTES,
    reply: { document: 'ListBucketResult' },
  },
  bucketInput.extend({
    Delimiter: z.string().optional(),
    EncodingType: encodingType,
    Marker: z.string().default(''),
    MaxKeys: pageSize('max-keys'),
    Prefix: z.string().default(''),
  }),
  ({ buckets, objects, identity }, { Bucket, Delimiter, EncodingType, Marker, MaxKeys, Prefix }) => {
    buckets.get(Bucket);
    const page = listAfterMarker((after) => objects.after(Bucket, Prefix, after), {
      prefix: Prefix,
      delimiter: Delimiter,
      marker: Marker,
      limit: MaxKeys,
    });
    const encode = keyEncoder(EncodingType);
    const Owner = ownerOf(identity);
    return {
      Name: Bucket,
      Prefix: encode(Prefix),
      Marker: encode(Marker),
      ...(Delimiter && { Delimiter: encode(Delimiter) }),
      MaxKeys,
      IsTruncated: page.last !== undefined,
      ...(page.last !== undefined && Delimiter && { NextMarker: encode(page.last) }),
      ...(EncodingType && { EncodingType }),
      ...(page.items.length > 0 && {
        Contents: page.items.map((item) => ({ ...listedObject(item, encode), Owner })),
      }),
      ...commonPrefixMembers(page, encode),
    };
  },
);
