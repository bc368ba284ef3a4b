import { accessByRules, arn, ifNamed } from '@scones/emulator-core';
import { names } from './service-names.ts';

export const access = accessByRules(names, {
  resources: ({ logGroupName, logStreamName, resourceArn }, identity) =>
    ifNamed(resourceArn) ??
    ifNamed(logGroupName, (group) => {
      const stream = typeof logStreamName === 'string' ? logStreamName : '';
      return arn(identity, names.arn, `log-group:${group}:log-stream:${stream}`);
    }),
});
