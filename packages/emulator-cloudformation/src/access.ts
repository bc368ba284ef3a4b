import { accessByRules, arn, ifNamed } from '@scones/emulator-core';
import { errors } from './errors.ts';
import { names } from './service-names.ts';

export const access = accessByRules(names, {
  resources: ({ StackName }, identity) =>
    ifNamed(StackName, (name) =>
      name.startsWith('arn:') ? name : arn(identity, names.arn, `stack/${name}/*`),
    ),
  passes: {
    to: 'cloudformation.amazonaws.com',
    roles: ({ RoleARN }) => [RoleARN],
    untrusted: (role) => errors.ValidationError.untrustedRole({ role }),
  },
});
