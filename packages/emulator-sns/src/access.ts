import { accessByRules, arn, ifNamed } from '@scones/emulator-core';
import { names } from './service-names.ts';

export const access = accessByRules(names, {
  actions: { PublishBatch: 'Publish' },
  resources: ({ TopicArn, ResourceArn, SubscriptionArn, Name }, identity) =>
    ifNamed(TopicArn ?? ResourceArn) ??
    ifNamed(SubscriptionArn, (subscription) => subscription.split(':').slice(0, 6).join(':')) ??
    ifNamed(Name, (name) => arn(identity, names.arn, name)),
});
