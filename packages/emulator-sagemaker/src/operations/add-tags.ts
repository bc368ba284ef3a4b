import { structure } from '@scones/emulator-core';
import type { AddTagsCommandOutput, AddTagsInput } from '@aws-sdk/client-sagemaker';
import { z } from 'zod';
import { foundArn } from '../records/found.ts';
import { operation } from '../context.ts';
import { tagList, tagsOf, tagValues } from '../input/tags.ts';

export const addTags = operation<AddTagsCommandOutput>()(
  structure<AddTagsInput>()({ ResourceArn: z.string().max(256), Tags: tagList }),
  (context, { ResourceArn, Tags }) => {
    const { tags } = context.records;
    const values = { ...tags.get(foundArn(context, ResourceArn))?.values, ...tagValues(Tags) };
    tags.put(ResourceArn, { values });
    return { Tags: tagsOf(values) };
  },
);
