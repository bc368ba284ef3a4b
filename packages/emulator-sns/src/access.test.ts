import { EMULATOR_IDENTITY } from '@scones/emulator-core';
import { expect, it } from 'vitest';
import { access } from './access.ts';

it.each([
  ['Publish', { TopicArn: 'arn:t' }, 'sns:Publish', 'arn:t'],
  ['PublishBatch', { TopicArn: 'arn:t' }, 'sns:Publish', 'arn:t'],
])('%s %j needs %s on %s', (operation, input, action, resource) => {
  expect(access(operation, input, EMULATOR_IDENTITY)).toEqual([{ action, resource }]);
});

it('knows no resource of an operation on a subscription, and tells conditions of a new one', () => {
  const at = 'arn:aws:sns:us-east-1:000000000000';
  expect(access('Unsubscribe', { SubscriptionArn: `${at}:t:1` }, EMULATOR_IDENTITY)).toEqual([
    { action: 'sns:Unsubscribe', resource: '*' },
  ]);
  const input = { TopicArn: `${at}:t`, Protocol: 'sqs', Endpoint: 'arn:q' };
  expect(access('Subscribe', input, EMULATOR_IDENTITY)).toMatchObject([
    { resource: `${at}:t`, context: { 'sns:Protocol': 'sqs', 'sns:Endpoint': 'arn:q' } },
  ]);
});
