import { EMULATOR_IDENTITY } from '@scones/emulator-core';
import { expect, it } from 'vitest';
import { access } from './access.ts';

it.each([['PutEvents', {}, 'events:PutEvents', 'arn:aws:events:us-east-1:000000000000:event-bus/default']])(
  '%s %j needs %s on %s',
  (operation, input, action, resource) => {
    expect(access(operation, input, EMULATOR_IDENTITY)).toEqual([{ action, resource }]);
  },
);

it('asks for each bus that events are put on', () => {
  const Entries = [{}, { EventBusName: 'orders' }, { EventBusName: 'orders' }];
  const asked = access('PutEvents', { Entries }, EMULATOR_IDENTITY);
  expect(asked.map(({ resource }) => resource)).toEqual([
    'arn:aws:events:us-east-1:000000000000:event-bus/default',
    'arn:aws:events:us-east-1:000000000000:event-bus/orders',
  ]);
});

it.each([
  ['PutTargets', { Rule: 'r', EventBusName: 'orders' }, 'rule/orders/r'],
  ['DescribeRule', { Name: 'r' }, 'rule/r'],
  ['DeleteEventBus', { Name: 'orders' }, 'event-bus/orders'],
])('asks for the rule or bus of %s %j', (operation, input, resource) => {
  const [asked] = access(operation, input, EMULATOR_IDENTITY);
  expect(asked?.resource).toBe(`arn:aws:events:us-east-1:000000000000:${resource}`);
});
