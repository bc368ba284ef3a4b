import { gunzipSync } from 'node:zlib';
import { CreateBucketCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  CreateTrainingJobCommand,
  DescribeTrainingJobCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type StartedEmulator, startedEmulator } from './testing/started-emulator.ts';
import { putTrainingData, trainingRequest } from './testing/training-job.ts';

let emulator: StartedEmulator;
let s3: S3Client;
let sageMaker: SageMakerClient;
beforeAll(async () => {
  emulator = await startedEmulator();
  s3 = new S3Client(emulator.connection);
  sageMaker = new SageMakerClient(emulator.connection);
  await s3.send(new CreateBucketCommand({ Bucket: 'data' }));
  await putTrainingData(s3);
});
afterAll(async () => {
  s3.destroy();
  sageMaker.destroy();
  await emulator.close();
  expect(emulator.faults).toEqual([]);
});

/** The names of the files in the model that a job of the image leaves. */
async function filesOf(TrainingJobName: string, image: string): Promise<string[]> {
  const hyperparameters = { image_shape: '3,16,16', mini_batch_size: '2', epochs: '1' };
  const request = trainingRequest({ name: TrainingJobName, image, hyperparameters });
  await sageMaker.send(new CreateTrainingJobCommand(request));
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
