import { type Collection, operationsOf, type Identity } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from './errors.ts';
import type { MessagePorts } from './send-messages.ts';
import type { SubscriptionRecord, TopicRecord } from './records.ts';

/** The state and the ports that the operations work on. */
export interface SnsContext extends MessagePorts {
  readonly identity: Identity;
  /** All changes of the store or none. */
  readonly transaction: <R>(work: () => R) => R;
  readonly topics: Collection<TopicRecord>;
  readonly subscriptions: Collection<SubscriptionRecord>;
  readonly onTopicDeleted?: (topicArn: string) => void;
}

/** Defines an operation by the AWS SDK's type of its output. */
export const operation = operationsOf<SnsContext>();

const required = (member: string) => z.string({ error: `${member} Reason: no value for required parameter` });
export const topicArn = required('TopicArn');
export const subscriptionArn = required('SubscriptionArn');

const ARN_ELEMENTS = 6;

/** Whether it has the form of an ARN. */
export function checkArn(member: string, arn: string): void {
  if (arn === '') throw errors.InvalidParameter.noValue({ member });
  const { length } = arn.split(':');
  if (length < ARN_ELEMENTS) throw errors.InvalidParameter.arn({ member, least: ARN_ELEMENTS, length });
}

export function findTopic({ topics }: SnsContext, arn: string): TopicRecord {
  checkArn('TopicArn', arn);
  const topic = topics.get(arn);
  if (!topic) throw errors.NotFound.topic();
  return topic;
}

export function findSubscription({ subscriptions }: SnsContext, arn: string): SubscriptionRecord {
  checkArn('SubscriptionArn', arn);
  const subscription = subscriptions.get(arn);
  if (!subscription) throw errors.NotFound.subscription();
  return subscription;
}

export function subscriptionsOf(
  { subscriptions }: Pick<SnsContext, 'subscriptions'>,
  topicArn: string,
): SubscriptionRecord[] {
  return subscriptions.values({ prefix: `${topicArn}:` });
}
