import type { Clock, Random } from '@scones/deterministic';
import {
  type EmulatedService,
  type Identity,
  queryService,
  resourceTagValues,
  type Store,
} from '@scones/emulator-core';
import { access } from './access.ts';
import { type CallFunction, Deliveries, type Delivery, type SendToQueue } from './deliveries.ts';
import { errors } from './errors.ts';
import { API_VERSION } from './http-message.ts';
import { NOT_SUPPORTED } from './not-supported.ts';
import { operations, WITHOUT_RESULT } from './operations.ts';
import type { TopicRecord } from './records.ts';
import type { SnsContext } from './context.ts';
import { refusals } from './refusals.ts';
import { policyOf } from './topic-policy.ts';
import { names } from './service-names.ts';
import { resourceKinds } from './resource-kinds.ts';

export interface SnsOptions {
  readonly store: Store;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
  /** Where the emulator answers, for the links in messages. */
  readonly url: () => string;
  /** Calls the functions that subscribe. */
  readonly callFunction: CallFunction;
  /** Sends to the queues that subscribe. */
  readonly sendToQueue: SendToQueue;
  /** Called with how each delivery ended. */
  readonly onDelivery: (delivery: Delivery) => void;
  /** Called when a topic is deleted, so that nothing of it is kept elsewhere. */
  readonly onTopicDeleted?: (topicArn: string) => void;
}

export function sns({ store, onDelivery, callFunction, sendToQueue, ...ports }: SnsOptions): EmulatedService {
  const deliveries = new Deliveries(ports.clock, onDelivery, { callFunction, sendToQueue });
  const topics = store.collection<TopicRecord>('sns.topics');
  const service = queryService<SnsContext>({
    names,
    version: API_VERSION,
    namespace: 'http://sns.amazonaws.com/doc/2010-03-31/',
    operations,
    access,
    // The links in messages are followed without a signature.
    unsigned: ['ConfirmSubscription', 'Unsubscribe'],
    admitsAnybody: true,
    resourcePolicy(topicArn) {
      const topic = topics.get(topicArn);
      return topic && policyOf(topic, ports.identity);
    },
    resourceContext: (topicArn) => resourceTagValues(topics.get(topicArn)?.tags),
    resourceKinds,
    notSupported: NOT_SUPPORTED,
    withoutResult: WITHOUT_RESULT,
    maps: ['Attributes'],
    invalidInput: ({ faults: [first = ''] }) => errors.InvalidParameter.constraint({ fault: first }),
    context: {
      ...ports,
      deliveries,
      topics,
      transaction: (work) => store.transaction(work),
      subscriptions: store.collection('sns.subscriptions'),
    },
    close: () => deliveries.close(),
  });
  return { ...service, refusals };
}
