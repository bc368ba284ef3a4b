import { CreateLogGroupCommand, DeleteLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateBucketCommand, DeleteBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { emptyBucket } from '@scones/stack';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { startTestEmulator, testJob } from '../testing/test-job.ts';
import { cleanUp } from './clean-up.ts';
import { listResources } from './list-resources.ts';
import { removeTrainingTraces } from './remove-training-traces.ts';
import { trainingPictures } from './training-pictures.ts';

let emulator: Awaited<ReturnType<typeof startTestEmulator>>;
/** The resources that `cdk bootstrap` leaves in an account. */
let present: readonly string[];
beforeAll(async () => {
  emulator = await startTestEmulator();
  present = await listResources(emulator.consoleUrl);
}, 60_000);
afterAll(() => emulator[Symbol.asyncDispose]());
afterEach(async () => expect(await listResources(emulator.consoleUrl)).toEqual(present));

const makeJob = (...others: readonly string[]) =>
  testJob(emulator, emulator.clients, {}, [...present, ...others]);

async function makeBucket(): Promise<void> {
  const { s3 } = emulator.clients;
  await s3.send(new CreateBucketCommand({ Bucket: 'data' }));
  for (const key of ['scones/train/a.png', 'scones/train/b.png', 'scones/test/c.png'])
    await s3.send(new PutObjectCommand({ Bucket: 'data', Key: key, Body: key }));
}
async function removeBucket(): Promise<void> {
  await emptyBucket(emulator.clients.s3, 'data');
  await emulator.clients.s3.send(new DeleteBucketCommand({ Bucket: 'data' }));
}
const makeLog = (logGroupName: string) =>
  emulator.clients.logs.send(new CreateLogGroupCommand({ logGroupName }));
const removeLog = (logGroupName: string) =>
  emulator.clients.logs.send(new DeleteLogGroupCommand({ logGroupName }));

it('says that there was nothing to remove', async () => {
  const job = makeJob();
  await cleanUp(job);
  expect(job.shown).toEqual([
    { title: 'Clean up', lines: [], outcome: 'Cleaned up: there was nothing to remove' },
  ]);
});

it('removes what was made, and names it', async () => {
  await makeBucket();
  const job = makeJob();
  job.undoList.add('bucket data', removeBucket);
  await cleanUp(job);
  expect(job.shown).toEqual([
    {
      title: 'Clean up',
      lines: ['removing bucket data'],
      outcome: 'Cleaned up, nothing is left of: bucket data',
    },
  ]);
});

it('fails when something is still there, except what was there before the job', async () => {
  await makeBucket();
  await makeLog('/mine');
  await expect(cleanUp(makeJob('log group /mine'))).rejects.toThrow(
    /^Still there after the clean-up: bucket data$/,
  );
  await removeLog('/mine');
  await removeBucket();
});

it('removes the logs that SageMaker has made since the job began, and no others', async () => {
  await makeLog('/aws/sagemaker/TrainingJobs');
  await makeLog('/aws/sagemaker/Endpoints/mine');
  await makeLog('/mine');
  await removeTrainingTraces(makeJob('log group /aws/sagemaker/Endpoints/mine'));
  const made = (await listResources(emulator.consoleUrl)).filter((resource) => !present.includes(resource));
  expect(made.sort()).toEqual(['log group /aws/sagemaker/Endpoints/mine', 'log group /mine']);
  await removeLog('/aws/sagemaker/Endpoints/mine');
  await removeLog('/mine');
});

it('reads the pictures that the model is trained on, and no others', async () => {
  await makeBucket();
  const pictures = await trainingPictures(emulator.clients.s3, 'data');
  expect(pictures.map((picture) => Buffer.from(picture).toString()).sort()).toEqual([
    'scones/train/a.png',
    'scones/train/b.png',
  ]);
  await removeBucket();
});
