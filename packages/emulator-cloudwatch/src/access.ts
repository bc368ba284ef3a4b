import { accessByRules } from '@scones/emulator-core';
import { names } from './service-names.ts';

/** Metrics have no ARN; conditions ask for their namespace. */
export const access = accessByRules(names, {
  context: ({ Namespace }) =>
    typeof Namespace === 'string' ? { 'cloudwatch:namespace': Namespace } : undefined,
});
