import type { SetTopicAttributesCommandOutput } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { checkPolicy } from '../check-policy.ts';
import { errors } from '../errors.ts';
import { KEPT_ATTRIBUTES, type KeptAttribute, type TopicRecord } from '../records.ts';
import { signatureVersion, tracingConfig } from '../topic-attributes.ts';
import { findTopic, operation, topicArn } from '../context.ts';

export const setTopicAttributes = operation<SetTopicAttributesCommandOutput>()(
  z.strictObject({
    TopicArn: topicArn,
    AttributeName: z.enum(['DisplayName', 'Policy', ...KEPT_ATTRIBUTES], {
      error: ({ input }) =>
        OTHERS_OF_AWS.test(String(input))
          ? `AttributeName Reason: The emulator does not support ${String(input)} of topics.`
          : 'AttributeName',
    }),
    AttributeValue: z.string().optional(),
  }),
  (context, { TopicArn, AttributeName, AttributeValue }) => {
    const topic = findTopic(context, TopicArn);
    context.topics.put(TopicArn, withAttribute(topic, AttributeName, AttributeValue));
    return {};
  },
);

const OTHERS_OF_AWS =
  /^(DeliveryPolicy|ContentBasedDeduplication|FifoThroughputScope|ArchivePolicy|\w+SuccessFeedbackRoleArn|\w+FailureFeedbackRoleArn|\w+SuccessFeedbackSampleRate)$/;

function withAttribute(
  topic: TopicRecord,
  name: 'DisplayName' | 'Policy' | KeptAttribute,
  value: string | undefined,
): TopicRecord {
  if (name === 'DisplayName') return { ...topic, displayName: value ?? '' };
  if (name === 'Policy') return withPolicy(topic, value);
  checkKept(name, value);
  const { [name]: _before, ...others } = topic.kept ?? {};
  return { ...topic, kept: value ? { ...others, [name]: value } : others };
}

function checkKept(name: KeptAttribute, value: string | undefined): void {
  const schema = {
    SignatureVersion: signatureVersion,
    TracingConfig: tracingConfig,
    KmsMasterKeyId: z.string(),
  };
  if (value && !schema[name].safeParse(value).success) throw errors.InvalidParameter.member({ member: name });
}

function withPolicy({ policy: _before, ...topic }: TopicRecord, policy: string | undefined): TopicRecord {
  if (!policy) return topic;
  checkPolicy(policy);
  return { ...topic, policy };
}
