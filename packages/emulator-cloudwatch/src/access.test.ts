import { EMULATOR_IDENTITY } from '@scones/emulator-core';
import { expect, it } from 'vitest';
import { access } from './access.ts';

it('asks for metrics with their namespace, which conditions ask for', () => {
  expect(access('PutMetricData', { Namespace: 'AWS/X' }, EMULATOR_IDENTITY)).toEqual([
    { action: 'cloudwatch:PutMetricData', resource: '*', context: { 'cloudwatch:namespace': 'AWS/X' } },
  ]);
});
