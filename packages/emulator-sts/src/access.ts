import { accessByRules, contextValues, ifNamed } from '@scones/emulator-core';
import { names } from './service-names.ts';

export const access = accessByRules(names, {
  tagging: 'TagSession',
  free: ['GetCallerIdentity'],
  resources: ({ RoleArn }) => ifNamed(RoleArn),
  context: ({ ExternalId, RoleSessionName, TransitiveTagKeys }) =>
    contextValues({
      'sts:ExternalId': ExternalId,
      'sts:RoleSessionName': RoleSessionName,
      'sts:TransitiveTagKeys': TransitiveTagKeys,
    }),
});
