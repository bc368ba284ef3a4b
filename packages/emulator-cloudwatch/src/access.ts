import { accessByRules } from '@scones/emulator-core';

/** Metrics have no ARN; conditions ask for their namespace. */
export const access = accessByRules({
  prefix: 'cloudwatch',
  context: ({ Namespace }) =>
    typeof Namespace === 'string' ? { 'cloudwatch:namespace': Namespace } : undefined,
});
