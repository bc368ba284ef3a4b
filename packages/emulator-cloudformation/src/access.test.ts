import { EMULATOR_IDENTITY, Store } from '@scones/emulator-core';
import { expect, it } from 'vitest';
import { accessTo } from './access.ts';
import type { ChangeSetRecord } from './change-set/change-set-record.ts';

const at = 'arn:aws:cloudformation:us-east-1:000000000000';
const changeSets = new Store(':memory:').collection<ChangeSetRecord>('change-sets');
changeSets.put(`${at}:changeSet/c/1`, { stackId: `${at}:stack/prod/1` } as ChangeSetRecord);
const access = accessTo(changeSets);

it.each([
  ['DeleteStack', { StackName: 'demo' }, `${at}:stack/demo/*`],
  ['DeleteStack', { StackName: `${at}:stack/demo/2` }, `${at}:stack/demo/2`],
  ['ListStacks', {}, `${at}:stack/*/*`],
  ['ValidateTemplate', {}, '*'],
  // A denial of the stack would not bite if another could be named beside the change set.
  ['ExecuteChangeSet', { ChangeSetName: `${at}:changeSet/c/1`, StackName: 'demo' }, `${at}:stack/prod/1`],
])('%s %j is about %s', (operation, input, resource) => {
  expect(access(operation, input, EMULATOR_IDENTITY)).toMatchObject([
    { action: `cloudformation:${operation}`, resource },
  ]);
});

it('needs permission to list where a description names no stack', () => {
  const actions = (input: object): string[] =>
    access('DescribeStacks', input, EMULATOR_IDENTITY).map(({ action }) => action);
  expect(actions({ StackName: 'demo' })).toEqual(['cloudformation:DescribeStacks']);
  expect(actions({})).toEqual(['cloudformation:DescribeStacks', 'cloudformation:ListStacks']);
});

it('tells conditions the role, the template and the change set', () => {
  const input = { StackName: 's', ChangeSetName: 'c', RoleARN: 'arn:r', TemplateURL: 'https://t' };
  expect(access('CreateChangeSet', input, EMULATOR_IDENTITY)[0]).toMatchObject({
    context: {
      'cloudformation:ChangeSetName': 'c',
      'cloudformation:RoleArn': 'arn:r',
      'cloudformation:TemplateUrl': 'https://t',
    },
  });
});
