import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { DescribeTrainingJobCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type StartedEmulator, startedEmulator } from './testing/started-emulator.ts';

/** A picture of one pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const CHANNELS = ['train', 'validation', 'train_lst', 'validation_lst'];
const RoleArn = 'arn:aws:iam::000000000000:role/test';

let emulator: StartedEmulator;
let states: SFNClient;
let sagemaker: SageMakerClient;
beforeAll(async () => {
  emulator = await startedEmulator();
  states = new SFNClient(emulator.connection);
  sagemaker = new SageMakerClient(emulator.connection);
  const s3 = new S3Client(emulator.connection);
  await s3.send(new CreateBucketCommand({ Bucket: 'data' }));
  const put = (Key: string, Body: string | Buffer) =>
    s3.send(new PutObjectCommand({ Bucket: 'data', Key, Body }));
  for (const split of ['train', 'validation']) {
    for (const name of ['a', 'b']) await put(`${split}/${name}.png`, PNG);
    await put(`${split}_lst/${split}.lst`, '0\t0\ta.png\n1\t1\tb.png\n');
  }
  s3.destroy();
});
afterAll(async () => {
  states.destroy();
  sagemaker.destroy();
  await emulator.close();
  expect(emulator.faults).toEqual([]);
});

/** Starts an execution that trains, and answers its ARN. */
async function train(TrainingJobName: string, hyperparameters: Record<string, string>): Promise<string> {
  const Parameters = {
    TrainingJobName,
    RoleArn,
    AlgorithmSpecification: {
      TrainingImage: '811284229777.dkr.ecr.us-east-1.amazonaws.com/image-classification:1',
      TrainingInputMode: 'File',
    },
    HyperParameters: {
      num_classes: '2',
      num_training_samples: '2',
      image_shape: '3,32,32',
      mini_batch_size: '2',
      ...hyperparameters,
    },
    InputDataConfig: CHANNELS.map((ChannelName) => ({
      ChannelName,
      ContentType: 'application/x-image',
      DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: `s3://data/${ChannelName}/` } },
    })),
    OutputDataConfig: { S3OutputPath: 's3://data/output' },
    ResourceConfig: { InstanceType: 'ml.m5.large', InstanceCount: 1, VolumeSizeInGB: 1 },
    StoppingCondition: { MaxRuntimeInSeconds: 600 },
  };
  const Resource = 'arn:aws:states:::sagemaker:createTrainingJob.sync';
  const definition = {
    StartAt: 'Train',
    States: { Train: { Type: 'Task', Resource, Parameters, End: true } },
  };
  const { stateMachineArn } = await states.send(
    new CreateStateMachineCommand({
      name: TrainingJobName,
      definition: JSON.stringify(definition),
      roleArn: RoleArn,
    }),
  );
  const { executionArn } = await states.send(new StartExecutionCommand({ stateMachineArn }));
  return executionArn as string;
}

const job = async (TrainingJobName: string) =>
  await sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName })).catch(() => undefined);

it('ends with its training job, whose description is its result', async () => {
  const executionArn = await train('ends', { epochs: '1' });
  const execution = () => states.send(new DescribeExecutionCommand({ executionArn }));
  await expect.poll(async () => (await execution()).status).toBe('SUCCEEDED');
  const { output } = await execution();
  expect(JSON.parse(output as string)).toMatchObject({
    TrainingJobName: 'ends',
    TrainingJobStatus: 'Completed',
    ModelArtifacts: { S3ModelArtifacts: expect.stringMatching(/^s3:\/\/data\/output\/ends\//) as string },
  });
  const { events } = await states.send(new GetExecutionHistoryCommand({ executionArn }));
  expect(events?.map(({ type }) => type).slice(2, 6)).toEqual([
    'TaskScheduled',
    'TaskStarted',
    'TaskSubmitted',
    'TaskSucceeded',
  ]);
});

it('stops its training job when its execution is stopped', async () => {
  const executionArn = await train('stopped', { epochs: '100000' });
  await expect.poll(async () => (await job('stopped'))?.SecondaryStatus).toBe('Training');
  await states.send(new StopExecutionCommand({ executionArn }));
  await expect.poll(async () => (await job('stopped'))?.TrainingJobStatus).toMatch(/^Stopp(?:ing|ed)$/);
  await expect.poll(async () => (await job('stopped'))?.TrainingJobStatus).toBe('Stopped');
});
