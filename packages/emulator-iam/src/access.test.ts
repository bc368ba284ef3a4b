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
  ['SimulatePrincipalPolicy', { PolicySourceArn: 'arn:r' }, 'iam:SimulatePrincipalPolicy', 'arn:r'],
])('%s %j needs %s on %s', (operation, input, action, resource) => {
  expect(access(operation, input, EMULATOR_IDENTITY)).toMatchObject([{ action, resource }]);
});

it('needs to pass the role that an instance profile gets, and to tag what is made with tags', () => {
  const profile = { InstanceProfileName: 'i', RoleName: 'deployer' };
  expect(access('AddRoleToInstanceProfile', profile, EMULATOR_IDENTITY)[1]).toEqual({
    action: 'iam:PassRole',
    resource: 'arn:aws:iam::000000000000:role/ci/deployer',
    context: { 'iam:PassedToService': 'ec2.amazonaws.com' },
  });
  const tagged = { RoleName: 'new', Tags: [{ Key: 'a', Value: '1' }] };
  expect(access('CreateRole', tagged, EMULATOR_IDENTITY).map(({ action }) => action)).toEqual([
    'iam:CreateRole',
    'iam:TagRole',
  ]);
});

it('tells conditions the policy that is attached, and the boundary', () => {
  const given = { RoleName: 'r', PolicyArn: 'arn:p', PermissionsBoundary: 'arn:b' };
  expect(access('AttachRolePolicy', given, EMULATOR_IDENTITY)[0]).toMatchObject({
    context: { 'iam:PolicyARN': 'arn:p', 'iam:PermissionsBoundary': 'arn:b' },
  });
});
