import { accessByRules, arn, contextValues, ifNamed } from '@scones/emulator-core';
import { names } from './service-names.ts';

export const access = accessByRules(names, {
  tagging: 'TagResource',
  actions: { PublishBatch: 'Publish' },
  // The operations on a subscription that exists know no resource.
  resources: ({ TopicArn, ResourceArn, Name }, identity) =>
    ifNamed(TopicArn ?? ResourceArn) ?? ifNamed(Name, (name) => arn(identity, names.arn, name)),
  context: ({ Protocol, Endpoint }) => contextValues({ 'sns:Protocol': Protocol, 'sns:Endpoint': Endpoint }),
});
