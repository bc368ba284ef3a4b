import type { GetTopicAttributesCommandOutput } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { findTopic, operation, subscriptionsOf } from '../sns-context.ts';

export const getTopicAttributes = operation<GetTopicAttributesCommandOutput>()(
  z.strictObject({ TopicArn: z.string() }),
  (context, { TopicArn }) => {
    const { displayName, policy } = findTopic(context, TopicArn);
    const all = subscriptionsOf(context, TopicArn);
    const confirmed = all.filter(({ isConfirmed }) => isConfirmed).length;
    return {
      Attributes: {
        TopicArn,
        DisplayName: displayName,
        Owner: context.identity.account,
        Policy: policy ?? firstPolicy(TopicArn, context.identity.account),
        SubscriptionsConfirmed: String(confirmed),
        SubscriptionsPending: String(all.length - confirmed),
        SubscriptionsDeleted: '0',
      },
    };
  },
);

/** What every topic has to begin with. */
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
          'SNS:DeleteTopic',
          'SNS:Subscribe',
          'SNS:Publish',
        ],
        Resource: topicArn,
        Condition: { StringEquals: { 'AWS:SourceOwner': account } },
      },
    ],
  });
}
