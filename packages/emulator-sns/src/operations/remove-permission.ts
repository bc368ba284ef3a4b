import type { RemovePermissionCommandOutput } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { findTopic, operation, topicArn } from '../context.ts';
import { readPolicy } from '../topic-policy.ts';

/** As on AWS it is no error when there is no such statement. */
export const removePermission = operation<RemovePermissionCommandOutput>()(
  z.strictObject({ TopicArn: topicArn, Label: z.string().min(1) }),
  (context, { TopicArn, Label }) => {
    const topic = findTopic(context, TopicArn);
    const policy = readPolicy(topic, context.identity);
    const Statement = policy.Statement.filter(({ Sid }) => Sid !== Label);
    context.topics.put(TopicArn, { ...topic, policy: JSON.stringify({ ...policy, Statement }) });
    return {};
  },
);
