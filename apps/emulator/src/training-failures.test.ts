import { tmpdir } from 'node:os';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  CreateTrainingJobCommand,
  DescribeTrainingJobCommand,
  ListTrainingJobsCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedEmulator, startedEmulator } from './testing/started-emulator.ts';
import { CHANNELS, PIXEL, putTrainingData, trainingRequest } from './testing/training-job.ts';

interface Job {
  /** The training manifest. */
  readonly manifest?: string;
  readonly hyperparameters?: Readonly<Record<string, string>>;
  readonly channels?: readonly string[];
}

let emulator: StartedEmulator;
let s3: S3Client;
let sagemaker: SageMakerClient;
beforeAll(async () => {
  emulator = await startedEmulator();
  s3 = new S3Client(emulator.connection);
  sagemaker = new SageMakerClient(emulator.connection);
  await s3.send(new CreateBucketCommand({ Bucket: 'data' }));
});
afterAll(async () => {
  s3.destroy();
  sagemaker.destroy();
  await emulator.close();
  expect(emulator.faults).toEqual([]);
});

async function put(key: string, body: string | Buffer): Promise<void> {
  await s3.send(new PutObjectCommand({ Bucket: 'data', Key: key, Body: body }));
}

async function create(name: string, { manifest, hyperparameters, channels = CHANNELS }: Job): Promise<void> {
  await putTrainingData(s3, `${name}/`);
  for (const set of ['train', 'validation']) await put(`${name}/${set}_lst/${set}.lst`, '0\t0\ta.png\n');
  await put(`${name}/train/broken.png`, PIXEL.subarray(0, 40));
  if (manifest !== undefined) await put(`${name}/train_lst/train.lst`, manifest);
  const values = { num_training_samples: '1', ...hyperparameters };
  const request = trainingRequest({ name, prefix: `${name}/`, channels, hyperparameters: values });
  await sagemaker.send(new CreateTrainingJobCommand(request));
}

async function failureOf(name: string): Promise<string | undefined> {
  const job = () => sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: name }));
  await expect.poll(async () => (await job()).TrainingJobStatus, { timeout: 60_000 }).toBe('Failed');
  return (await job()).FailureReason;
}

describe('a training job whose data or settings are at fault', { timeout: 120_000 }, () => {
  it.each<[fault: string, job: Job, reason: string]>([
    [
      'fewer-pictures-than-a-step-takes',
      { hyperparameters: { mini_batch_size: '32' } },
      'The number of input images must be bigger or equal to the mini_batch_size.',
    ],
    [
      'a-line-that-is-none',
      { manifest: '0 0 a.png\n' },
      'train_lst/train.lst, line 1 is not index, label and path.',
    ],
    [
      'a-label-beyond-the-classes',
      { manifest: '0\t2\ta.png\n' },
      'train_lst/train.lst, line 1: label 2 is not one of 0 to 1 (num_classes is 2).',
    ],
    ['a-manifest-without-pictures', { manifest: '\n' }, 'train_lst/train.lst lists no pictures.'],
    [
      'a-way-out-of-the-channel',
      { manifest: '0\t0\t../a.png\n' },
      'train_lst/train.lst, line 1: ../a.png leads out of the channel, or up within it.',
    ],
    [
      'a-picture-that-is-missing',
      { manifest: '0\t0\tc.png\n' },
      'train/c.png is in the manifest but cannot be read: ENOENT.',
    ],
    [
      'a-picture-that-is-broken',
      { manifest: '0\t0\tbroken.png\n' },
      'train/broken.png is not a picture that can be read: ',
    ],
    [
      'a-channel-that-is-missing',
      { channels: CHANNELS.slice(0, 3) },
      'Unable to initialize the algorithm. Failed to validate input data configuration. (caused by ValidationError) ' +
        "Caused by: 'validation_lst' is a required property.",
    ],
    [
      'a-value-that-nothing-takes',
      { hyperparameters: { epochs: 'many' } },
      "The value 'many' is not valid for the 'epochs' hyperparameter: it is not a number (caused by ValidationError)",
    ],
    [
      'a-name-that-nothing-has',
      { hyperparameters: { depth: '3' } },
      "Additional hyperparameters are not allowed ('depth' was unexpected) (caused by ValidationError)",
    ],
    [
      'a-backbone-that-is-none',
      { hyperparameters: { use_pretrained_model: '1' }, channels: [...CHANNELS, 'pretrained'] },
      'net.onnx is not a backbone that can be used: ',
    ],
  ])(
    'fails as ClientError, in words for %s, and names no path of this machine',
    async (name, job, reason) => {
      if (job.channels?.includes('pretrained')) await put(`${name}/pretrained/net.onnx`, 'no network');
      await create(name, job);
      const failure = await failureOf(name);
      expect(failure?.slice(0, reason.length + 13)).toBe(`ClientError: ${reason}`);
      expect(failure).toMatch(/, exit code: 2$/);
      for (const path of [tmpdir(), process.cwd(), import.meta.dirname, 'node_modules'])
        expect(failure).not.toContain(path);
    },
  );
});

describe('a training job that asks for what the built-in algorithm alone can do', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ['num_layers', { num_layers: '18' }],
    ['checkpoint_frequency', { checkpoint_frequency: '1' }],
    ['multi_label', { multi_label: '1' }],
    ['precision_dtype', { precision_dtype: 'float16' }],
    ['use_pretrained_model', { use_pretrained_model: '1' }],
  ])('is not made: %s', async (name, hyperparameters) => {
    await expect(create(name.replaceAll('_', '-'), { hyperparameters })).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(`The emulator does not support the hyperparameter ${name} (`),
    });
    const jobs = await sagemaker.send(
      new ListTrainingJobsCommand({ NameContains: name.replaceAll('_', '-') }),
    );
    expect(jobs.TrainingJobSummaries).toEqual([]);
  });
});
