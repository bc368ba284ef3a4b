import { accessByRules, ifNamed, type InputMembers, type RequiredAccess } from '@scones/emulator-core';
import { names } from './service-names.ts';

const byRules = accessByRules(names, {
  resources: ({ stateMachineArn, executionArn, mapRunArn, resourceArn }) =>
    ifNamed(executionArn ?? stateMachineArn ?? mapRunArn ?? resourceArn),
});

/** A test that reveals secrets needs a permission of its own beside that to test. */
export const access: RequiredAccess = (operation, input, identity) => {
  const { revealSecrets } = (input ?? {}) as InputMembers;
  const reveals = operation === 'TestState' && revealSecrets === true;
  return [
    ...byRules(operation, input, identity),
    ...(reveals ? [{ action: `${names.iamPrefix}:RevealSecrets`, resource: '*' }] : []),
  ];
};
