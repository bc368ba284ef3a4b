import type { SetTopicAttributesCommandOutput } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { checkPolicy } from '../check-policy.ts';
import type { TopicRecord } from '../records.ts';
import { findTopic, operation } from '../sns-context.ts';

export const setTopicAttributes = operation<SetTopicAttributesCommandOutput>()(
  z.strictObject({
    TopicArn: z.string(),
    AttributeName: z.enum(['DisplayName', 'Policy'], {
      error: 'The emulator’s topics have the attributes DisplayName and Policy only',
    }),
    AttributeValue: z.string().optional(),
  }),
  (context, { TopicArn, AttributeName, AttributeValue }) => {
    const topic = findTopic(context, TopicArn);
    context.topics.put(
      TopicArn,
      AttributeName === 'DisplayName'
        ? { ...topic, displayName: AttributeValue ?? '' }
        : withPolicy(topic, AttributeValue),
    );
    return {};
  },
);

function withPolicy({ policy: _before, ...topic }: TopicRecord, policy: string | undefined): TopicRecord {
  if (!policy) return topic;
  checkPolicy(policy);
  return { ...topic, policy };
}
