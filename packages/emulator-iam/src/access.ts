import { accessByRules, ifNamed } from '@scones/emulator-core';

export const access = accessByRules({
  prefix: 'iam',
  resources: ({ RoleName, PolicyArn }, { account }) =>
    ifNamed(RoleName, (name) => `arn:aws:iam::${account}:role/${name}`) ?? ifNamed(PolicyArn),
});
