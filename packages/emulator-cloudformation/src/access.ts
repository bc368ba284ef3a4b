import { accessByRules, arn, ifNamed } from '@scones/emulator-core';
import { names } from './service-names.ts';

export const access = accessByRules(names, {
  resources: ({ StackName }, identity) =>
    ifNamed(StackName, (name) => arn(identity, names.arn, `stack/${name}/*`)),
});
