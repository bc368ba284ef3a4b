import type { GetObjectTaggingCommandOutput } from '@aws-sdk/client-s3';
import { objectInput } from '../location.ts';
import { defineS3Operation } from '../s3-operation.ts';
import { tagSetOf } from '../tags.ts';

export const getObjectTagging = defineS3Operation<Omit<GetObjectTaggingCommandOutput, '$metadata'>>()(
  { route: 'GET object?tagging', reply: { document: 'Tagging' } },
  objectInput,
  ({ buckets, objects }, { Bucket, Key }) => {
    buckets.get(Bucket);
    return { TagSet: tagSetOf(objects.get(Bucket, Key).attributes.Tags ?? {}) };
  },
);
