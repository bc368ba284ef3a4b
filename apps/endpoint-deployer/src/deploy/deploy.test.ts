import {
  CreateTrainingJobCommand,
  DescribeEndpointConfigCommand,
  DescribeTrainingJobCommand,
  ListEndpointConfigsCommand,
  ListEndpointsCommand,
  ListModelsCommand,
  ListTagsCommand,
} from '@aws-sdk/client-sagemaker';
import { Patience } from '@scones/command-line';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deleteParts } from '../delete-parts.ts';
import {
  BUCKET,
  IMAGE,
  modelArtefact,
  ROLE,
  type RunningServices,
  startServices,
} from '../testing/start-services.ts';
import { deploy, type DeployProgress } from './deploy.ts';
import type { DeployOptions } from './deploy-options.ts';
import { createConfiguration, createEndpoint, createModel } from './endpoint-parts.ts';

const NOTHING = { endpoints: [], configurations: [], models: [] };

describe('deploy', () => {
  let services: RunningServices;
  let artefact: string;

  beforeAll(async () => {
    services = await startServices();
    artefact = await services.put('good/model.tar.gz', await modelArtefact('[0.9,0.1]'));
  });
  afterAll(() => services.close());
  afterEach(async () => {
    const { endpoints, configurations, models } = await services.names();
    for (const endpoint of endpoints) await deleteParts(services, { endpoint });
    for (const configuration of configurations) await deleteParts(services, { configuration });
    await deleteParts(services, { models });
  });

  const run = (
    options: Partial<DeployOptions> = {},
    context: { signal?: AbortSignal; onProgress?: (event: DeployProgress) => void } = {},
  ) =>
    deploy(
      { ...services, ...context },
      {
        name: 'vehicles',
        modelArtifact: artefact,
        image: IMAGE,
        roleArn: ROLE,
        capturePrefix: `s3://${BUCKET}/captures`,
        ...options,
      },
    );

  async function trainModel(name: string, behaviour: Record<string, string> = {}) {
    const job = new CreateTrainingJobCommand({
      TrainingJobName: name,
      RoleArn: ROLE,
      AlgorithmSpecification: { TrainingImage: IMAGE, TrainingInputMode: 'File' },
      HyperParameters: behaviour,
      OutputDataConfig: { S3OutputPath: `s3://${BUCKET}/trained` },
      ResourceConfig: { InstanceType: 'ml.p3.2xlarge', InstanceCount: 1, VolumeSizeInGB: 1 },
      StoppingCondition: { MaxRuntimeInSeconds: 60 },
    });
    await services.sageMaker.send(job);
    const patience = new Patience({ clock: services.clock, firstMilliseconds: 20, longestMilliseconds: 100 });
    for (;;) {
      const described = await services.sageMaker.send(
        new DescribeTrainingJobCommand({ TrainingJobName: name }),
      );
      if (described.TrainingJobStatus !== 'InProgress') return described;
      await patience.wait();
    }
  }

  it('makes an endpoint that answers', async () => {
    const events: DeployProgress[] = [];
    const deployed = await run({}, { onProgress: (event) => events.push(event) });
    expect(deployed).toMatchObject({
      endpointName: 'vehicles',
      endpointArn: 'arn:aws:sagemaker:us-east-1:000000000000:endpoint/vehicles',
      modelArtifact: artefact,
      capturePrefix: `s3://${BUCKET}/captures`,
    });
    expect(JSON.parse(await services.invoke('vehicles'))).toEqual([0.9, 0.1]);
    expect(events.map((event) => (event.type === 'created' ? event.part : event.type))).toEqual([
      'model',
      'configuration',
      'endpoint',
      'status',
      'status',
    ]);
    expect(events.at(-1)).toMatchObject({ status: 'InService' });
  });

  it('takes missing options from a training job', async () => {
    const job = await trainModel('learnt');
    const { s3, sageMaker, clock } = services;
    const options = { name: 'vehicles', fromTrainingJob: 'learnt', capturePrefix: `s3://${BUCKET}/captures` };
    const deployed = await deploy({ s3, sageMaker, clock }, options);
    expect(deployed).toMatchObject({ modelArtifact: job.ModelArtifacts?.S3ModelArtifacts, image: IMAGE });
    expect(JSON.parse(await services.invoke('vehicles'))).toEqual([0.2, 0.8]);
  });

  it('makes nothing of a training job that has failed', async () => {
    await trainModel('unlearnt', { behaviour: 'fail' });
    await expect(run({ fromTrainingJob: 'unlearnt' })).rejects.toMatchObject({
      code: 'TRAINING_NOT_COMPLETE',
      message: 'The training job unlearnt is Failed and has left no finished model',
    });
    expect(await services.names()).toEqual(NOTHING);
  });

  it('tags every part as the project’s', async () => {
    await run();
    const { sageMaker } = services;
    const { Endpoints } = await sageMaker.send(new ListEndpointsCommand());
    const { EndpointConfigs } = await sageMaker.send(new ListEndpointConfigsCommand());
    const { Models } = await sageMaker.send(new ListModelsCommand());
    const arns = [
      Endpoints?.[0]?.EndpointArn,
      EndpointConfigs?.[0]?.EndpointConfigArn,
      Models?.[0]?.ModelArn,
    ];
    for (const ResourceArn of arns) {
      const { Tags } = await sageMaker.send(new ListTagsCommand({ ResourceArn }));
      expect(Tags).toEqual([{ Key: 'project', Value: 'scones-unlimited' }]);
    }
  });

  it('captures all inputs and outputs', async () => {
    const { configurationName } = await run();
    const command = new DescribeEndpointConfigCommand({ EndpointConfigName: configurationName });
    expect((await services.sageMaker.send(command)).DataCaptureConfig).toMatchObject({
      EnableCapture: true,
      InitialSamplingPercentage: 100,
      DestinationS3Uri: `s3://${BUCKET}/captures`,
      CaptureOptions: [{ CaptureMode: 'Input' }, { CaptureMode: 'Output' }],
    });
  });

  it('shows why an endpoint fails, and removes what it made', async () => {
    const modelArtifact = await services.put('corrupt/model.tar.gz', await modelArtefact('corrupt'));
    await expect(run({ modelArtifact })).rejects.toMatchObject({
      code: 'ENDPOINT_FAILED',
      message: expect.stringMatching(/^The endpoint vehicles is Failed: \S+/),
      hint: expect.stringContaining('aws logs tail /aws/sagemaker/Endpoints/vehicles'),
    });
    expect(await services.names()).toEqual(NOTHING);
  });

  it('reports that an artefact is no archive, and removes what it made', async () => {
    const modelArtifact = await services.put('broken/model.tar.gz', 'not an archive');
    await expect(run({ modelArtifact })).rejects.toMatchObject({ code: 'ENDPOINT_FAILED' });
    expect(await services.names()).toEqual(NOTHING);
  });

  it('says what it could not remove, and why it had to', async () => {
    const cut =
      (next: (request: never) => Promise<never>, { commandName = '' }) =>
      (request: never) => {
        if (commandName === 'DeleteModelCommand') throw new Error('the line is cut');
        return next(request);
      };
    const modelArtifact = await services.put('corrupt/model.tar.gz', await modelArtefact('corrupt'));
    services.sageMaker.middlewareStack.add(cut as never, { step: 'initialize', name: 'cut' });
    await expect(run({ modelArtifact })).rejects.toMatchObject({
      code: 'NOT_UNDONE',
      message: expect.stringMatching(
        /^The endpoint vehicles is Failed.* could not be removed: the line is cut$/,
      ),
      hint: expect.stringMatching(/aws sagemaker delete-model --model-name vehicles-\d{17}$/),
    });
    services.sageMaker.middlewareStack.remove('cut');
  });

  it('removes what it made when it is interrupted', async () => {
    const modelArtifact = await services.put('slow/model.tar.gz', await modelArtefact('slow'));
    const controller = new AbortController();
    const onProgress = (event: DeployProgress): void => {
      if (event.type === 'status') controller.abort(new Error('Ctrl-C'));
    };
    await expect(run({ modelArtifact }, { signal: controller.signal, onProgress })).rejects.toThrow('Ctrl-C');
    expect(await services.names()).toEqual(NOTHING);
  });

  it.each(['model', 'configuration'])('stops after the %s when it is interrupted there', async (part) => {
    const controller = new AbortController();
    const onProgress = (event: DeployProgress): void => {
      if (event.type === 'created' && event.part === part) controller.abort(new Error('Ctrl-C'));
    };
    await expect(run({}, { signal: controller.signal, onProgress })).rejects.toThrow('Ctrl-C');
    expect(await services.names()).toEqual(NOTHING);
  });

  it.each([
    {
      what: 'the artefact does not exist',
      options: { modelArtifact: `s3://${BUCKET}/nothing/model.tar.gz` },
      code: 'OBJECT_MISSING',
      message: `There is no object s3://${BUCKET}/nothing/model.tar.gz`,
    },
    {
      what: "the artefact's bucket does not exist",
      options: { modelArtifact: 's3://nowhere/model.tar.gz' },
      code: 'BUCKET_MISSING',
      message: 'The bucket "nowhere" does not exist',
    },
    {
      what: 'the bucket for captures does not exist',
      options: { capturePrefix: 's3://nowhere/captures' },
      code: 'BUCKET_MISSING',
      message: 'The bucket "nowhere" does not exist',
    },
    {
      what: 'the training job does not exist',
      options: { fromTrainingJob: 'never' },
      code: 'TRAINING_JOB_MISSING',
      message: 'There is no training job never in us-east-1',
    },
  ])('makes nothing when $what', async ({ options, code, message }) => {
    await expect(run(options)).rejects.toMatchObject({ code, message });
    expect(await services.names()).toEqual(NOTHING);
  });

  it('says which option is missing', async () => {
    const { s3, sageMaker, clock } = services;
    const options = { name: 'vehicles', capturePrefix: `s3://${BUCKET}/captures` };
    await expect(deploy({ s3, sageMaker, clock }, options)).rejects.toMatchObject({
      code: 'OPTION_MISSING',
      message: '--model-artifact is not given',
    });
  });

  it('leaves an endpoint of that name as it is', async () => {
    await run();
    const before = await services.names();
    await expect(run({ instanceCount: 3 })).rejects.toMatchObject({
      code: 'ENDPOINT_EXISTS',
      message: 'The endpoint vehicles exists and is InService',
    });
    expect(await services.names()).toEqual(before);
  });

  describe('after a run that was ended by force', () => {
    const serving = { instanceType: 'ml.m5.large', instanceCount: 1, capturePercentage: 100 };
    const left = 'vehicles-20261123140517123';

    beforeEach(async () => {
      const { sageMaker } = services;
      await createModel(sageMaker, left, { modelArtifact: artefact, image: IMAGE, roleArn: ROLE });
    });

    it('makes the endpoint, and removes the model and the configuration that nobody uses', async () => {
      const capturePrefix = `s3://${BUCKET}/captures`;
      await createConfiguration(services.sageMaker, left, left, { ...serving, capturePrefix });
      const { configurationName } = await run();
      expect(configurationName).not.toBe(left);
      expect(await services.names()).toEqual({
        endpoints: ['vehicles'],
        configurations: [configurationName],
        models: [configurationName],
      });
    });

    it('goes on with the endpoint that it has made as it was asked to', async () => {
      const capturePrefix = `s3://${BUCKET}/captures`;
      await createConfiguration(services.sageMaker, left, left, { ...serving, capturePrefix });
      await createEndpoint(services.sageMaker, 'vehicles', left);
      expect(await run()).toMatchObject({ configurationName: left, modelName: left });
      expect(await services.names()).toEqual({
        endpoints: ['vehicles'],
        configurations: [left],
        models: [left],
      });
    });
  });
});
