import { accessByRules, ifNamed } from '@scones/emulator-core';

export const access = accessByRules({
  prefix: 'sts',
  free: ['GetCallerIdentity'],
  resources: ({ RoleArn }) => ifNamed(RoleArn),
});
