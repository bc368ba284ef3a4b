import { gunzipSync } from 'node:zlib';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  CreateTrainingJobCommand,
  DescribeTrainingJobCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type StartedEmulator, startedEmulator } from './testing/started-emulator.ts';

/** A picture of one pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const CHANNELS = ['train', 'validation', 'train_lst', 'validation_lst'];

let emulator: StartedEmulator;
let s3: S3Client;
let sageMaker: SageMakerClient;
beforeAll(async () => {
  emulator = await startedEmulator();
  s3 = new S3Client(emulator.connection);
  sageMaker = new SageMakerClient(emulator.connection);
  await s3.send(new CreateBucketCommand({ Bucket: 'data' }));
  const put = (Key: string, Body: string | Buffer) =>
    s3.send(new PutObjectCommand({ Bucket: 'data', Key, Body }));
  for (const set of ['train', 'validation']) {
    for (const name of ['a', 'b']) await put(`${set}/${name}.png`, PNG);
    await put(`${set}_lst/${set}.lst`, '0\t0\ta.png\n1\t1\tb.png\n');
  }
});
afterAll(async () => {
  s3.destroy();
  sageMaker.destroy();
  await emulator.close();
  expect(emulator.faults).toEqual([]);
});

/** The names of the files in the model that a job of the image leaves. */
async function filesOf(TrainingJobName: string, TrainingImage: string): Promise<string[]> {
  await sageMaker.send(
    new CreateTrainingJobCommand({
      TrainingJobName,
      AlgorithmSpecification: { TrainingImage, TrainingInputMode: 'File' },
      HyperParameters: {
        num_classes: '2',
        num_training_samples: '2',
        image_shape: '3,16,16',
        mini_batch_size: '2',
        epochs: '1',
      },
      InputDataConfig: CHANNELS.map((ChannelName) => ({
        ChannelName,
        ContentType: 'application/x-image',
        DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: `s3://data/${ChannelName}/` } },
      })),
      OutputDataConfig: { S3OutputPath: 's3://data/models' },
      ResourceConfig: { InstanceType: 'ml.c7i.xlarge', InstanceCount: 1, VolumeSizeInGB: 10 },
      RoleArn: 'arn:aws:iam::000000000000:role/sagemaker',
    }),
  );
  const job = () => sageMaker.send(new DescribeTrainingJobCommand({ TrainingJobName }));
  await expect.poll(async () => (await job()).TrainingJobStatus, { timeout: 60_000 }).toBe('Completed');
  const key = `models/${TrainingJobName}/output/model.tar.gz`;
  expect((await job()).ModelArtifacts?.S3ModelArtifacts).toBe(`s3://data/${key}`);
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'data', Key: key }));
  return namesIn(gunzipSync(await Body!.transformToByteArray()));
}

const BLOCK = 512;

/** A tar's member is a block with its name and its size in octal, then its bytes, filled up to whole blocks. */
function namesIn(tar: Buffer): string[] {
  const names: string[] = [];
  for (let at = 0; at < tar.length && tar[at] !== 0;) {
    const text = (from: number, length: number): string =>
      tar.toString('latin1', at + from, at + from + length).replace(/\0.*$/s, '');
    names.push(text(0, 100));
    at += BLOCK * (1 + Math.ceil(parseInt(text(124, 12), 8) / BLOCK));
  }
  return names.toSorted();
}

it('is the same for the built-in algorithm and for a container of the classifier', async () => {
  const [builtIn, container] = await Promise.all([
    filesOf('built-in', '811284229777.dkr.ecr.us-east-1.amazonaws.com/image-classification:1'),
    filesOf('container', '000000000000.dkr.ecr.us-east-1.amazonaws.com/image-classifier:latest'),
  ]);
  expect(builtIn).toEqual(['metrics.json', 'model.json', 'model.onnx']);
  expect(container).toEqual(builtIn);
}, 120_000);
