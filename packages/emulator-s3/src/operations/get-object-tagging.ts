import type { GetObjectTaggingCommandOutput } from '@aws-sdk/client-s3';
import { VERSION_QUERY, versionInput } from '../request-members.ts';
import { operation } from '../s3-operation.ts';
import { tagSetOf } from '../buckets/tags.ts';

export const getObjectTagging = operation<GetObjectTaggingCommandOutput>()(
  { route: 'GET object?tagging', query: VERSION_QUERY, reply: { document: 'Tagging' } },
  versionInput,
  ({ buckets, objects }, { Bucket, Key }) => {
    buckets.get(Bucket);
    return { TagSet: tagSetOf(objects.get(Bucket, Key).attributes.Tags ?? {}) };
  },
);
