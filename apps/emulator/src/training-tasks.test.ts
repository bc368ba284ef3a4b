import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { DescribeTrainingJobCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type StartedEmulator, startedEmulator } from './testing/started-emulator.ts';
import { putTrainingData, trainingRequest } from './testing/training-job.ts';

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
  await putTrainingData(s3);
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
  const Parameters = trainingRequest({
    name: TrainingJobName,
    hyperparameters: { image_shape: '3,32,32', mini_batch_size: '2', ...hyperparameters },
  });
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
    ModelArtifacts: { S3ModelArtifacts: expect.stringMatching(/^s3:\/\/data\/models\/ends\//) as string },
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
