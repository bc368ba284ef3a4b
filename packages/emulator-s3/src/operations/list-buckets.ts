import type { ListBucketsCommandOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { bucketArn, isRegion, regionOf } from '../wire/address.ts';
import { wholeSecond } from '../objects/conditions.ts';
import { decodeToken, encodeToken } from '../listing/continuation-token.ts';
import { errors } from '../errors.ts';
import { ownerOf } from '../buckets/owner.ts';
import { operation } from '../s3-operation.ts';

export const listBuckets = operation<ListBucketsCommandOutput>()(
  {
    route: 'GET service',
    query: {
      'bucket-region': 'BucketRegion',
      'continuation-token': 'ContinuationToken',
      'max-buckets': 'MaxBuckets',
      prefix: 'Prefix',
    },
    reply: { document: 'ListAllMyBucketsResult' },
  },
  z.object({
    BucketRegion: z
      .string()
      .optional()
      .transform((region) => {
        if (region !== undefined && !isRegion(region))
          throw errors.InvalidArgument.region({ argument: 'bucket-region', value: region });
        return region;
      }),
    ContinuationToken: z.string().optional(),
    MaxBuckets: z.coerce.number().int().min(1).max(10_000).default(10_000),
    Prefix: z.string().optional(),
  }),
  ({ buckets, identity }, { BucketRegion, ContinuationToken, MaxBuckets, Prefix }) => {
    const after = ContinuationToken ? decodeToken(ContinuationToken) : '';
    const wanted = buckets
      .all()
      .filter(({ name }) => name.startsWith(Prefix ?? '') && name > after)
      .filter(({ location }) => BucketRegion === undefined || regionOf(location) === BucketRegion);
    const page = wanted.slice(0, MaxBuckets);
    const last = page.at(-1);
    return {
      Owner: ownerOf(identity),
      Buckets: page.map(({ name, created, location }) => ({
        Name: name,
        CreationDate: wholeSecond(created),
        BucketArn: bucketArn(name),
        BucketRegion: regionOf(location),
      })),
      ...(Prefix !== undefined && { Prefix }),
      ...(wanted.length > page.length && last && { ContinuationToken: encodeToken(last.name) }),
    };
  },
);
