import { accessByRules, arn, ifNamed } from '@scones/emulator-core';

export const access = accessByRules({
  prefix: 'cloudformation',
  resources: ({ StackName }, identity) =>
    ifNamed(StackName, (name) => arn(identity, 'cloudformation', `stack/${name}/*`)),
});
