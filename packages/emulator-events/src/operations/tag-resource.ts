import type { TagResourceCommandOutput } from '@aws-sdk/client-eventbridge';
import { tagList, withTags } from '@scones/emulator-core';
import { z } from 'zod';
import { changeTags, operation } from '../context.ts';
import { errors } from '../errors.ts';

export const tagResource = operation<TagResourceCommandOutput>()(
  z.strictObject({ ResourceARN: z.string(), Tags: tagList }),
  (context, { ResourceARN, Tags }) => {
    changeTags(context, ResourceARN, (tags) => withTags(tags, Tags, errors.LimitExceededException));
    return {};
  },
);
