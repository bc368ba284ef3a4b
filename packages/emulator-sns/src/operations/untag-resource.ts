import type { UntagResourceCommandOutput } from '@aws-sdk/client-sns';
import { withoutTags } from '@scones/emulator-core';
import { z } from 'zod';
import { operation } from '../context.ts';
import { findTagged } from '../find-tagged.ts';

export const untagResource = operation<UntagResourceCommandOutput>()(
  z.strictObject({ ResourceArn: z.string(), TagKeys: z.array(z.string()) }),
  (context, { ResourceArn, TagKeys }) => {
    const topic = findTagged(context, ResourceArn);
    context.topics.put(topic.arn, { ...topic, tags: withoutTags(topic.tags, TagKeys) });
    return {};
  },
);
