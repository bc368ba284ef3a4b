import { afterAll, beforeAll, expect, it } from 'vitest';
import { BUCKET, type RunningServices, startServices } from '../testing/start-services.ts';
import { datasetHash } from './dataset-hash.ts';

let services: RunningServices;
beforeAll(async () => void (services = await startServices()));
afterAll(() => services.close());

async function staged(prefix: string, picture: string): Promise<string> {
  await services.put(`${prefix}/train/a.png`, picture);
  await services.put(`${prefix}/train.lst`, '0\t0\ta.png\n');
  await services.put(`${prefix}/classes.txt`, 'bicycle\n');
  return await datasetHash(services.s3, { bucket: BUCKET, prefix });
}

it('is the same for the same pictures under another prefix, and changes with a picture', async () => {
  const hash = await staged('one', 'picture');
  expect(hash).toMatch(/^[\da-f]{64}$/);
  expect(await staged('elsewhere/two', 'picture')).toBe(hash);
  expect(await staged('three', 'another')).not.toBe(hash);
});

it('does not depend on models and captures beside the data set', async () => {
  const hash = await staged('four', 'picture');
  await services.put('four/models/job/output/model.tar.gz', 'model');
  expect(await datasetHash(services.s3, { bucket: BUCKET, prefix: 'four' })).toBe(hash);
});
