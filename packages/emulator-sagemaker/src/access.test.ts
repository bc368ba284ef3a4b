import { EMULATOR_IDENTITY } from '@scones/emulator-core';
import { expect, it } from 'vitest';
import { access } from './access.ts';

it.each([
  [
    'InvokeEndpoint',
    { EndpointName: 'Shop' },
    'sagemaker:InvokeEndpoint',
    'arn:aws:sagemaker:us-east-1:000000000000:endpoint/shop',
  ],
])('%s %j needs %s on %s', (operation, input, action, resource) => {
  expect(access(operation, input, EMULATOR_IDENTITY)).toEqual([{ action, resource }]);
});
