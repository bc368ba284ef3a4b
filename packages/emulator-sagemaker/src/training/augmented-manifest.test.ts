import type { Channel } from '@aws-sdk/client-sagemaker';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { type RunningSageMaker, startSageMaker } from '../testing/start-sagemaker.ts';
import { savedModel, startTraining } from '../testing/start-training.ts';

let sagemaker: RunningSageMaker;
beforeEach(async () => {
  sagemaker = await startSageMaker();
  sagemaker.objects.put('data/a.png', 'one');
  sagemaker.objects.put('data/b.png', 'two');
  manifest({ 'source-ref': 's3://data/a.png', class: 0 }, { class: '1', 'source-ref': 's3://data/b.png' });
});
afterEach(() => sagemaker.close());

function manifest(...lines: readonly (object | string)[]): void {
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  sagemaker.objects.put('data/train.manifest', texts.join('\r\n'));
}

type Changes = Partial<Omit<Channel, 'DataSource'>> & { readonly names?: string[] };

function channel({ names = ['source-ref', 'class'], ...changes }: Changes = {}): Channel {
  const S3Uri = 's3://data/train.manifest';
  return {
    ChannelName: 'train',
    ContentType: 'application/x-recordio',
    InputMode: 'Pipe',
    RecordWrapperType: 'RecordIO',
    DataSource: { S3DataSource: { S3DataType: 'AugmentedManifestFile', S3Uri, AttributeNames: names } },
    ...changes,
  };
}

async function ended(status: string, of = channel()) {
  await startTraining(sagemaker.control, { InputDataConfig: [of] });
  return await sagemaker.changed({ TrainingJobStatus: status });
}

const savedSchema = z.object({
  channels: z.object({ train: z.string() }),
  inputs: z.object({ train: z.unknown() }),
});

/** What the program of the job found in the pipe, and in its configuration of the channel. */
async function piped(of?: Channel): Promise<{ readonly pipe: string; readonly input: unknown }> {
  await ended('Completed', of);
  const { channels, inputs } = savedSchema.parse(savedModel(sagemaker.objects));
  return { pipe: channels.train, input: inputs.train };
}

const MAGIC = '\x0a\x23\xd7\xce';
const record = (text: string): string =>
  `${MAGIC}${String.fromCharCode(text.length)}\0\0\0${text}${'\0'.repeat((4 - (text.length % 4)) % 4)}`;

it('brings of each line the named attributes in the order of their names, objects for references', async () => {
  const { pipe, input } = await piped();
  expect(pipe).toBe(['one', '0', 'two', '1'].map(record).join(''));
  expect(input).toEqual({
    ContentType: 'application/x-recordio',
    RecordWrapperType: 'RecordIO',
    S3DistributionType: 'FullyReplicated',
    TrainingInputMode: 'Pipe',
  });
});

it('brings them without a frame where none is asked for', async () => {
  expect((await piped(channel({ RecordWrapperType: 'None', names: ['class', 'source-ref'] }))).pipe).toBe(
    '0one1two',
  );
});

it('writes what is no text as JSON, and leaves out what is not named', async () => {
  manifest({ 'image-ref': 's3://data/a.png', class: [1, 0], more: 'x' }, '');
  const { pipe } = await piped(channel({ names: ['class', 'image-ref'], RecordWrapperType: 'None' }));
  expect(pipe).toBe('[1,0]one');
});

it('shuffles the lines by the seed that is given, each whole', async () => {
  manifest(...Array.from({ length: 9 }, (_, label) => ({ 'source-ref': 's3://data/a.png', label })));
  const { pipe } = await piped(
    channel({ names: ['source-ref', 'label'], RecordWrapperType: 'None', ShuffleConfig: { Seed: 3 } }),
  );
  expect(pipe).toMatch(/^(one\d){9}$/);
  expect(pipe).not.toBe('one0one1one2one3one4one5one6one7one8');
  expect([...pipe.matchAll(/\d/g)].map(String).toSorted().join('')).toBe('012345678');
});

it('pipes the objects of a prefix one after the other', async () => {
  const S3DataSource = { S3DataType: 'S3Prefix', S3Uri: 's3://data/' } as const;
  sagemaker.objects.put('data/train.manifest', '!');
  const { pipe } = await piped({
    ...channel({ RecordWrapperType: 'None' }),
    DataSource: { S3DataSource },
  });
  expect(pipe).toBe('onetwo!');
});

it.each<[string, readonly (object | string)[], string]>([
  [
    'an attribute that a line lacks',
    [{ 'source-ref': 's3://data/a.png' }],
    'line 1 has no attribute class, which AttributeNames names',
  ],
  [
    'a line that is no JSON',
    [{ 'source-ref': 's3://data/a.png', class: 0 }, '{'],
    'line 2 is not a JSON object',
  ],
  ['a line that is no object', ['[]'], 'line 1 is not a JSON object'],
  [
    'a reference that is none',
    [{ 'source-ref': 'a.png', class: 0 }],
    'line 1: source-ref is no S3 URI: a.png',
  ],
  [
    'an object that is not there',
    [{ 'source-ref': 's3://data/c.png', class: 0 }],
    'line 1: Unable to download object s3://data/c.png (NoSuchKey: The specified key does not exist.)',
  ],
])('fails naming %s', async (_fact, lines, reason) => {
  manifest(...lines);
  const { FailureReason } = await ended('Failed');
  expect(FailureReason).toBe(
    `ClientError: Data download failed:Failed to download data. s3://data/train.manifest: ${reason}`,
  );
});

const files = { S3DataType: 'S3Prefix', S3Uri: 's3://data/' } as const;

it.each<[Channel, string]>([
  [
    channel({ InputMode: 'File' }),
    "AugmentedManifestFile can only be used if the Channel's input mode is Pipe.",
  ],
  [channel({ names: [] }), 'AttributeNames must be given for an AugmentedManifestFile.'],
  [
    { ...channel(), DataSource: { S3DataSource: { ...files, AttributeNames: ['class'] } } },
    'AttributeNames can only be given for an AugmentedManifestFile.',
  ],
  [
    { ...channel({ InputMode: 'File' }), DataSource: { S3DataSource: files } },
    'In File mode, leave RecordWrapperType unset or set it to None.',
  ],
])('is refused where its parts do not go together: %#', async (refused, message) => {
  await expect(startTraining(sagemaker.control, { InputDataConfig: [refused] })).rejects.toMatchObject({
    name: 'ValidationException',
    message: `Channel train: ${message}`,
  });
});
