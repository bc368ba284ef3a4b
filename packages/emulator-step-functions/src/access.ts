import { accessByRules, ifNamed } from '@scones/emulator-core';
import { names } from './service-names.ts';

export const access = accessByRules(names, {
  resources: ({ stateMachineArn, executionArn, mapRunArn, resourceArn }) =>
    ifNamed(executionArn ?? stateMachineArn ?? mapRunArn ?? resourceArn),
});
