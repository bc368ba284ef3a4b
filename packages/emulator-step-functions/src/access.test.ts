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
  ['StartExecution', { stateMachineArn: `${at}:stateMachine:m:live` }, `${at}:stateMachine:m:live`],
  ['DeleteStateMachineVersion', { stateMachineVersionArn: 'arn:m:1' }, 'arn:m:1'],
  ['DeleteStateMachineAlias', { stateMachineAliasArn: 'arn:m:live' }, 'arn:m:live'],
  [
    'CreateStateMachineAlias',
    { name: 'live', routingConfiguration: [{ stateMachineVersionArn: 'arn:m:1', weight: 100 }] },
    'arn:m:live',
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
