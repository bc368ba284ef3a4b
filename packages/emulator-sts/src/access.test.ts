import { EMULATOR_IDENTITY } from '@scones/emulator-core';
import { expect, it } from 'vitest';
import { access } from './access.ts';

it.each([['AssumeRole', { RoleArn: 'arn:r' }, 'sts:AssumeRole', 'arn:r']])(
  '%s %j needs %s on %s',
  (operation, input, action, resource) => {
    expect(access(operation, input, EMULATOR_IDENTITY)).toEqual([{ action, resource }]);
  },
);

it('asks for no permission for GetCallerIdentity', () => {
  expect(access('GetCallerIdentity', {}, EMULATOR_IDENTITY)).toEqual([]);
});
