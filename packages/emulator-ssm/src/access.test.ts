import { PutParameterCommand } from '@aws-sdk/client-ssm';
import { EMULATOR_IDENTITY } from '@scones/emulator-core';
import { expect, it } from 'vitest';
import { access } from './access.ts';
import { startSsm } from './testing/start-ssm.ts';

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

it.each(['/scones/a', 'a'])(
  'gives conditions the tags of %s, by both keys that AWS has for them',
  async (Name) => {
    const { client, service, ...server } = await startSsm();
    const Tags = [{ Key: 'team', Value: 'cakes' }];
    await client.send(new PutParameterCommand({ Name, Type: 'String', Value: '1', Tags }));
    const [{ action, resource } = { action: '', resource: '' }] = access(
      'GetParameter',
      { Name },
      EMULATOR_IDENTITY,
    );
    expect(service.resourceContext?.(resource, action)).toEqual({
      'aws:ResourceTag/team': 'cakes',
      'ssm:resourceTag/team': 'cakes',
    });
    await server.close();
  },
);
