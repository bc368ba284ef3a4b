import { isDeepStrictEqual } from 'node:util';
import type { SubscribeCommandOutput } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { isOwn, type SubscriptionRecord } from '../records.ts';
import { confirm } from '../send-messages.ts';
import { withAttributes } from '../subscription-attributes.ts';
import { findTopic, operation, subscriptionsOf, topicArn } from '../context.ts';

const flag = z.union([z.boolean(), z.stringbool()]);

const OTHERS_OF_AWS = ['email-json', 'sms', 'application', 'firehose'];
const PROTOCOLS = ['http', 'https', 'email', 'lambda', 'sqs'] as const;

const protocol = z.enum(PROTOCOLS, {
  error: ({ input }) =>
    OTHERS_OF_AWS.includes(String(input))
      ? 'The emulator does not support this protocol; it has http, https, email, lambda and sqs.'
      : `Amazon SNS does not support this protocol string: ${String(input)}`,
});

/** The form of a query has texts only; a task may have others. */
const attribute = z.union([z.string(), z.boolean().transform(String)]);

export const subscribe = operation<SubscribeCommandOutput>()(
  z.strictObject({
    TopicArn: topicArn,
    Protocol: protocol,
    Endpoint: z.string(),
    ReturnSubscriptionArn: flag.default(false),
    Attributes: z.record(z.string(), attribute).default({}),
  }),
  (context, { TopicArn, Protocol, Endpoint, ReturnSubscriptionArn, Attributes }) => {
    findTopic(context, TopicArn);
    checkEndpoint(Protocol, Endpoint);
    const existing = subscriptionsOf(context, TopicArn).find(
      ({ endpoint, protocol: own }) => endpoint === Endpoint && own === Protocol,
    );
    const attributes = withAttributes(existing ?? { isRaw: false }, Attributes, 'Attributes Reason: ');
    if (existing && !isDeepStrictEqual(attributes, existing))
      throw errors.InvalidParameter.otherAttributesOfSubscription();
    const subscription: SubscriptionRecord = existing ?? {
      ...attributes,
      arn: `${TopicArn}:${context.random.uuid()}`,
      topicArn: TopicArn,
      protocol: Protocol,
      endpoint: Endpoint,
      token: `${context.random.uuid()}${context.random.uuid()}`.replaceAll('-', ''),
      isConfirmed: isOwn(Protocol),
    };
    context.subscriptions.put(subscription.arn, subscription);
    if (!subscription.isConfirmed && Protocol !== 'email') confirm(context, subscription);
    const showsArn = subscription.isConfirmed || ReturnSubscriptionArn;
    return { SubscriptionArn: showsArn ? subscription.arn : 'pending confirmation' };
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
  sqs: {
    isRight: (endpoint) => /^arn:aws:sqs:[^:]+:\d{12}:[\w-]+$/.test(endpoint),
    what: 'SQS endpoint ARN',
  },
};

function checkEndpoint(protocol: Protocol, endpoint: string): void {
  if (protocol === 'sqs' && endpoint.endsWith('.fifo')) throw errors.InvalidParameter.fifoQueue();
  const { isRight, what } = ENDPOINTS[protocol];
  if (!isRight(endpoint)) throw errors.InvalidParameter.member({ member: what });
}

function isUrl(endpoint: string, protocol: string): boolean {
  return URL.canParse(endpoint) && new URL(endpoint).protocol === protocol;
}
