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
    Protocol: z.enum(['http', 'https', 'email', 'lambda'], {
      error: 'The emulator does not support this protocol; it has http, https, email and lambda.',
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
      // A function is the account's own.
      isConfirmed: Protocol === 'lambda',
      isRaw: Attributes.RawMessageDelivery,
    };
    context.subscriptions.put(subscription.arn, subscription);
    if (!subscription.isConfirmed && Protocol !== 'email') confirm(context, subscription);
    const isTold = subscription.isConfirmed || ReturnSubscriptionArn;
    return { SubscriptionArn: isTold ? subscription.arn : 'pending confirmation' };
  },
);

type Protocol = SubscriptionRecord['protocol'];

const ENDPOINTS: Readonly<
  Record<Protocol, { readonly isRight: (endpoint: string) => boolean; readonly what: string }>
> = {
  http: {
    isRight: (endpoint) => isUrl(endpoint, 'http:'),
    what: 'Endpoint must match the specified protocol',
  },
  https: {
    isRight: (endpoint) => isUrl(endpoint, 'https:'),
    what: 'Endpoint must match the specified protocol',
  },
  email: { isRight: (endpoint) => /^[^\s@]+@[^\s@]+$/.test(endpoint), what: 'Email address' },
  lambda: {
    isRight: (endpoint) => /^arn:aws:lambda:[^:]+:\d{12}:function:[^:]+(:[^:]+)?$/.test(endpoint),
    what: 'Lambda endpoint ARN',
  },
};

function checkEndpoint(protocol: Protocol, endpoint: string): void {
  const { isRight, what } = ENDPOINTS[protocol];
  if (!isRight(endpoint)) throw errors.InvalidParameter(what);
}

function isUrl(endpoint: string, protocol: string): boolean {
  return URL.canParse(endpoint) && new URL(endpoint).protocol === protocol;
}
