import {
  accessByRules,
  type Identity,
  ifNamed,
  type InputMembers,
  jsonRefusals,
  type RequiredAccess,
} from '@scones/emulator-core';
import { readTaskToken } from '@scones/states-language';
import { activityArn, machineOfExecution, stateMachineArn } from './names.ts';
import { names } from './service-names.ts';

/** The members that have the ARN of what an operation is about, the first of them first. */
const ARNS = [
  'executionArn',
  'stateMachineArn',
  'stateMachineVersionArn',
  'stateMachineAliasArn',
  'mapRunArn',
  'activityArn',
  'resourceArn',
];

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsstepfunctions.html */
const byRules = accessByRules(names, {
  resources(input, identity, operation) {
    const given = ARNS.map((member) => ifNamed(input[member])).find((arn) => arn !== undefined);
    return given ?? ifNamed(input['taskToken'], machineOfToken) ?? NEW[operation]?.(input, identity);
  },
  passes: {
    to: 'states.amazonaws.com',
    roles: ({ roleArn }) => [roleArn],
    untrusted: () =>
      jsonRefusals.accessDenied(
        'Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.',
      ),
  },
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

/** The ARN of what an operation makes. */
const NEW: Readonly<Record<string, (input: InputMembers, identity: Identity) => string | undefined>> = {
  CreateActivity: ({ name }, identity) => ifNamed(name, (text) => activityArn(identity, text)),
  CreateStateMachine: ({ name }, identity) => ifNamed(name, (text) => stateMachineArn(identity, text)),
  CreateStateMachineAlias: ({ name, routingConfiguration }) =>
    ifNamed(firstVersion(routingConfiguration), (version) =>
      version.replace(/:\d+$/, `:${ifNamed(name) ?? ''}`),
    ),
};

/** The input is not checked yet. */
function firstVersion(routes: unknown): unknown {
  const [first] = Array.isArray(routes) ? (routes as unknown[]) : [];
  return (first as InputMembers | undefined)?.['stateMachineVersionArn'];
}

/** Who may report on a task is said by its state machine; a text that is no token is about nothing. */
function machineOfToken(taskToken: string): string {
  const attempt = readTaskToken(taskToken);
  return attempt ? machineOfExecution(attempt.executionArn) : '*';
}
