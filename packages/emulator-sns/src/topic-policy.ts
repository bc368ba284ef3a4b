import type { Identity } from '@scones/emulator-core';
import { z } from 'zod';
import type { TopicRecord } from './records.ts';

/** The topic's own policy, or the one of a new topic. */
export function policyOf({ arn, policy }: TopicRecord, { account }: Identity): string {
  return policy ?? firstPolicy(arn, account);
}

/** The policy of a new topic. */
function firstPolicy(topicArn: string, account: string): string {
  return JSON.stringify({
    Version: '2008-10-17',
    Id: '__default_policy_ID',
    Statement: [
      {
        Sid: '__default_statement_ID',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: [
          'SNS:GetTopicAttributes',
          'SNS:SetTopicAttributes',
          'SNS:AddPermission',
          'SNS:RemovePermission',
          'SNS:DeleteTopic',
          'SNS:Subscribe',
          'SNS:ListSubscriptionsByTopic',
          'SNS:Publish',
        ],
        Resource: topicArn,
        Condition: { StringEquals: { 'AWS:SourceOwner': account } },
      },
    ],
  });
}

export const policySchema = z.looseObject({
  Statement: z
    .union([
      z.looseObject({ Sid: z.string().optional() }).transform((one) => [one]),
      z.array(z.looseObject({ Sid: z.string().optional() })),
    ])
    .default([]),
});

/** The policy as a document; one statement may stand without its list. */
export function readPolicy(topic: TopicRecord, identity: Identity): z.output<typeof policySchema> {
  return policySchema.parse(JSON.parse(policyOf(topic, identity)));
}
