import {
  type CreateTrainingJobRequest,
  DescribeTrainingJobCommand,
  ListTrainingJobsCommand,
  StopTrainingJobCommand,
} from '@aws-sdk/client-sagemaker';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { StatementSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { IMAGE, type RunningSageMaker, startSageMaker } from '../testing/start-sagemaker.ts';
import { savedModel, startTraining } from '../testing/start-training.ts';

let sagemaker: RunningSageMaker;
beforeEach(async () => {
  sagemaker = await startSageMaker();
  sagemaker.objects.put('data/train/a/1.png', 'one');
  sagemaker.objects.put('data/train/2.png', 'two');
  sagemaker.objects.put('data/train.lst', '0\t0\ta/1.png');
});
afterEach(() => sagemaker.close());

function channel(name: string, uri: string) {
  return {
    ChannelName: name,
    ContentType: 'application/x-image',
    DataSource: { S3DataSource: { S3DataType: 'S3Prefix' as const, S3Uri: uri } },
  };
}

function train(name: string, behaviour = 'learn', more: Partial<CreateTrainingJobRequest> = {}) {
  return startTraining(sagemaker.control, {
    TrainingJobName: name,
    HyperParameters: { behaviour },
    InputDataConfig: [channel('train', 's3://data/train/'), channel('train_lst', 's3://data/train.lst')],
    ...more,
  });
}

async function ended(name: string, status: string) {
  await sagemaker.changed({ TrainingJobName: name, TrainingJobStatus: status });
  return await sagemaker.control.send(new DescribeTrainingJobCommand({ TrainingJobName: name }));
}

describe('a training job', () => {
  it('goes through its statuses to Completed, with metrics and the model in S3', async () => {
    const { TrainingJobArn } = await train('job', 'learn', { Environment: { GREETING: 'hello' } });
    const job = await ended('job', 'Completed');
    expect(TrainingJobArn).toBe('arn:aws:sagemaker:us-east-1:000000000000:training-job/job');
    expect(job.SecondaryStatusTransitions?.map(({ Status }) => Status)).toEqual([
      'Starting',
      'Downloading',
      'Training',
      'Uploading',
      'Completed',
    ]);
    expect(job.ModelArtifacts).toEqual({ S3ModelArtifacts: 's3://data/models/job/output/model.tar.gz' });
    expect(job.FinalMetricDataList?.map(({ MetricName, Value }) => [MetricName, Value])).toEqual([
      ['train:accuracy', 0.75],
      ['validation:accuracy', 0.7],
    ]);
    expect(job).toMatchObject({ BillableTimeInSeconds: 1, HyperParameters: { behaviour: 'learn' } });
    expect(job.TrainingEndTime).toEqual(new Date(sagemaker.clock.now()));
  });

  it('sees the files of the container contract', async () => {
    await train('job', 'learn', { Environment: { GREETING: 'hello' } });
    await ended('job', 'Completed');
    expect(savedModel(sagemaker.objects)).toEqual({
      channels: { train: ['2.png', 'a', 'a/1.png'], train_lst: ['train.lst'] },
      resources: {
        current_host: 'algo-1',
        current_instance_type: 'ml.p3.2xlarge',
        hosts: ['algo-1'],
        network_interface_name: 'lo',
      },
      inputs: {
        train: expect.objectContaining({ ContentType: 'application/x-image', TrainingInputMode: 'File' }),
        train_lst: expect.objectContaining({ S3DistributionType: 'FullyReplicated' }),
      },
      greeting: 'hello',
      jobName: 'job',
    });
    expect(sagemaker.objects.keys('data/models/job/output/')).toHaveLength(2);
  });

  it('writes its log to the stream of its one host, and leaves no folder behind', async () => {
    await train('job');
    await ended('job', 'Completed');
    const second = sagemaker.clock.now() / 1000;
    expect(sagemaker.lines).toContainEqual({
      group: '/aws/sagemaker/TrainingJobs',
      stream: `job/algo-1-${second}`,
      message: 'Epoch[0] Train-accuracy=0.5',
    });
    await sagemaker.services.control.close?.();
    expect(await readdir(`${sagemaker.folder}/training-jobs`)).toEqual([]);
  });

  it.each([
    ['fail', 'AlgorithmError: the loss is not a number, exit code: 1'],
    ['blame-data', 'ClientError: the loss is not a number, exit code: 2'],
    ['crash', /^AlgorithmError: [\s\S]*nobody expected this[\s\S]*, exit code: 1$/],
  ])('that does %s says why', async (behaviour, reason) => {
    await train('job', behaviour);
    const { FailureReason, SecondaryStatus, ModelArtifacts } = await ended('job', 'Failed');
    expect(FailureReason).toEqual(typeof reason === 'string' ? reason : expect.stringMatching(reason));
    expect(SecondaryStatus).toBe('Failed');
    expect(ModelArtifacts).toBeUndefined();
  });

  it('names no path of this machine in its reason or its log', async () => {
    await train('job', 'name-folder');
    const { FailureReason } = await ended('job', 'Failed');
    expect(FailureReason).toBe('AlgorithmError: /opt/ml/input/data is empty, exit code: 1');
    expect(sagemaker.lines.map(({ message }) => message)).toContain('reading /opt/ml/input/data');
  });

  it('that crashes reports what happened without the frames of the trace', async () => {
    await train('job', 'crash');
    const { FailureReason } = await ended('job', 'Failed');
    expect(FailureReason).not.toMatch(/\n\s+at |fixture-program/);
  });

  it('goes on while the disk is full, and is written as it is when there is space', async () => {
    await train('job', 'linger');
    await sagemaker.logged('lingering');
    const full = vi.spyOn(StatementSync.prototype, 'run').mockImplementation(() => {
      throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
    });
    await sagemaker.control.send(new StopTrainingJobCommand({ TrainingJobName: 'job' }));
    await expect.poll(() => sagemaker.faults.length).toBeGreaterThan(1);
    await expect.poll(() => readdir(join(sagemaker.folder, 'training-jobs'))).toEqual([]);
    full.mockRestore();
    await sagemaker.clock.advance(1000);
    expect((await ended('job', 'Stopped')).SecondaryStatus).toBe('Stopped');
  });

  it('is asked to end when it is stopped, and keeps what it then saves', async () => {
    await train('job', 'linger');
    await sagemaker.logged('lingering');
    await sagemaker.control.send(new StopTrainingJobCommand({ TrainingJobName: 'job' }));
    const job = await ended('job', 'Stopped');
    expect(job.SecondaryStatus).toBe('Stopped');
    expect(job.ModelArtifacts?.S3ModelArtifacts).toBe('s3://data/models/job/output/model.tar.gz');
    expect(sagemaker.objects.content.has('data/models/job/output/model.tar.gz')).toBe(true);
  });

  it('is killed when it does not end within two minutes', async () => {
    await train('job', 'defy');
    await sagemaker.logged('lingering');
    await sagemaker.control.send(new StopTrainingJobCommand({ TrainingJobName: 'job' }));
    await sagemaker.logged('no');
    expect(sagemaker.changes.at(-1)).toMatchObject({
      TrainingJobStatus: 'Stopping',
      SecondaryStatus: 'Stopping',
    });
    await sagemaker.clock.advance(120_000);
    const job = await ended('job', 'Stopped');
    expect(job.SecondaryStatus).toBe('Stopped');
    expect(job.ModelArtifacts).toBeUndefined();
  });

  it('ends at its limit', async () => {
    await train('job', 'linger');
    await sagemaker.logged('lingering');
    await sagemaker.clock.advance(3_600_000);
    const job = await ended('job', 'Stopped');
    expect(job.SecondaryStatus).toBe('MaxRuntimeExceeded');
    expect(job.TrainingTimeInSeconds).toBe(3600);
  });

  it('fails with a reason when the emulator ends while it runs', async () => {
    await train('job', 'linger');
    await sagemaker.logged('lingering');
    await sagemaker.services.control.close?.();
    expect(await ended('job', 'Failed')).toMatchObject({
      FailureReason: expect.stringContaining('The emulator ended while the job was running'),
    });
  });

  it('that an emulator left behind when it was killed is failed by the next emulator', async () => {
    await train('job', 'linger');
    await sagemaker.logged('lingering');
    const left = sagemaker.store.collection<object>('sagemaker/training-jobs').get('job') as object;
    const next = await startSageMaker();
    next.store.collection<object>('sagemaker/training-jobs').put('job', left);
    await next.services.recover();
    const job = await next.control.send(new DescribeTrainingJobCommand({ TrainingJobName: 'job' }));
    expect(job).toMatchObject({ TrainingJobStatus: 'Failed', SecondaryStatus: 'Failed' });
    await next.close();
  });

  it('fails naming an image for which there is no program', async () => {
    await train('job', 'learn', {
      AlgorithmSpecification: { TrainingImage: 'somebody/else:2', TrainingInputMode: 'File' },
    });
    expect((await ended('job', 'Failed')).FailureReason).toBe(
      'ClientError: The emulator does not support the image somebody/else:2, since it has no program for it.',
    );
  });

  it('fails when its model cannot be stored', async () => {
    sagemaker.objects.brokenBucket = 'elsewhere';
    await train('job', 'learn', { OutputDataConfig: { S3OutputPath: 's3://elsewhere/models' } });
    expect((await ended('job', 'Failed')).FailureReason).toBe(
      'ClientError: Artifact upload failed: s3://elsewhere/models/job/output/model.tar.gz: ' +
        'The specified bucket does not exist',
    );
  });

  it('names no path of this machine when two of its keys cannot both be files', async () => {
    sagemaker.objects.put('data/train/2.png/3.png', 'three');
    await train('job');
    const { FailureReason } = await ended('job', 'Failed');
    expect(FailureReason).toMatch(
      /^ClientError: Data download failed:.*s3:\/\/data\/train\/: .*\/opt\/ml\/input\/data\/train/,
    );
    expect(FailureReason).not.toContain(sagemaker.folder);
  });

  it('refuses a key that climbs out of its channel', async () => {
    sagemaker.objects.put('data/train/../../evil', 'x');
    await train('job');
    expect((await ended('job', 'Failed')).FailureReason).toContain('climbs out');
  });
});

const KEPT: Partial<CreateTrainingJobRequest> = {
  CheckpointConfig: { S3Uri: 's3://data/checkpoints' },
  DebugHookConfig: { S3OutputPath: 's3://data/debug', CollectionConfigurations: [] },
  EnableManagedSpotTraining: true,
  ExperimentConfig: { ExperimentName: 'scones' },
  ProfilerConfig: { S3OutputPath: 's3://data/profile', DisableProfiler: false },
  ProfilerRuleConfigurations: [{ RuleConfigurationName: 'report', RuleEvaluatorImage: 'rules' }],
  RetryStrategy: { MaximumRetryAttempts: 3 },
  StoppingCondition: { MaxRuntimeInSeconds: 60, MaxWaitTimeInSeconds: 90 },
  TensorBoardOutputConfig: { S3OutputPath: 's3://data/board' },
  VpcConfig: { SecurityGroupIds: ['sg-1'], Subnets: ['subnet-1'] },
};

describe('members that the SDKs send by themselves', () => {
  it('are stored, shown and named in one line of the log where they change nothing offline', async () => {
    await train('job', 'learn', KEPT);
    expect(await ended('job', 'Completed')).toMatchObject({ ...KEPT, ProfilingStatus: 'Enabled' });
    expect(sagemaker.lines[0]?.message).toBe(
      'The emulator keeps and shows these settings, which change nothing offline: CheckpointConfig, ' +
        'DebugHookConfig, EnableManagedSpotTraining, ExperimentConfig, ProfilerConfig, ProfilerRuleConfigurations, ' +
        'RetryStrategy, StoppingCondition.MaxWaitTimeInSeconds, TensorBoardOutputConfig, VpcConfig.',
    );
  });

  it('are not named where they ask for nothing', async () => {
    const nothing = { ProfilerConfig: { DisableProfiler: true }, EnableNetworkIsolation: false };
    await train('job', 'learn', {
      ...nothing,
      OutputDataConfig: { S3OutputPath: 's3://data/models', KmsKeyId: '' },
    });
    expect(await ended('job', 'Completed')).toMatchObject({ ...nothing, ProfilingStatus: 'Disabled' });
    expect(sagemaker.lines.map(({ message }) => message)).not.toContainEqual(
      expect.stringContaining('The emulator keeps'),
    );
  });

  it('make streamed files lie in the channel as copied ones do', async () => {
    await train('job', 'learn', {
      AlgorithmSpecification: { TrainingImage: IMAGE, TrainingInputMode: 'FastFile' },
    });
    await ended('job', 'Completed');
  });

  it('limit the wait for a spot instance as SageMaker does', async () => {
    await expect(
      train('job', 'learn', { StoppingCondition: { MaxRuntimeInSeconds: 60, MaxWaitTimeInSeconds: 90 } }),
    ).rejects.toThrow(
      'Invalid MaxWaitTimeInSeconds. It is only supported when EnableManagedSpotTraining is set to true',
    );
    await expect(train('job', 'learn', { EnableManagedSpotTraining: true })).rejects.toThrow(
      'Invalid MaxWaitTimeInSeconds. It must be present and be greater than or equal to MaxRuntimeInSeconds',
    );
  });
});

describe('a description', () => {
  it('has SageMaker’s defaults, and no artefact before there is one', async () => {
    await train('job', 'linger');
    await sagemaker.logged('lingering');
    const job = await sagemaker.control.send(new DescribeTrainingJobCommand({ TrainingJobName: 'job' }));
    expect(job.ModelArtifacts).toBeUndefined();
    expect(job.OutputDataConfig).toEqual({
      S3OutputPath: 's3://data/models',
      KmsKeyId: '',
      CompressionType: 'GZIP',
    });
    expect(job.AlgorithmSpecification).toMatchObject({
      EnableSageMakerMetricsTimeSeries: true,
      MetricDefinitions: [{ Name: 'train:accuracy' }, { Name: 'validation:accuracy' }],
    });
    expect(job.InputDataConfig?.[0]).toMatchObject({
      CompressionType: 'None',
      RecordWrapperType: 'None',
      DataSource: { S3DataSource: { S3DataDistributionType: 'FullyReplicated' } },
    });
    await sagemaker.control.send(new StopTrainingJobCommand({ TrainingJobName: 'job' }));
    await ended('job', 'Stopped');
  });

  it('is not the only place of the metrics: each value is also reported as it comes', async () => {
    await train('job');
    await ended('job', 'Completed');
    expect(sagemaker.measured).toEqual([
      'job train:accuracy 0.5',
      'job train:accuracy 0.75',
      'job validation:accuracy 0.7',
    ]);
  });
});

describe('the operations on training jobs', () => {
  it('refuse a channel without objects', async () => {
    await expect(
      train('job', 'learn', { InputDataConfig: [channel('train', 's3://data/none/')] }),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(/^No S3 objects found under S3 URL "s3:\/\/data\/none\/" given/),
    });
  });

  it('refuse a name that is taken', async () => {
    await train('job');
    await expect(train('job')).rejects.toMatchObject({ name: 'ResourceInUse' });
    await ended('job', 'Completed');
  });

  it.each<[string, Partial<CreateTrainingJobRequest>]>([
    [
      'InstanceCount',
      { ResourceConfig: { InstanceType: 'ml.m5.large', InstanceCount: 2, VolumeSizeInGB: 1 } },
    ],
    [
      'S3DataType',
      {
        InputDataConfig: [
          {
            ChannelName: 'a',
            DataSource: { S3DataSource: { S3DataType: 'ManifestFile', S3Uri: 's3://data/x' } },
          },
        ],
      },
    ],
    [
      'metric definitions',
      {
        AlgorithmSpecification: {
          TrainingImage: IMAGE,
          TrainingInputMode: 'File',
          MetricDefinitions: [{ Name: 'loss', Regex: 'loss=(.*)' }],
        },
      },
    ],
    [
      'CompressionType NONE',
      { OutputDataConfig: { S3OutputPath: 's3://data/models', CompressionType: 'NONE' } },
    ],
    [
      'ContainerEntrypoint',
      {
        AlgorithmSpecification: {
          TrainingImage: IMAGE,
          TrainingInputMode: 'File',
          ContainerEntrypoint: ['python'],
        },
      },
    ],
  ])('refuse by name what the emulator does not do: %s', async (name, more) => {
    await expect(train('job', 'learn', more)).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(name),
    });
  });

  it('are not made when they ask of the algorithm what its program here cannot do', async () => {
    const HyperParameters = { behaviour: 'learn', depth: '18' };
    await expect(train('job', 'learn', { HyperParameters })).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'The emulator does not support the hyperparameter depth (18): it is flat. Leave it out.',
    });
    const { TrainingJobSummaries } = await sagemaker.control.send(new ListTrainingJobsCommand({}));
    expect(TrainingJobSummaries).toEqual([]);
    await train('job', 'learn', {
      HyperParameters,
      InputDataConfig: [channel('depths', 's3://data/train/')],
    });
    await ended('job', 'Completed');
  });

  it('answer for an unknown name as AWS does', async () => {
    const unknown = { TrainingJobName: 'nobody' };
    for (const command of [new DescribeTrainingJobCommand(unknown), new StopTrainingJobCommand(unknown)])
      await expect(sagemaker.control.send(command as DescribeTrainingJobCommand)).rejects.toMatchObject({
        name: 'ValidationException',
        message: 'Requested resource not found.',
      });
  });

  it('refuse to stop what has ended', async () => {
    await train('job');
    await ended('job', 'Completed');
    await expect(
      sagemaker.control.send(new StopTrainingJobCommand({ TrainingJobName: 'job' })),
    ).rejects.toThrow('The request was rejected because the training job is in status Completed.');
  });

  it('list by name, status and page', async () => {
    for (const name of ['b', 'a', 'c']) {
      await train(name, name === 'c' ? 'fail' : 'learn');
      await ended(name, name === 'c' ? 'Failed' : 'Completed');
    }
    const list = (input: object) => sagemaker.control.send(new ListTrainingJobsCommand(input));
    const names = async (input: object) =>
      (await list(input)).TrainingJobSummaries?.map(({ TrainingJobName }) => TrainingJobName);
    expect(await names({ SortBy: 'Name', SortOrder: 'Descending' })).toEqual(['c', 'b', 'a']);
    expect(await names({ StatusEquals: 'Failed' })).toEqual(['c']);
    const first = await list({ SortBy: 'Name', MaxResults: 2 });
    expect(first.TrainingJobSummaries).toHaveLength(2);
    expect(await names({ SortBy: 'Name', NextToken: first.NextToken })).toEqual(['c']);
    await expect(list({ NextToken: '?' })).rejects.toThrow('NextToken');
  });
});
