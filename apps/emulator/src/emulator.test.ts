import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  CreateModelCommand,
  CreateTrainingJobCommand,
  DescribeTrainingJobCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deployWorkflow, ROLE } from './testing/deployed-workflow.ts';
import { type StartedEmulator, startedEmulator } from './testing/started-emulator.ts';

let emulator: StartedEmulator;
let stateMachineArn: string;
let states: SFNClient;
beforeAll(async () => {
  emulator = await startedEmulator();
  stateMachineArn = await deployWorkflow(emulator);
  states = new SFNClient(emulator.connection);
});
afterAll(async () => {
  await emulator.close();
  expect(emulator.faults).toEqual([]);
});

async function execute(input: object) {
  const { executionArn } = await states.send(
    new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }),
  );
  const describeIt = () => states.send(new DescribeExecutionCommand({ executionArn }));
  await expect
    .poll(async () => (await describeIt()).status, { interval: 20, timeout: 10_000 })
    .not.toBe('RUNNING');
  return await describeIt();
}

describe('the services meet', () => {
  it('in an execution: a function, from code in S3, that reads S3; and an SDK call', async () => {
    const execution = await execute({ bucket: 'data', key: 'note.txt' });
    expect(execution.status).toBe('SUCCEEDED');
    const output: { length: number; listed: { Contents: { LastModified: string }[] } } = JSON.parse(
      execution.output ?? '',
    );
    expect(output.length).toBe(12);
    expect(output.listed.Contents[0]?.LastModified).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    const { events } = await states.send(
      new GetExecutionHistoryCommand({ executionArn: execution.executionArn }),
    );
    expect(events?.at(-1)?.type).toBe('ExecutionSucceeded');
  });

  it('in an error that a function throws', async () => {
    const execution = await execute({ bucket: 'data', key: 'missing.txt' });
    expect(execution).toMatchObject({ status: 'FAILED', error: 'ObjectMissing' });
  });

  it("in the function's log", async () => {
    await execute({ bucket: 'data', key: 'note.txt' });
    const { events } = await new CloudWatchLogsClient(emulator.connection).send(
      new FilterLogEventsCommand({ logGroupName: '/aws/lambda/read', filterPattern: 'reading' }),
    );
    expect(events?.[0]?.message).toContain('reading note.txt');
  });

  it('in a state machine that asks for a call which is not there: it is refused', async () => {
    const definition = {
      StartAt: 'Call',
      States: {
        Call: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:sagemaker:createCluster', End: true },
      },
    };
    await expect(
      states.send(
        new CreateStateMachineCommand({
          name: 'other',
          roleArn: ROLE,
          definition: JSON.stringify(definition),
        }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidDefinition' });
  });

  it('in a training job: the classifier reads its channels from S3 and says what is wrong with them', async () => {
    const s3 = new S3Client(emulator.connection);
    const channels = ['train', 'validation'];
    for (const name of channels) {
      await s3.send(new PutObjectCommand({ Bucket: 'data', Key: `${name}/a.png`, Body: 'no picture' }));
      await s3.send(new PutObjectCommand({ Bucket: 'data', Key: `${name}.lst`, Body: '0\t0\ta.png\n' }));
    }
    const channel = (ChannelName: string, key: string) => ({
      ChannelName,
      ContentType: 'application/x-image',
      DataSource: { S3DataSource: { S3DataType: 'S3Prefix' as const, S3Uri: `s3://data/${key}` } },
    });
    const sagemaker = new SageMakerClient(emulator.connection);
    await sagemaker.send(
      new CreateTrainingJobCommand({
        TrainingJobName: 'job',
        AlgorithmSpecification: {
          TrainingImage: '811284229777.dkr.ecr.us-east-1.amazonaws.com/image-classification:1',
          TrainingInputMode: 'File',
        },
        HyperParameters: { num_classes: '2', num_training_samples: '1', image_shape: '3,32,32', epochs: '1' },
        RoleArn: ROLE,
        InputDataConfig: channels.flatMap((name) => [
          channel(name, `${name}/`),
          channel(`${name}_lst`, `${name}.lst`),
        ]),
        OutputDataConfig: { S3OutputPath: 's3://data/models' },
        ResourceConfig: { InstanceType: 'ml.p3.2xlarge', InstanceCount: 1, VolumeSizeInGB: 1 },
        StoppingCondition: { MaxRuntimeInSeconds: 60 },
      }),
    );
    const describeIt = () => sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: 'job' }));
    await expect
      .poll(async () => (await describeIt()).TrainingJobStatus, { interval: 50, timeout: 20_000 })
      .toBe('Failed');
    expect((await describeIt()).FailureReason).toMatch(
      /^(Algorithm|Client)Error: .*a\.png.*, exit code: \d$/,
    );
  });

  it('in a model: its data are looked for in S3', async () => {
    await expect(
      new SageMakerClient(emulator.connection).send(
        new CreateModelCommand({
          ModelName: 'm',
          ExecutionRoleArn: ROLE,
          PrimaryContainer: { Image: 'image-classifier', ModelDataUrl: 's3://nowhere/model.tar.gz' },
        }),
      ),
    ).rejects.toThrow('Could not find model data at s3://nowhere/model.tar.gz.');
  });
});

describe('the emulator', () => {
  it('says what it runs', async () => {
    const reply = await fetch(`${emulator.url}/_emulator/health`);
    expect(await reply.json()).toEqual({
      status: 'running',
      version: '0.0.0',
      pid: process.pid,
      lambdaRuntime: 'own',
      services: expect.arrayContaining([
        'states',
        'lambda',
        'sagemaker',
        'sagemaker-runtime',
        'sts',
        'logs',
        's3',
      ]),
    });
    expect((await fetch(`${emulator.url}/_emulator/health`, { method: 'PUT' })).status).toBe(405);
  });

  it('refuses by name a service that it does not have', async () => {
    const reply = await fetch(emulator.url, {
      method: 'POST',
      headers: {
        'x-amz-target': 'Kinesis_20131202.ListStreams',
        'content-type': 'application/x-amz-json-1.0',
      },
      body: '{}',
    });
    expect(reply.status).toBe(400);
    expect(await reply.json()).toMatchObject({
      __type: 'UnknownOperationException',
      message:
        'The emulator does not support the service Kinesis_20131202: It has no streams. ' +
        'docs/compatibility.md lists what it has.',
    });
  });

  it('refuses it in XML where that is spoken', async () => {
    const reply = await fetch(emulator.url, {
      method: 'POST',
      headers: { authorization: 'AWS4-HMAC-SHA256 Credential=test/20261123/us-east-1/redshift/aws4_request' },
      body: new URLSearchParams({ Action: 'DescribeClusters' }),
    });
    expect(await reply.text()).toContain(
      '<Message>The emulator does not support the service redshift: It has no data warehouse. docs/compatibility.md lists what it has.</Message>',
    );
  });
});
