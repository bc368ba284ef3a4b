import type { Subscription } from '@aws-sdk/client-sns';
import type { SubscriptionRecord } from './records.ts';
import type { SnsContext } from './context.ts';

const PAGE = 100;

/** A page's token is the ARN of its last subscription. */
export function pageOf(
  { subscriptions, identity }: SnsContext,
  prefix: string,
  after: string,
): { Subscriptions: Subscription[]; NextToken: string | undefined } {
  const page = subscriptions.values({ prefix, after, limit: PAGE });
  return {
    Subscriptions: page.map((subscription) => subscriptionOutput(subscription, identity.account)),
    NextToken: page.length === PAGE ? page.at(-1)?.arn : undefined,
  };
}

function subscriptionOutput(
  { arn, topicArn, protocol, endpoint, isConfirmed }: SubscriptionRecord,
  owner: string,
): Subscription {
  return {
    SubscriptionArn: isConfirmed ? arn : 'PendingConfirmation',
    TopicArn: topicArn,
    Protocol: protocol,
    Endpoint: endpoint,
    Owner: owner,
  };
}
