import {
  accessByRules,
  type Identity,
  ifNamed,
  type InputMembers,
  type RequiredAccess,
} from '@scones/emulator-core';
import { readTaskToken } from '@scones/states-language';
import { activityArn, machineOfExecution, stateMachineArn } from './names.ts';
import { names } from './service-names.ts';

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsstepfunctions.html */
const byRules = accessByRules(names, {
  resources: (input, identity, operation) =>
    ifNamed(
      input['executionArn'] ??
        input['stateMachineArn'] ??
        input['mapRunArn'] ??
        input['activityArn'] ??
        input['resourceArn'],
    ) ??
    ifNamed(input['taskToken'], machineOfToken) ??
    ifNamed(input['name'], (name) => NEW[operation]?.(identity, name) ?? '*'),
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

/** Makes the ARN of what an operation makes. */
const NEW: Readonly<Record<string, (identity: Identity, name: string) => string>> = {
  CreateActivity: activityArn,
  CreateStateMachine: stateMachineArn,
};

/** Who may report on a task is said by its state machine; a text that is no token is about nothing. */
function machineOfToken(taskToken: string): string {
  const attempt = readTaskToken(taskToken);
  return attempt ? machineOfExecution(attempt.executionArn) : '*';
}
