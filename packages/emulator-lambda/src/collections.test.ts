import { Store } from '@scones/emulator-core';
import { expect, it } from 'vitest';
import { lambdaCollections } from './collections.ts';

it('takes over functions of an emulator that knew one runtime and no versions', () => {
  const store = new Store(':memory:');
  store.collection('lambda:functions').put('old', { name: 'old', handler: 'index.handler' });
  expect(lambdaCollections(store).functions.get('old')).toEqual({
    name: 'old',
    handler: 'index.handler',
    runtime: 'nodejs24.x',
    version: '$LATEST',
    publishedVersions: 0,
  });
  store.close();
});
