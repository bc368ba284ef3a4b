import { EMULATOR_IDENTITY } from '@scones/emulator-core';
import { expect, it } from 'vitest';
import { access } from './access.ts';

const STREAM = { logGroupName: '/g', logStreamName: 's' };

it.each([
  [
    'PutLogEvents',
    STREAM,
    'logs:PutLogEvents',
    'arn:aws:logs:us-east-1:000000000000:log-group:/g:log-stream:s',
  ],
])('%s %j needs %s on %s', (operation, input, action, resource) => {
  expect(access(operation, input, EMULATOR_IDENTITY)).toEqual([{ action, resource }]);
});
