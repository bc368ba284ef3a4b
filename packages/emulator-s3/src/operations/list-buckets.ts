import type { ListBucketsCommandOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { ownerOf } from '../owner.ts';
import { defineS3Operation } from '../s3-operation.ts';

export const listBuckets = defineS3Operation<Omit<ListBucketsCommandOutput, '$metadata'>>()(
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
    BucketRegion: z.string().optional(),
    ContinuationToken: z.string().optional(),
    MaxBuckets: z.coerce.number().int().min(1).max(10_000).default(10_000),
    Prefix: z.string().optional(),
  }),
  ({ buckets, identity }, { BucketRegion, ContinuationToken, MaxBuckets, Prefix }) => {
    const wanted = buckets
      .all()
      .filter(({ name }) => name.startsWith(Prefix ?? '') && name > (ContinuationToken ?? ''))
      .filter(({ location }) => BucketRegion === undefined || (location ?? 'us-east-1') === BucketRegion);
    const page = wanted.slice(0, MaxBuckets);
    const last = page.at(-1);
    return {
      Owner: ownerOf(identity),
      Buckets: page.map(({ name, created, location }) => ({
        Name: name,
        CreationDate: new Date(created),
        BucketRegion: location ?? 'us-east-1',
      })),
      ...(Prefix !== undefined && { Prefix }),
      ...(wanted.length > page.length && last && { ContinuationToken: last.name }),
    };
  },
);
