import { serviceNames } from '@scones/emulator-core';

export const names = serviceNames('monitoring', {
  iamPrefix: 'cloudwatch',
  arn: 'cloudwatch',
  tasks: { cloudwatch: 'CloudWatch' },
});
