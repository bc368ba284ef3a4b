import { accessByRules, arn, ifNamed } from '@scones/emulator-core';

export const access = accessByRules({
  prefix: 'logs',
  resources: ({ logGroupName, logStreamName, resourceArn }, identity) =>
    ifNamed(resourceArn) ??
    ifNamed(logGroupName, (group) => {
      const stream = typeof logStreamName === 'string' ? logStreamName : '';
      return arn(identity, 'logs', `log-group:${group}:log-stream:${stream}`);
    }),
});
