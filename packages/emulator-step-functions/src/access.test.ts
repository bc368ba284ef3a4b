import { EMULATOR_IDENTITY } from '@scones/emulator-core';
import { expect, it } from 'vitest';
import { access } from './access.ts';

const at = 'arn:aws:states:us-east-1:000000000000';
const token = Buffer.from(JSON.stringify([`${at}:execution:m/Items:e`, 0, 2, 0])).toString('base64');

it.each([
  ['StartExecution', { stateMachineArn: 'arn:m' }, 'arn:m'],
  ['DescribeActivity', { activityArn: `${at}:activity:a` }, `${at}:activity:a`],
  ['GetActivityTask', { activityArn: `${at}:activity:a` }, `${at}:activity:a`],
  ['SendTaskSuccess', { taskToken: token }, `${at}:stateMachine:m`],
  ['SendTaskHeartbeat', { taskToken: 'none' }, '*'],
  ['CreateActivity', { name: 'a' }, `${at}:activity:a`],
  ['CreateStateMachine', { name: 'm' }, `${at}:stateMachine:m`],
  ['ListActivities', {}, '*'],
  [
    'CreateStateMachineAlias',
    {
      name: 'live',
      routingConfiguration: [{ stateMachineVersionArn: `${at}:stateMachine:m:1`, weight: 100 }],
    },
    `${at}:stateMachine:m`,
  ],
  ['CreateStateMachineAlias', { name: 'live', routingConfiguration: [null] }, '*'],
])('%s with %j is about %s', (operation, input, resource) => {
  const action = `states:${operation}`;
  expect(access(operation, input, EMULATOR_IDENTITY)).toEqual([{ action, resource }]);
});

it('needs a permission more for a test that reveals secrets', () => {
  const actions = (input: object): string[] =>
    access('TestState', input, EMULATOR_IDENTITY).map(({ action }) => action);
  expect(actions({ definition: '{}' })).toEqual(['states:TestState']);
  expect(actions({ definition: '{}', revealSecrets: true })).toEqual([
    'states:TestState',
    'states:RevealSecrets',
  ]);
});

it.each([
  ['StartExecution', { stateMachineArn: `${at}:stateMachine:m:live` }, 'live'],
  ['DeleteStateMachineVersion', { stateMachineVersionArn: `${at}:stateMachine:m:1` }, '1'],
  ['DeleteStateMachineAlias', { stateMachineAliasArn: `${at}:stateMachine:m:live` }, 'live'],
])(
  '%s needs permission on the machine, and tells conditions the version or alias',
  (operation, input, qualifier) => {
    expect(access(operation, input, EMULATOR_IDENTITY)).toEqual([
      {
        action: `states:${operation}`,
        resource: `${at}:stateMachine:m`,
        context: { 'states:StateMachineQualifier': qualifier },
      },
    ]);
  },
);

it('needs a permission more for a machine that is published at once', () => {
  const actions = (input: object): string[] =>
    access('CreateStateMachine', input, EMULATOR_IDENTITY).map(({ action }) => action);
  expect(actions({ name: 'm' })).toEqual(['states:CreateStateMachine']);
  expect(actions({ name: 'm', publish: true })).toEqual([
    'states:CreateStateMachine',
    'states:PublishStateMachineVersion',
  ]);
});
