import { EMULATOR_IDENTITY } from '@scones/emulator-core';
import { expect, it } from 'vitest';
import { access } from './access.ts';

it.each([['AssumeRole', { RoleArn: 'arn:r' }, 'sts:AssumeRole', 'arn:r']])(
  '%s %j needs %s on %s',
  (operation, input, action, resource) => {
    expect(access(operation, input, EMULATOR_IDENTITY)).toEqual([{ action, resource }]);
  },
);

it('asks for nothing to say who one is', () => {
  expect(access('GetCallerIdentity', {}, EMULATOR_IDENTITY)).toEqual([]);
});
