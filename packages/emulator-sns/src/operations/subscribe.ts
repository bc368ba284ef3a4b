import type { SubscribeCommandOutput } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { errors } from '../errors.ts';
import type { SubscriptionRecord } from '../records.ts';
import { confirm } from '../post.ts';
import { findTopic, operation, subscriptionsOf } from '../sns-context.ts';

const flag = z.union([z.boolean(), z.stringbool()]);

export const subscribe = operation<SubscribeCommandOutput>()(
  z.strictObject({
    TopicArn: z.string(),
    Protocol: z.enum(['http', 'https', 'email'], {
      error: 'The emulator takes subscriptions by http, https and email only',
    }),
    Endpoint: z.string(),
    ReturnSubscriptionArn: flag.default(false),
    Attributes: z
      .strictObject({ RawMessageDelivery: flag.default(false) })
      .default({ RawMessageDelivery: false }),
  }),
  (context, { TopicArn, Protocol, Endpoint, ReturnSubscriptionArn, Attributes }) => {
    findTopic(context, TopicArn);
    checkEndpoint(Protocol, Endpoint);
    const existing = subscriptionsOf(context, TopicArn).find(({ endpoint }) => endpoint === Endpoint);
    const subscription: SubscriptionRecord = existing ?? {
      arn: `${TopicArn}:${context.random.uuid()}`,
      topicArn: TopicArn,
      protocol: Protocol,
      endpoint: Endpoint,
      token: `${context.random.uuid()}${context.random.uuid()}`.replaceAll('-', ''),
      isConfirmed: false,
      isRaw: Attributes.RawMessageDelivery,
    };
    context.subscriptions.put(subscription.arn, subscription);
    if (!subscription.isConfirmed && Protocol !== 'email') confirm(context, subscription);
    const isTold = subscription.isConfirmed || ReturnSubscriptionArn;
    return { SubscriptionArn: isTold ? subscription.arn : 'pending confirmation' };
  },
);

function checkEndpoint(protocol: SubscriptionRecord['protocol'], endpoint: string): void {
  const isRight =
    protocol === 'email'
      ? /^[^\s@]+@[^\s@]+$/.test(endpoint)
      : URL.canParse(endpoint) && new URL(endpoint).protocol === `${protocol}:`;
  if (!isRight)
    throw errors.InvalidParameter(
      protocol === 'email' ? 'Email address' : 'Endpoint must match the specified protocol',
    );
}
