import { structure, listOfTags, tagsOfList } from '@scones/emulator-core';
import type { AddTagsCommandOutput, AddTagsInput } from '@aws-sdk/client-sagemaker';
import { z } from 'zod';
import { foundArn } from '../records/found.ts';
import { operation } from '../context.ts';
import { tagList } from '../input/tags.ts';

export const addTags = operation<AddTagsCommandOutput>()(
  structure<AddTagsInput>()({ ResourceArn: z.string().max(256), Tags: tagList }),
  (context, { ResourceArn, Tags }) => {
    const { tags } = context.records;
    const values = { ...tags.get(foundArn(context, ResourceArn))?.values, ...tagsOfList(Tags) };
    tags.put(ResourceArn, { values });
    return { Tags: listOfTags(values) };
  },
);
