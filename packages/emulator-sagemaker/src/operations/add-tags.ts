import { structure, listOfTags, tagsOfList, withTags } from '@scones/emulator-core';
import type { AddTagsCommandOutput, AddTagsInput } from '@aws-sdk/client-sagemaker';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { foundArn } from '../records/found.ts';
import { operation } from '../context.ts';
import { tagList } from '../input/tags.ts';

export const addTags = operation<AddTagsCommandOutput>()(
  structure<AddTagsInput>()({ ResourceArn: z.string().max(256), Tags: tagList }),
  (context, { ResourceArn, Tags }) => {
    const { tags } = context.records;
    const before = tags.get(foundArn(context, ResourceArn))?.values ?? {};
    const values = withTags(before, tagsOfList(Tags), errors.ValidationException.manyTags);
    tags.put(ResourceArn, { values });
    return { Tags: listOfTags(values) };
  },
);
