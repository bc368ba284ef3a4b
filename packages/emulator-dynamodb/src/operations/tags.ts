import type {
  ListTagsOfResourceCommandOutput,
  TagResourceCommandOutput,
  UntagResourceCommandOutput,
} from '@aws-sdk/client-dynamodb';
import { listOfTags, tagList, withoutTags } from '@scones/emulator-core';
import { z } from 'zod';
import { operation } from '../context.ts';
import { addedTags, tableOfArn } from '../tags.ts';

const ResourceArn = z.string().min(1).max(1283);

export const tagResource = operation<TagResourceCommandOutput>()(
  z.strictObject({ ResourceArn, Tags: tagList }),
  (context, { ResourceArn: arn, Tags }) => {
    const table = tableOfArn(context, arn);
    context.tables.put(table.name, { ...table, tags: addedTags(table.tags, Tags) });
    return {};
  },
);

export const untagResource = operation<UntagResourceCommandOutput>()(
  z.strictObject({ ResourceArn, TagKeys: z.array(z.string()) }),
  (context, { ResourceArn: arn, TagKeys }) => {
    const table = tableOfArn(context, arn);
    context.tables.put(table.name, { ...table, tags: withoutTags(table.tags, TagKeys) });
    return {};
  },
);

/** All on one page. */
export const listTagsOfResource = operation<ListTagsOfResourceCommandOutput>()(
  z.strictObject({ ResourceArn }),
  (context, { ResourceArn: arn }) => ({ Tags: listOfTags(tableOfArn(context, arn).tags) }),
);
