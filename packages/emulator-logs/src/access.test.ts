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
  [
    'FilterLogEvents',
    { logGroupIdentifier: 'arn:aws:logs:us-east-1:000000000000:log-group:/g:*' },
    'logs:FilterLogEvents',
    'arn:aws:logs:us-east-1:000000000000:log-group:/g:log-stream:',
  ],
])('%s %j needs %s on %s', (operation, input, action, resource) => {
  expect(access(operation, input, EMULATOR_IDENTITY)).toEqual([{ action, resource }]);
});

it('asks for each group that a query is about', () => {
  const asked = access('StartQuery', { logGroupNames: ['/a', '/b'] }, EMULATOR_IDENTITY);
  expect(asked.map(({ resource }) => resource)).toEqual([
    'arn:aws:logs:us-east-1:000000000000:log-group:/a:log-stream:',
    'arn:aws:logs:us-east-1:000000000000:log-group:/b:log-stream:',
  ]);
});
