import { EMULATOR_IDENTITY } from '@scones/emulator-core';
import { expect, it } from 'vitest';
import { access } from './access.ts';

const QueueUrl = 'http://127.0.0.1:4566/000000000000/orders';
const resource = 'arn:aws:sqs:us-east-1:000000000000:orders';

it.each([
  ['CreateQueue', { QueueName: 'orders' }, { action: 'sqs:CreateQueue', resource }],
  ['SendMessage', { QueueUrl }, { action: 'sqs:SendMessage', resource }],
  ['SendMessageBatch', { QueueUrl }, { action: 'sqs:SendMessage', resource }],
  ['DeleteMessageBatch', { QueueUrl }, { action: 'sqs:DeleteMessage', resource }],
  ['ChangeMessageVisibilityBatch', { QueueUrl }, { action: 'sqs:ChangeMessageVisibility', resource }],
  ['ListQueues', {}, { action: 'sqs:ListQueues', resource: '*' }],
])('%s %j needs %j', (operation, input, needed) => {
  expect(access(operation, input, EMULATOR_IDENTITY)).toEqual([needed]);
});
