import { EMULATOR_IDENTITY } from '@scones/emulator-core';
import { expect, it } from 'vitest';
import { access } from './access.ts';

it.each([['StartExecution', { stateMachineArn: 'arn:m' }, 'states:StartExecution', 'arn:m']])(
  '%s %j needs %s on %s',
  (operation, input, action, resource) => {
    expect(access(operation, input, EMULATOR_IDENTITY)).toEqual([{ action, resource }]);
  },
);
