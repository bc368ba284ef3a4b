import type { CreateTopicCommandOutput } from '@aws-sdk/client-sns';
import { arn } from '@scones/emulator-core';
import { z } from 'zod';
import { operation, tagsInput } from '../sns-context.ts';
import { checkPolicy } from '../check-policy.ts';

/** One that exists is answered as if it were made. */
export const createTopic = operation<CreateTopicCommandOutput>()(
  z.strictObject({
    Name: z.string().regex(/^[\w-]{1,256}$/, 'Topic Name'),
    Attributes: z
      .strictObject({ DisplayName: z.string().max(100).optional(), Policy: z.string().optional() })
      .default({}),
    Tags: tagsInput,
  }),
  ({ topics, identity }, { Name, Attributes, Tags }) => {
    const TopicArn = arn(identity, 'sns', Name);
    const { DisplayName, Policy } = Attributes;
    if (Policy !== undefined) checkPolicy(Policy);
    if (!topics.has(TopicArn))
      topics.put(TopicArn, {
        arn: TopicArn,
        displayName: DisplayName ?? '',
        ...(Policy !== undefined && { policy: Policy }),
        tags: Tags,
      });
    return { TopicArn };
  },
);
