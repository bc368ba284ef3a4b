import type { PutObjectTaggingCommandOutput } from '@aws-sdk/client-s3';
import { VERSION_QUERY, versionInput } from '../request-members.ts';
import { operation } from '../s3-operation.ts';
import { taggingInput, tagsOf } from '../buckets/tags.ts';

export const putObjectTagging = operation<PutObjectTaggingCommandOutput>()(
  { route: 'PUT object?tagging', query: VERSION_QUERY, body: { document: 'Tagging', member: 'Tagging' } },
  versionInput.extend({ Tagging: taggingInput }),
  ({ buckets, objects }, { Bucket, Key, Tagging }) => {
    buckets.get(Bucket);
    const { attributes } = objects.get(Bucket, Key);
    objects.putAttributes(Bucket, Key, { ...attributes, Tags: tagsOf(Tagging.TagSet, 'object') });
    return {};
  },
);
