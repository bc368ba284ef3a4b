import { readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FakeClock } from '@scones/deterministic';
import { afterEach, describe, expect, it } from 'vitest';
import { containerFolders } from '../container-folders.ts';
import { loadArtefact } from '../model/artefact.ts';
import { recordBytes } from '../testing/record-bytes.ts';
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

/** Puts the pictures of a job into a `.rec` file a channel, all with the label or each with its own. */
async function asRecords(root: string, label?: number): Promise<void> {
  const places = containerFolders(root);
  for (const name of ['train', 'validation']) {
    const manifest = await readFile(join(places.channel(`${name}_lst`), `${name}.lst`), 'utf8');
    const records = manifest
      .trim()
      .split('\n')
      .map(async (line) => {
        const [, own, file = ''] = line.split('\t');
        const bytes = await readFile(join(places.channel(name), file));
        await rm(join(places.channel(name), file));
        return recordBytes({ label: label ?? Number(own), bytes });
      });
    await writeFile(join(places.channel(name), `${name}.rec`), Buffer.concat(await Promise.all(records)));
    await rm(places.channel(`${name}_lst`), { recursive: true });
  }
  const records = { ContentType: 'application/x-recordio', TrainingInputMode: 'File' };
  await writeFile(places.inputDataConfig, JSON.stringify({ train: records, validation: records }));
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

  it('learns the same from records as from files', async () => {
    const root = await job({ epochs: '2' });
    const fromFiles = await lines(root);
    await asRecords(root);
    const fromRecords = await lines(root);
    const measured = (output: string) => output.match(/(cross-entropy|accuracy)=[\d.]+/g);
    expect(measured(fromRecords)).toEqual(measured(fromFiles));
    expect(fromRecords).toContain('48 pictures to train on, 16 to validate with');
  });

  it('names the record whose label is no class, and a channel without records', async () => {
    const root = await job({ num_classes: '3' });
    await asRecords(root, 5);
    await expect(lines(root)).rejects.toThrow('train/train.rec, record 1: label 5 is not one of 0 to 2');
    await rm(join(root, 'input', 'data', 'train', 'train.rec'));
    await expect(lines(root)).rejects.toThrow('The channel train holds no .rec file.');
  });

  it('refuses what is neither a picture nor a record', async () => {
    const root = await job();
    const channel = { ContentType: 'text/csv' };
    await writeFile(containerFolders(root).inputDataConfig, JSON.stringify({ train: channel }));
    await expect(lines(root)).rejects.toThrow('only application/x-image and application/x-recordio are read');
  });

  it('says that it diverged rather than leave a useless model', async () => {
    await expect(lines(await job({ learning_rate: '1e30' }))).rejects.toThrow('stopped being a number');
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
