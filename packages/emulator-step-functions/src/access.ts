import {
  accessByRules,
  contextValues,
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

/**
 * Permission on a version or an alias is permission on its machine; conditions ask which one it is
 * (https://docs.aws.amazon.com/step-functions/latest/dg/concepts-state-machine-version-alias-iam.html).
 */
const byRules = accessByRules(names, {
  tagging: 'TagResource',
  resources(input, identity, operation) {
    const given = namedIn(input);
    return (
      (given && machineOf(given).arn) ??
      ifNamed(input['taskToken'], machineOfToken) ??
      NEW[operation]?.(input, identity)
    );
  },
  context: (input) =>
    contextValues({ 'states:StateMachineQualifier': machineOf(namedIn(input) ?? '').qualifier }),
  passes: {
    to: 'states.amazonaws.com',
    roles: ({ roleArn }) => [roleArn],
    untrusted: () =>
      jsonRefusals.accessDenied(
        'Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.',
      ),
  },
});

function namedIn(input: InputMembers): string | undefined {
  return ARNS.map((member) => ifNamed(input[member])).find((arn) => arn !== undefined);
}

/** A version's number or an alias's name stands after the machine's in the ARN. */
function machineOf(arn: string): { readonly arn: string; readonly qualifier?: string | undefined } {
  const [, machine, qualifier] = /^(arn:[^:]*:states:[^:]*:[^:]*:stateMachine:[^:]+):(.+)$/.exec(arn) ?? [];
  return machine === undefined ? { arn } : { arn: machine, qualifier };
}

/** A test that reveals secrets, and a machine that is published at once, need a permission of their own for that. */
export const access: RequiredAccess = (operation, input, identity) => {
  const { revealSecrets, publish } = (input ?? {}) as InputMembers;
  const asked = byRules(operation, input, identity);
  if (operation === 'TestState' && revealSecrets === true)
    asked.push({ action: `${names.iamPrefix}:RevealSecrets`, resource: '*' });
  const [own] = asked;
  if (own && publish === true && /^(Create|Update)StateMachine$/.test(operation))
    asked.push({ ...own, action: `${names.iamPrefix}:PublishStateMachineVersion` });
  return asked;
};

/** The ARN of what an operation makes. */
const NEW: Readonly<Record<string, (input: InputMembers, identity: Identity) => string | undefined>> = {
  CreateActivity: ({ name }, identity) => ifNamed(name, (text) => activityArn(identity, text)),
  CreateStateMachine: ({ name }, identity) => ifNamed(name, (text) => stateMachineArn(identity, text)),
  CreateStateMachineAlias: ({ routingConfiguration }) =>
    ifNamed(firstVersion(routingConfiguration), (version) => machineOf(version).arn),
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
