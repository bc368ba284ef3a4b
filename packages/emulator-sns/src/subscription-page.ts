import type { Subscription } from '@aws-sdk/client-sns';
import { pageOf } from '@scones/emulator-core';
import { errors } from './errors.ts';
import type { SubscriptionRecord } from './records.ts';
import type { SnsContext } from './context.ts';

const PAGE = 100;

export function subscriptionPage(
  { subscriptions, identity }: SnsContext,
  prefix: string,
  token: string | undefined,
): { Subscriptions: Subscription[]; NextToken: string | undefined } {
  const page = pageOf(subscriptions.values({ prefix }), {
    token,
    limit: PAGE,
    keyOf: ({ arn }) => arn,
    refuse: () => errors.InvalidParameter.member({ member: 'NextToken' }),
  });
  return {
    Subscriptions: page.items.map((subscription) => subscriptionOutput(subscription, identity.account)),
    NextToken: page.token,
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
