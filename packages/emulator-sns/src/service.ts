import type { Clock, Random } from '@scones/deterministic';
import {
  type EmulatedService,
  type Identity,
  type OperationTable,
  queryService,
  type Store,
} from '@scones/emulator-core';
import { Deliveries, type Delivery } from './deliveries.ts';
import { API_VERSION } from './letters.ts';
import { confirmSubscription } from './operations/confirm-subscription.ts';
import { createTopic } from './operations/create-topic.ts';
import { deleteTopic } from './operations/delete-topic.ts';
import { getSubscriptionAttributes } from './operations/get-subscription-attributes.ts';
import { getTopicAttributes } from './operations/get-topic-attributes.ts';
import { listSubscriptions } from './operations/list-subscriptions.ts';
import { listSubscriptionsByTopic } from './operations/list-subscriptions-by-topic.ts';
import { listTopics } from './operations/list-topics.ts';
import { publish } from './operations/publish.ts';
import { setTopicAttributes } from './operations/set-topic-attributes.ts';
import { subscribe } from './operations/subscribe.ts';
import { listTagsForResource } from './operations/list-tags-for-resource.ts';
import { tagResource } from './operations/tag-resource.ts';
import { untagResource } from './operations/untag-resource.ts';
import { unsubscribe } from './operations/unsubscribe.ts';
import type { SnsContext } from './sns-context.ts';

/** Every operation that is supported. */
export const operations = {
  ConfirmSubscription: confirmSubscription,
  CreateTopic: createTopic,
  DeleteTopic: deleteTopic,
  GetSubscriptionAttributes: getSubscriptionAttributes,
  GetTopicAttributes: getTopicAttributes,
  ListSubscriptions: listSubscriptions,
  ListSubscriptionsByTopic: listSubscriptionsByTopic,
  ListTagsForResource: listTagsForResource,
  ListTopics: listTopics,
  Publish: publish,
  SetTopicAttributes: setTopicAttributes,
  Subscribe: subscribe,
  TagResource: tagResource,
  Unsubscribe: unsubscribe,
  UntagResource: untagResource,
} satisfies OperationTable<SnsContext>;

export interface SnsOptions {
  readonly store: Store;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
  /** Where the emulator answers, for the links in messages. */
  readonly url: () => string;
  /** Told how each delivery ended. */
  readonly onDelivery: (delivery: Delivery) => void;
  /** Told when a topic is gone, and nobody will look at its log any more. */
  readonly onTopicDeleted?: (topicArn: string) => void;
}

export function sns({ store, onDelivery, ...ports }: SnsOptions): EmulatedService {
  const deliveries = new Deliveries(ports.clock, onDelivery);
  return queryService<SnsContext>({
    name: 'sns',
    version: API_VERSION,
    namespace: 'http://sns.amazonaws.com/doc/2010-03-31/',
    operations,
    maps: ['Attributes'],
    context: {
      ...ports,
      deliveries,
      topics: store.collection('sns.topics'),
      subscriptions: store.collection('sns.subscriptions'),
    },
    close: () => deliveries.close(),
  });
}
