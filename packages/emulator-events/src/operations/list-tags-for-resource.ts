import type { ListTagsForResourceCommandOutput } from '@aws-sdk/client-eventbridge';
import { listOfTags } from '@scones/emulator-core';
import { z } from 'zod';
import { operation, tagsOf } from '../context.ts';

export const listTagsForResource = operation<ListTagsForResourceCommandOutput>()(
  z.strictObject({ ResourceARN: z.string() }),
  (context, { ResourceARN }) => ({ Tags: listOfTags(tagsOf(context, ResourceARN)) }),
);
