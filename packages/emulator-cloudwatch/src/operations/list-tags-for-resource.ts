import type { ListTagsForResourceCommandOutput } from '@aws-sdk/client-cloudwatch';
import { listOfTags } from '@scones/emulator-core';
import { z } from 'zod';
import { operation } from '../context.ts';
import { findTagged } from '../find-tagged.ts';

export const listTagsForResource = operation<ListTagsForResourceCommandOutput>()(
  z.strictObject({ ResourceARN: z.string() }),
  (context, { ResourceARN }) => ({
    Tags: listOfTags(findTagged(context, ResourceARN).tags),
  }),
);
