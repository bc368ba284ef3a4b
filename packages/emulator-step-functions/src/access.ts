import { accessByRules, ifNamed } from '@scones/emulator-core';

export const access = accessByRules({
  prefix: 'states',
  resources: ({ stateMachineArn, executionArn, mapRunArn, resourceArn }) =>
    ifNamed(executionArn ?? stateMachineArn ?? mapRunArn ?? resourceArn),
});
