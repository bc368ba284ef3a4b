import { EMULATOR_IDENTITY } from '@scones/emulator-core';
import { expect, it } from 'vitest';
import { access } from './access.ts';

it.each([
  [
    'DeleteStack',
    { StackName: 'demo' },
    'cloudformation:DeleteStack',
    'arn:aws:cloudformation:us-east-1:000000000000:stack/demo/*',
  ],
])('%s %j needs %s on %s', (operation, input, action, resource) => {
  expect(access(operation, input, EMULATOR_IDENTITY)).toEqual([{ action, resource }]);
});
