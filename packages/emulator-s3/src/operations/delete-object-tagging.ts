import type { DeleteObjectTaggingCommandOutput } from '@aws-sdk/client-s3';
import { VERSION_QUERY, versionInput } from '../request-members.ts';
import { operation } from '../s3-operation.ts';

export const deleteObjectTagging = operation<DeleteObjectTaggingCommandOutput>()(
  { route: 'DELETE object?tagging', query: VERSION_QUERY, reply: { status: 204 } },
  versionInput,
  ({ buckets, objects }, { Bucket, Key }) => {
    buckets.get(Bucket);
    const { Tags: _, ...attributes } = objects.get(Bucket, Key).attributes;
    objects.putAttributes(Bucket, Key, attributes);
    return {};
  },
);
