import type { ListTagsForResourceCommandOutput } from '@aws-sdk/client-sns';
import { listOfTags } from '@scones/emulator-core';
import { z } from 'zod';
import { operation } from '../context.ts';
import { findTagged } from '../find-tagged.ts';

export const listTagsForResource = operation<ListTagsForResourceCommandOutput>()(
  z.strictObject({ ResourceArn: z.string() }),
  (context, { ResourceArn }) => ({
    Tags: listOfTags(findTagged(context, ResourceArn).tags),
  }),
);
