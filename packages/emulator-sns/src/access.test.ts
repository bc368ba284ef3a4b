import { EMULATOR_IDENTITY } from '@scones/emulator-core';
import { expect, it } from 'vitest';
import { access } from './access.ts';

it.each([
  ['Publish', { TopicArn: 'arn:t' }, 'sns:Publish', 'arn:t'],
  ['PublishBatch', { TopicArn: 'arn:t' }, 'sns:Publish', 'arn:t'],
])('%s %j needs %s on %s', (operation, input, action, resource) => {
  expect(access(operation, input, EMULATOR_IDENTITY)).toEqual([{ action, resource }]);
});
