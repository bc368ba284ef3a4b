import { structure, listOfTags } from '@scones/emulator-core';
import type { ListTagsCommandOutput, ListTagsInput } from '@aws-sdk/client-sagemaker';
import { z } from 'zod';
import { foundArn } from '../records/found.ts';
import { operation } from '../context.ts';

/** All tags fit one page: AWS allows fifty, and pages of fifty. */
export const listTags = operation<ListTagsCommandOutput>()(
  structure<ListTagsInput>()({ ResourceArn: z.string().max(256), MaxResults: z.int().min(50).optional() }),
  (context, { ResourceArn }) => ({
    Tags: listOfTags(context.records.tags.get(foundArn(context, ResourceArn))?.values ?? {}),
  }),
);
