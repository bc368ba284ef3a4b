import { EMULATOR_IDENTITY } from '@scones/emulator-core';
import { expect, it } from 'vitest';
import { access } from './access.ts';

it.each([
  ['GetParameter', { Name: '/a/b' }, 'ssm:GetParameter', 'arn:aws:ssm:us-east-1:000000000000:parameter/a/b'],
])('%s %j needs %s on %s', (operation, input, action, resource) => {
  expect(access(operation, input, EMULATOR_IDENTITY)).toEqual([{ action, resource }]);
});

it.each([
  [{ Name: 'arn:aws:ssm:us-east-1:000000000000:parameter/a/b:2' }, ['a/b']],
  [{ Names: ['/a/b', 'c:live'] }, ['a/b', 'c']],
])('asks for each parameter of %j', (input, names) => {
  const asked = access('GetParameters', input, EMULATOR_IDENTITY);
  expect(asked.map(({ resource }) => resource)).toEqual(
    names.map((name) => `arn:aws:ssm:us-east-1:000000000000:parameter/${name}`),
  );
});
