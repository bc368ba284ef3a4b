import type { ListObjectsV2CommandOutput } from '@aws-sdk/client-s3';
import { wireBoolean } from '@scones/emulator-core';
import { z } from 'zod';
import { decodeToken, encodeToken } from '../listing/continuation-token.ts';
import { keyEncoder } from '../listing/key-encoding.ts';
import { listAfterMarker, listKeys } from '../listing/key-listing.ts';
import { commonPrefixMembers, listedObject } from '../listing/listed-object.ts';
import type { ListedObject } from '../objects/object-table.ts';
import { bucketInput, encodingType, OPTIONAL_ATTRIBUTES, pageSize } from '../request-members.ts';
import { ownerOf } from '../buckets/owner.ts';
import { operation } from '../s3-operation.ts';

export const listObjectsV2 = operation<ListObjectsV2CommandOutput>()(
  {
    route: 'GET bucket?list-type',
    query: {
      'list-type': 'ListType',
      'continuation-token': 'ContinuationToken',
      delimiter: 'Delimiter',
      'encoding-type': 'EncodingType',
      'fetch-owner': 'FetchOwner',
      'max-keys': 'MaxKeys',
      prefix: 'Prefix',
      'start-after': 'StartAfter',
    },
    headers: OPTIONAL_ATTRIBUTES,
    reply: { document: 'ListBucketResult' },
  },
  bucketInput.extend({
    ListType: z.literal('2').optional(),
    ContinuationToken: z.string().optional(),
    Delimiter: z.string().optional(),
    EncodingType: encodingType,
    FetchOwner: wireBoolean.optional(),
    MaxKeys: pageSize('max-keys'),
    Prefix: z.string().default(''),
    StartAfter: z.string().optional(),
  }),
  ({ buckets, objects, identity }, input) => {
    const { Bucket, ContinuationToken, Delimiter, EncodingType, FetchOwner, MaxKeys, Prefix, StartAfter } =
      input;
    buckets.get(Bucket);
    const itemsAfter = (after: string): Iterable<ListedObject> => objects.after(Bucket, Prefix, after);
    const request = { prefix: Prefix, delimiter: Delimiter, limit: MaxKeys };
    const page =
      ContinuationToken === undefined
        ? listKeys(itemsAfter, { ...request, after: StartAfter ?? '' })
        : listAfterMarker(itemsAfter, { ...request, marker: decodeToken(ContinuationToken) });
    const encode = keyEncoder(EncodingType);
    const owner = FetchOwner ? { Owner: ownerOf(identity) } : {};
    return {
      Name: Bucket,
      Prefix: encode(Prefix),
      ...(Delimiter && { Delimiter: encode(Delimiter) }),
      MaxKeys,
      KeyCount: page.items.length + page.commonPrefixes.length,
      IsTruncated: page.last !== undefined,
      ...(ContinuationToken !== undefined && { ContinuationToken }),
      ...(page.last !== undefined && { NextContinuationToken: encodeToken(page.last) }),
      ...(StartAfter !== undefined && ContinuationToken === undefined && { StartAfter: encode(StartAfter) }),
      ...(EncodingType && { EncodingType }),
      ...(page.items.length > 0 && {
        Contents: page.items.map((item) => ({ ...listedObject(item, encode), ...owner })),
      }),
      ...commonPrefixMembers(page, encode),
    };
  },
);
