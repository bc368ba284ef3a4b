import { readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FakeClock } from '@scones/deterministic';
import { afterEach, describe, expect, it } from 'vitest';
import { containerFolders } from '../container-folders.ts';
import { loadArtefact } from '../model/artefact.ts';
import { jobFolder, SIDE } from '../testing/job-folder.ts';
import { train } from './train.ts';
import { trainingLog } from './training-log.ts';

const folders: string[] = [];
afterEach(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true }))));

async function job(hyperparameters?: Readonly<Record<string, string>>): Promise<string> {
  const root = await jobFolder(hyperparameters);
  folders.push(root);
  return root;
}

async function lines(root: string, signal = new AbortController().signal): Promise<string> {
  const clock = new FakeClock();
  let output = '';
  await train({ root, seed: 0, clock, log: trainingLog(clock, 1, (line) => (output += line)), signal });
  return output;
}

describe('train', { timeout: 60_000 }, () => {
  it('names a picture that is broken', async () => {
    const root = await job();
    await truncate(join(root, 'input', 'data', 'train', '7.png'), 100);
    await expect(lines(root)).rejects.toThrow(/train\/7\.png is not a picture that can be read/);
  });

  it('names a picture that is missing', async () => {
    const root = await job();
    await rm(join(root, 'input', 'data', 'validation', '3.png'));
    await expect(lines(root)).rejects.toThrow(/validation\/3\.png is in the manifest but cannot be read/);
  });

  it('reports a wrong number of announced pictures, and trains nevertheless', async () => {
    const output = await lines(await job({ num_training_samples: '50', epochs: '1' }));
    expect(output).toContain('num_training_samples is 50, but the training manifest lists 48 pictures.');
    expect(output).toContain('Saved the model');
  });

  it("says in the built-in algorithm's words that there are too few pictures for a step", async () => {
    await expect(lines(await job({ mini_batch_size: '49' }))).rejects.toThrow(
      'The number of input images must be bigger or equal to the mini_batch_size.',
    );
  });

  it('takes no more pictures for a step than there are, when no batch size is given', async () => {
    const root = await job({ epochs: '1' });
    const { hyperparameters } = containerFolders(root);
    const { mini_batch_size: _, ...values } = JSON.parse(await readFile(hyperparameters, 'utf8')) as Record<
      string,
      string
    >;
    await writeFile(hyperparameters, JSON.stringify(values));
    expect(await lines(root)).toContain('Saved the model');
  });

  it('refuses more than one host', async () => {
    const root = await job();
    await writeFile(containerFolders(root).resourceConfig, JSON.stringify({ hosts: ['algo-1', 'algo-2'] }));
    await expect(lines(root)).rejects.toThrow('this program trains on one host');
  });

  it('refuses a job without one of its channels', async () => {
    const root = await job();
    await writeFile(
      containerFolders(root).inputDataConfig,
      JSON.stringify({ train: {}, validation: {}, train_lst: {} }),
    );
    await expect(lines(root)).rejects.toThrow("'validation_lst' is a required property");
  });

  it('leaves no model when it is stopped before it began', async () => {
    expect(await lines(await job(), AbortSignal.abort())).not.toContain('Saved');
  });

  it('cuts the middle out of pictures that resize has made larger, and the model remembers that', async () => {
    const root = await job({ resize: '24', epochs: '1' });
    await lines(root);
    const { description } = await loadArtefact(containerFolders(root).model);
    expect(description.imageShape).toEqual({ height: SIDE, width: SIDE, shorterSide: 24 });
  });

  it('starts on smaller pictures when they are large enough', async () => {
    const output = await lines(await job({ image_shape: '3,32,40', epochs: '2', augmentation_type: 'crop' }));
    expect(output).toContain('Epoch[1] Validation-accuracy=');
    expect(output).toContain('Saved the model');
  });
});
