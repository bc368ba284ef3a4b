import type { UntagResourceCommandOutput } from '@aws-sdk/client-eventbridge';
import { withoutTags } from '@scones/emulator-core';
import { z } from 'zod';
import { changeTags, operation } from '../context.ts';

export const untagResource = operation<UntagResourceCommandOutput>()(
  z.strictObject({ ResourceARN: z.string(), TagKeys: z.array(z.string()) }),
  (context, { ResourceARN, TagKeys }) => {
    changeTags(context, ResourceARN, (tags) => withoutTags(tags, TagKeys));
    return {};
  },
);
