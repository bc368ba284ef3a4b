import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { wrapRecord } from '@scones/record-io';
import { afterEach, describe, expect, it } from 'vitest';
import { containerFolders } from '../../container-folders.ts';
import { jobFolder } from '../../testing/job-folder.ts';
import { recordBytes } from '../../testing/record-bytes.ts';
import { readJobConfiguration } from '../job-configuration.ts';
import { type LabelledPictures, readLabelledPictures } from '../labelled-pictures.ts';

const folders: string[] = [];
afterEach(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true }))));

async function job(hyperparameters?: Readonly<Record<string, string>>): Promise<string> {
  const root = await jobFolder(hyperparameters);
  folders.push(root);
  return root;
}

/** What the job would learn from. */
async function read(root: string): Promise<LabelledPictures> {
  const places = containerFolders(root);
  const { hyperparameters, formats } = await readJobConfiguration(places);
  const { num_classes: classes, image_shape: shape } = hyperparameters;
  return await readLabelledPictures(places, 'train', { classes, shape, format: formats.train });
}

interface Rewritten {
  /** What becomes of a picture and its label. */
  readonly bytesOf: (picture: Buffer, label: number) => Buffer;
  /** The file that it goes into, beside the channel or within it. */
  readonly file: (channel: string) => string;
  readonly configuration: object;
}

const RECORDS: Omit<Rewritten, 'bytesOf'> = {
  file: (channel) => join(channel, 'pictures.rec'),
  configuration: { ContentType: 'application/x-recordio', TrainingInputMode: 'File' },
};
const PIPED: Omit<Rewritten, 'bytesOf'> = {
  file: (channel) => `${channel}_0`,
  configuration: {
    ContentType: 'application/x-recordio',
    TrainingInputMode: 'Pipe',
    RecordWrapperType: 'None',
  },
};
const AUGMENTED: Omit<Rewritten, 'bytesOf'> = {
  file: (channel) => `${channel}_0`,
  configuration: {
    ContentType: 'application/x-image',
    TrainingInputMode: 'Pipe',
    RecordWrapperType: 'RecordIO',
  },
};
const asRecord = (bytes: Buffer, label: number): Buffer => recordBytes({ label, bytes });
const asPair = (bytes: Buffer, label: number): Buffer =>
  Buffer.concat([wrapRecord(bytes), wrapRecord(Buffer.from(String(label)))]);

/** Turns the files of a job into another format. */
async function rewrite(root: string, { bytesOf, file, configuration }: Rewritten): Promise<void> {
  const places = containerFolders(root);
  for (const name of ['train', 'validation']) {
    const manifest = await readFile(join(places.channel(`${name}_lst`), `${name}.lst`), 'utf8');
    const written = manifest
      .trim()
      .split('\n')
      .map(async (line) => {
        const [, label, path = ''] = line.split('\t');
        const picture = await readFile(join(places.channel(name), path));
        await rm(join(places.channel(name), path));
        return bytesOf(picture, Number(label));
      });
    await writeFile(file(places.channel(name)), Buffer.concat(await Promise.all(written)));
    await rm(places.channel(`${name}_lst`), { recursive: true });
  }
  await writeFile(
    places.inputDataConfig,
    JSON.stringify({ train: configuration, validation: configuration }),
  );
}

describe('the formats of a channel', () => {
  it.each([
    ['records of files', { ...RECORDS, bytesOf: asRecord }],
    ['records of a pipe', { ...PIPED, bytesOf: asRecord }],
    ['an augmented manifest', { ...AUGMENTED, bytesOf: asPair }],
  ])('bring the same pictures as files: %s', async (_name, format) => {
    const root = await job();
    const fromFiles = await read(root);
    await rewrite(root, format);
    expect(await read(root)).toEqual(fromFiles);
    expect(fromFiles.labels).toHaveLength(48);
  });

  it('name the record whose label is no class, and a channel without records', async () => {
    const root = await job({ num_classes: '3' });
    await rewrite(root, { ...RECORDS, bytesOf: (picture) => asRecord(picture, 5) });
    await expect(read(root)).rejects.toThrow('train/pictures.rec, record 1: label 5 is not one of 0 to 2');
    await rm(join(root, 'input', 'data', 'train', 'pictures.rec'));
    await expect(read(root)).rejects.toThrow('The channel train holds no .rec file.');
  });

  it.each<[string, Rewritten['bytesOf'], string]>([
    [
      'a label that is no class',
      (picture) => asPair(picture, 7),
      'augmented manifest train, picture 1: label "7" is not one of 0 to 1 (num_classes is 2).',
    ],
    [
      'several classes of a picture',
      (picture) => Buffer.concat([wrapRecord(picture), wrapRecord(Buffer.from('[1,0]'))]),
      'augmented manifest train, picture 1: label "[1,0]" is not one of 0 to 1',
    ],
    ['nothing', () => Buffer.alloc(0), 'Got empty batch from pipe. Please check if the manifest file'],
    ['what is no record', (picture) => picture, 'Unable to parse record. Please make sure input data is'],
    [
      'a label first',
      (picture, label) =>
        Buffer.concat([wrapRecord(Buffer.from(String(label))), wrapRecord(picture.subarray(0, 3))]),
      'augmented manifest train, picture 1: label',
    ],
  ])('refuse a pipe that brings %s', async (_fact, bytesOf, message) => {
    const root = await job();
    await rewrite(root, { ...AUGMENTED, bytesOf });
    await expect(read(root)).rejects.toThrow(message);
  });

  it.each([
    [{ ContentType: 'text/csv' }, 'only application/x-image and application/x-recordio are read'],
    [{ TrainingInputMode: 'Pipe' }, 'pictures in a pipe need the RecordWrapperType RecordIO'],
    [{ RecordWrapperType: 'RecordIO' }, 'only a pipe has records in RecordIO’s frame'],
    [{ TrainingInputMode: 'Stream' }, 'is not File, FastFile or Pipe'],
  ])('refuse %j', async (channel, message) => {
    const root = await job();
    await writeFile(containerFolders(root).inputDataConfig, JSON.stringify({ train: channel }));
    await expect(read(root)).rejects.toThrow(message);
  });

  it('take the form in which several labels would be written', async () => {
    const root = await job();
    const ContentType = 'application/x-recordio; label-format=class-id';
    await rewrite(root, {
      ...AUGMENTED,
      configuration: { ...AUGMENTED.configuration, ContentType },
      bytesOf: asPair,
    });
    expect((await read(root)).labels).toHaveLength(48);
  });
});
