import type { TagResourceCommandOutput } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { operation, tagsInput } from '../context.ts';
import { findTagged } from '../find-tagged.ts';

export const tagResource = operation<TagResourceCommandOutput>()(
  z.strictObject({ ResourceArn: z.string(), Tags: tagsInput }),
  (context, { ResourceArn, Tags }) => {
    const topic = findTagged(context, ResourceArn);
    context.topics.put(topic.arn, { ...topic, tags: { ...topic.tags, ...Tags } });
    return {};
  },
);
