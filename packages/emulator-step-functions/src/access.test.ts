import { EMULATOR_IDENTITY } from '@scones/emulator-core';
import { expect, it } from 'vitest';
import { access } from './access.ts';

it.each([['StartExecution', { stateMachineArn: 'arn:m' }, 'states:StartExecution', 'arn:m']])(
  '%s %j needs %s on %s',
  (operation, input, action, resource) => {
    expect(access(operation, input, EMULATOR_IDENTITY)).toEqual([{ action, resource }]);
  },
);

it('needs a permission more for a test that reveals secrets', () => {
  const actions = (input: object): string[] =>
    access('TestState', input, EMULATOR_IDENTITY).map(({ action }) => action);
  expect(actions({ definition: '{}' })).toEqual(['states:TestState']);
  expect(actions({ definition: '{}', revealSecrets: true })).toEqual([
    'states:TestState',
    'states:RevealSecrets',
  ]);
});
