import { EMULATOR_IDENTITY, Store } from '@scones/emulator-core';
import { expect, it } from 'vitest';
import { accessTo } from './access.ts';
import { openRecords, type Role } from './records.ts';

const records = openRecords(new Store(':memory:'));
records.roles.put('deployer', { name: 'deployer', path: '/ci/' } as Role);
const access = accessTo(records);

it.each([
  ['GetRole', { RoleName: 'baker' }, 'iam:GetRole', 'arn:aws:iam::000000000000:role/baker'],
  ['GetRole', { RoleName: 'deployer' }, 'iam:GetRole', 'arn:aws:iam::000000000000:role/ci/deployer'],
  [
    'CreateRole',
    { RoleName: 'new', Path: '/ci/' },
    'iam:CreateRole',
    'arn:aws:iam::000000000000:role/ci/new',
  ],
  [
    'CreatePolicy',
    { PolicyName: 'p', Path: '/ci/' },
    'iam:CreatePolicy',
    'arn:aws:iam::000000000000:policy/ci/p',
  ],
  ['GetPolicy', { PolicyArn: 'arn:p' }, 'iam:GetPolicy', 'arn:p'],
])('%s %j needs %s on %s', (operation, input, action, resource) => {
  expect(access(operation, input, EMULATOR_IDENTITY)).toEqual([{ action, resource }]);
});
