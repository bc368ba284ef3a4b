import type { UntagResourceCommandOutput } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { changeTags, operation } from '../context.ts';

export const untagResource = operation<UntagResourceCommandOutput>()(
  z.strictObject({ ResourceARN: z.string(), TagKeys: z.array(z.string()) }),
  (context, { ResourceARN, TagKeys }) => {
    changeTags(context, ResourceARN, (tags) =>
      Object.fromEntries(Object.entries(tags).filter(([key]) => !TagKeys.includes(key))),
    );
    return {};
  },
);
