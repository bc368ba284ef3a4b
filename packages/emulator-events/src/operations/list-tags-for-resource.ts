import type { ListTagsForResourceCommandOutput } from '@aws-sdk/client-eventbridge';
import { listOfTags } from '@scones/emulator-core';
import { z } from 'zod';
import { findTagged, operation } from '../context.ts';

export const listTagsForResource = operation<ListTagsForResourceCommandOutput>()(
  z.strictObject({ ResourceARN: z.string() }),
  (context, { ResourceARN }) => {
    const found = findTagged(context, ResourceARN);
    const { tags } = 'rule' in found ? found.rule : found.bus;
    return { Tags: listOfTags(tags) };
  },
);
