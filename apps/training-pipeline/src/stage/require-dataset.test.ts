import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownPictures, writeFiles } from '../testing/own-pictures.ts';
import { requireDataset } from './require-dataset.ts';
import type { StageOptions } from './stage-options.ts';

describe('requireDataset', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'require-dataset-'));
    await writeFiles(folder, await ownPictures(3));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const look = (options: Partial<StageOptions>) =>
    requireDataset({ cacheFolder: folder, signal: new AbortController().signal }, options);

  it('is content with what can be staged', async () => {
    await look({ dataset: folder });
    await look({ dataset: 'synthetic' });
  });

  it.each([
    [{ dataset: 'gone' }, 'DATASET_MISSING'],
    [{ dataset: 'synthetic', classes: 'bicycle,tank' }, 'UNKNOWN_CLASS'],
    [{ dataset: 'synthetic', trainPerClass: 1 }, 'TOO_FEW_PICTURES'],
    [{ dataset: 's3://bucket/pictures' }, 'DATASET_ELSEWHERE'],
  ])('refuses %j, before there is any S3', async (options, code) => {
    await expect(look(options)).rejects.toMatchObject({ code });
  });

  it('refuses a class that the folder does not have, by the folder and the nearest name', async () => {
    await expect(look({ dataset: folder, classes: 'red,bleu' })).rejects.toMatchObject({
      code: 'UNKNOWN_CLASS',
      message: `${folder}: There is no class "bleu"`,
      hint: 'Did you mean blue?',
    });
  });
});
