import { EMULATOR_IDENTITY } from '@scones/emulator-core';
import { expect, it } from 'vitest';
import { access } from './access.ts';

it.each([
  ['GetRole', { RoleName: 'baker' }, 'iam:GetRole', 'arn:aws:iam::000000000000:role/baker'],
  ['GetPolicy', { PolicyArn: 'arn:p' }, 'iam:GetPolicy', 'arn:p'],
])('%s %j needs %s on %s', (operation, input, action, resource) => {
  expect(access(operation, input, EMULATOR_IDENTITY)).toEqual([{ action, resource }]);
});
