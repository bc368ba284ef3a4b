import { expect, it } from 'vitest';
import { servingHost } from './container-folders.ts';

it('serves every address where SageMaker mounts the model, and this machine alone elsewhere', () => {
  expect(servingHost('/opt/ml')).toBe('0.0.0.0');
  expect(servingHost('/home/me/opt/ml')).toBe('127.0.0.1');
});
