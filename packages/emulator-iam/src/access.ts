import { accessByRules, ifNamed } from '@scones/emulator-core';
import { names } from './service-names.ts';

export const access = accessByRules(names, {
  resources: ({ RoleName, PolicyArn }, { account }) =>
    ifNamed(RoleName, (name) => `arn:aws:iam::${account}:role/${name}`) ?? ifNamed(PolicyArn),
});
