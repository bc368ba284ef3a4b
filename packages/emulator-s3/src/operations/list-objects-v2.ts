import type { ListObjectsV2CommandOutput } from '@aws-sdk/client-s3';
import { wireBoolean } from '@scones/emulator-core';
import { z } from 'zod';
import { decodeToken, encodeToken } from '../listing/continuation-token.ts';
import { keyEncoder } from '../listing/key-encoding.ts';
import { listKeys } from '../listing/key-listing.ts';
import { commonPrefixMembers, listedObject } from '../listing/listed-object.ts';
import { bucketInput, encodingType, OPTIONAL_ATTRIBUTES, pageSize } from '../request-members.ts';
import { ownerOf } from '../buckets/owner.ts';
import { defineS3Operation } from '../s3-operation.ts';

export const listObjectsV2 = defineS3Operation<Omit<ListObjectsV2CommandOutput, '$metadata'>>()(
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
    const page = listKeys((after) => objects.after(Bucket, Prefix, after), {
      prefix: Prefix,
      delimiter: Delimiter,
      after: ContinuationToken === undefined ? (StartAfter ?? '') : decodeToken(ContinuationToken),
      limit: MaxKeys,
    });
    const encode = keyEncoder(EncodingType);
    const owner = FetchOwner ? { Owner: ownerOf(identity) } : {};
    return {
      Name: Bucket,
      Prefix: encode(Prefix),
      ...(Delimiter && { Delimiter: encode(Delimiter) }),
      MaxKeys,
      KeyCount: page.items.length + page.commonPrefixes.length,
      IsTruncated: page.next !== undefined,
      ...(ContinuationToken !== undefined && { ContinuationToken }),
      ...(page.next && { NextContinuationToken: encodeToken(page.next.after) }),
      ...(StartAfter !== undefined && ContinuationToken === undefined && { StartAfter: encode(StartAfter) }),
      ...(EncodingType && { EncodingType }),
      ...(page.items.length > 0 && {
        Contents: page.items.map((item) => ({ ...listedObject(item, encode), ...owner })),
      }),
      ...commonPrefixMembers(page, encode),
    };
  },
);
