import type { TagResourceCommandOutput } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { changeTags, operation, tagsInput } from '../context.ts';

export const tagResource = operation<TagResourceCommandOutput>()(
  z.strictObject({ ResourceARN: z.string(), Tags: tagsInput }),
  (context, { ResourceARN, Tags }) => {
    changeTags(context, ResourceARN, (tags) => ({ ...tags, ...Tags }));
    return {};
  },
);
