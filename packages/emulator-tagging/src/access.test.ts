import { EMULATOR_IDENTITY } from '@scones/emulator-core';
import { expect, it } from 'vitest';
import { access } from './access.ts';

it('asks for no resource, since it is about all of them', () => {
  expect(access('GetResources', {}, EMULATOR_IDENTITY)).toEqual([
    { action: 'tag:GetResources', resource: '*' },
  ]);
});
