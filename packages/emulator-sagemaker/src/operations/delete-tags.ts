import { structure, withoutTags } from '@scones/emulator-core';
import type { DeleteTagsCommandOutput, DeleteTagsInput } from '@aws-sdk/client-sagemaker';
import { z } from 'zod';
import { foundArn } from '../records/found.ts';
import { operation } from '../context.ts';

export const deleteTags = operation<DeleteTagsCommandOutput>()(
  structure<DeleteTagsInput>()({
    ResourceArn: z.string().max(256),
    TagKeys: z.array(z.string().min(1).max(128)).min(1).max(50),
  }),
  (context, { ResourceArn, TagKeys }) => {
    const { tags } = context.records;
    const before = tags.get(foundArn(context, ResourceArn))?.values ?? {};
    tags.put(ResourceArn, { values: withoutTags(before, TagKeys) });
    return {};
  },
);
