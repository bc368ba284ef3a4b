import type { TagResourceCommandOutput } from '@aws-sdk/client-sns';
import { tagList, withTags } from '@scones/emulator-core';
import { z } from 'zod';
import { operation } from '../context.ts';
import { errors } from '../errors.ts';
import { findTagged } from '../find-tagged.ts';

export const tagResource = operation<TagResourceCommandOutput>()(
  z.strictObject({ ResourceArn: z.string(), Tags: tagList }),
  (context, { ResourceArn, Tags }) => {
    const topic = findTagged(context, ResourceArn);
    const tags = withTags(topic.tags, Tags, errors.TagLimitExceeded);
    context.topics.put(topic.arn, { ...topic, tags });
    return {};
  },
);
