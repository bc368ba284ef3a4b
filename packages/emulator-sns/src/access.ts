import { accessByRules, arn, ifNamed } from '@scones/emulator-core';

export const access = accessByRules({
  prefix: 'sns',
  resources: ({ TopicArn, ResourceArn, SubscriptionArn, Name }, identity) =>
    ifNamed(TopicArn ?? ResourceArn) ??
    ifNamed(SubscriptionArn, (subscription) => subscription.split(':').slice(0, 6).join(':')) ??
    ifNamed(Name, (name) => arn(identity, 'sns', name)),
});
