import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeTrainingJobCommand, StopTrainingJobCommand } from '@aws-sdk/client-sagemaker';
import type { Spending } from '@scones/command-line';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUCKET, ROLE, type RunningServices, startServices } from '../testing/start-services.ts';
import { train, type TrainContext } from './train.ts';
import type { TrainOptions } from './train-options.ts';
import type { TrainProgress } from './train-progress.ts';

describe('train', () => {
  let services: RunningServices;

  beforeAll(async () => {
    services = await startServices();
    for (const split of ['train', 'validation']) {
      await services.put(`set/${split}/a.png`, 'a');
      await services.put(`set/${split}.lst`, '0\t0\ta.png\n1\t1\tb.png\n');
    }
  });
  afterAll(() => services.close());

  const run = (options: Partial<TrainOptions>, context: Partial<TrainContext> = {}) =>
    train(
      { ...services, ...context },
      { bucket: BUCKET, prefix: 'set', roleArn: ROLE, epochs: 2, ...options },
    );
  const statusOf = async (name: string): Promise<string | undefined> => {
    const job = await services.sageMaker.send(new DescribeTrainingJobCommand({ TrainingJobName: name }));
    return job.TrainingJobStatus;
  };
  /** Does something once the job has printed its last line. */
  const whenLingering =
    (act: () => unknown) =>
    (event: TrainProgress): void => {
      if (event.type === 'epoch' && event.epoch === 1) act();
    };

  it('runs a training job to its end and returns its model', async () => {
    const model = await run({ jobName: 'complete', seed: 7 });
    expect(model).toMatchObject({
      jobName: 'complete',
      jobArn: 'arn:aws:sagemaker:us-east-1:000000000000:training-job/complete',
      trainingImage: '811284229777.dkr.ecr.us-east-1.amazonaws.com/image-classification:1',
      modelArtifact: `s3://${BUCKET}/set/models/complete/output/model.tar.gz`,
      trainImages: 2,
      imagesPerSecond: 4,
      hyperparameters: { num_classes: '2', num_training_samples: '2', epochs: '2' },
    });
    expect(model.trainSeconds).toBeGreaterThan(0);
    expect(await services.keys('set/models/')).toEqual(['set/models/complete/output/model.tar.gz']);
  });

  it('brings the backbone that it starts from to the job', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'backbone-'));
    const pretrained = join(folder, 'net.onnx');
    await writeFile(pretrained, 'a backbone');
    try {
      const { hyperparameters } = await run({ pretrained, pretrainedNormalization: 'centred' });
      expect(hyperparameters).toMatchObject({ use_pretrained_model: '1', image_shape: '3,128,128' });
      const [description = '', net] = await services.keys('set/pretrained/');
      expect([description, net]).toEqual([
        expect.stringMatching(/^set\/pretrained\/[\da-f]{16}\/backbone\.json$/),
        description.replace('backbone.json', 'net.onnx'),
      ]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('reports statuses, log lines and epochs as they come', async () => {
    const events: TrainProgress[] = [];
    const { epochs } = await run({ seed: 7 }, { onProgress: (event) => events.push(event) });
    expect(events[0]).toMatchObject({ type: 'created', trainImages: 2, epochs: 2 });
    expect(events.filter(({ type }) => type === 'status').at(-1)).toMatchObject({ status: 'Completed' });
    const lines = events.flatMap((event) => (event.type === 'log' ? [event.text] : []));
    expect(lines).toHaveLength(11);
    expect(lines.slice(0, 2)).toEqual([
      'seed 7',
      'Epoch[0] Batch [1]\tSpeed: 40.0 samples/sec\taccuracy=0.5',
    ]);
    expect(epochs).toEqual([
      { epoch: 0, loss: 1, trainAccuracy: 0.5, validationAccuracy: 0.6, picturesPerSecond: 4 },
      { epoch: 1, loss: 0.5, trainAccuracy: 0.6, validationAccuracy: 0.7, picturesPerSecond: 4 },
    ]);
    expect(events.filter(({ type }) => type === 'epoch')).toMatchObject(
      epochs.map((epoch) => ({ ...epoch, epochs: 2 })),
    );
  });

  it('goes on with the job of a run that was ended by force, once', async () => {
    const { s3, sageMaker, logs, clock } = services;
    const lost = new Error('lost');
    const following = { s3, sageMaker, logs, clock, onProgress: () => failAfterStart() };
    let jobName = '';
    const failAfterStart = (): never => {
      throw lost;
    };
    const options = { bucket: BUCKET, prefix: 'set', roleArn: ROLE, epochs: 2, seed: 11 };
    await expect(train(following, options)).rejects.toThrow(lost);
    const resumed = await run(
      { seed: 11 },
      {
        onProgress: (event) => {
          if (event.type === 'created') throw new Error('It made another job.');
          if (event.type === 'resumed') ({ jobName } = event);
        },
      },
    );
    expect(resumed).toMatchObject({ jobName, epochs: [{ epoch: 0 }, { epoch: 1 }] });
    expect((await run({ seed: 11 })).jobName).not.toBe(jobName);
  });

  it('makes no job where nobody agrees to its cost', async () => {
    const agree = (spending: Spending): never => {
      throw new Error(JSON.stringify(spending));
    };
    const spending = {
      what: 'The training job costly on 1 × ml.p3.2xlarge',
      roleArn: ROLE,
      region: 'us-east-1',
      planned: 3.825,
      present: 0,
    };
    await expect(run({ jobName: 'costly' }, { agree })).rejects.toThrow(JSON.stringify(spending));
    await expect(statusOf('costly')).rejects.toThrow('Requested resource not found.');
  });

  it('gives the reason of a job that fails', async () => {
    await expect(run({ jobName: 'failing', hyperparameters: { behaviour: 'fail' } })).rejects.toMatchObject({
      code: 'TRAINING_FAILED',
      message: expect.stringMatching(/^The training job failing failed: .*the loss is not a number/),
      hint: expect.stringContaining('aws logs tail /aws/sagemaker/TrainingJobs'),
    });
  });

  it('says so when somebody stops the job', async () => {
    const stop = () => services.sageMaker.send(new StopTrainingJobCommand({ TrainingJobName: 'stopped' }));
    const options = { jobName: 'stopped', hyperparameters: { behaviour: 'linger' } };
    await expect(run(options, { onProgress: whenLingering(stop) })).rejects.toMatchObject({
      code: 'TRAINING_STOPPED',
    });
  });

  it('says so when the job runs past its limit', async () => {
    const options = { jobName: 'slow', maxRuntimeSeconds: 1, hyperparameters: { behaviour: 'linger' } };
    await expect(run(options)).rejects.toMatchObject({
      code: 'TRAINING_TOO_LONG',
      message: 'The training job slow was stopped at its limit of 1 s',
    });
  });

  it('stops the job when it is interrupted', async () => {
    const controller = new AbortController();
    const events: TrainProgress[] = [];
    const abort = whenLingering(() => controller.abort(new Error('Ctrl-C')));
    const interrupted = run(
      { jobName: 'interrupted', hyperparameters: { behaviour: 'linger' } },
      {
        signal: controller.signal,
        onProgress: (event) => {
          events.push(event);
          abort(event);
        },
      },
    );
    await expect(interrupted).rejects.toThrow('Ctrl-C');
    expect(events.at(-1)).toEqual({ type: 'stopping', jobName: 'interrupted' });
    expect(await statusOf('interrupted')).toMatch(/^Stopp(ing|ed)$/);
  });

  it('gives what it has learned where the job had ended when it was interrupted', async () => {
    const controller = new AbortController();
    const { middlewareStack } = services.sageMaker;
    const name = 'interrupts after the end';
    let isFirst = true;
    middlewareStack.add(
      (next, { commandName }) =>
        async (step) => {
          if (isFirst && commandName === 'DescribeTrainingJobCommand') {
            isFirst = false;
            while ((await statusOf('ended')) === 'InProgress');
            controller.abort(new Error('Ctrl-C'));
          }
          return await next(step);
        },
      { step: 'initialize', name },
    );
    try {
      const trained = await run({ jobName: 'ended' }, { signal: controller.signal });
      expect([controller.signal.aborted, trained.jobName]).toEqual([true, 'ended']);
    } finally {
      middlewareStack.remove(name);
    }
  });

  it('says that a job is still running when it can no longer follow it', async () => {
    const logs = services.logs;
    const name = 'out-of-sight';
    const cut = (next: (request: never) => Promise<never>) => (request: never) => {
      const { logStreamNamePrefix } = (request as { input: { logStreamNamePrefix?: string } }).input;
      if (logStreamNamePrefix === `${name}/`) throw new Error('the line is cut');
      return next(request);
    };
    logs.middlewareStack.add(cut as never, { step: 'initialize' });
    await expect(run({ jobName: name })).rejects.toMatchObject({
      code: 'TRAINING_OUT_OF_SIGHT',
      message: `The training job ${name} goes on but can no longer be followed: the line is cut`,
      hint: expect.stringContaining('stop-training-job'),
    });
  });

  it('makes no job when it is interrupted before', async () => {
    const signal = AbortSignal.abort(new Error('Ctrl-C'));
    await expect(run({ jobName: 'never' }, { signal })).rejects.toThrow();
    await expect(statusOf('never')).rejects.toThrow();
  });

  it('says that nothing is staged there', async () => {
    await expect(run({ prefix: 'elsewhere' })).rejects.toMatchObject({
      code: 'NOT_STAGED',
      message: expect.stringContaining(`s3://${BUCKET}/elsewhere/`),
    });
    await expect(run({ bucket: 'nowhere' })).rejects.toMatchObject({ code: 'BUCKET_MISSING' });
  });

  it('says that the job name is taken', async () => {
    await run({ jobName: 'twice' });
    await expect(run({ jobName: 'twice' })).rejects.toMatchObject({ code: 'JOB_NAME_TAKEN' });
  });

  it('says once, and before there is a job, what the emulator cannot do for it', async () => {
    await expect(run({ jobName: 'deep', hyperparameters: { num_layers: '18' } })).rejects.toMatchObject({
      code: 'JOB_REFUSED',
      message:
        'SageMaker refuses the job deep: The emulator does not support the hyperparameter num_layers ("18"): it has its own. Leave it out.',
    });
    await expect(statusOf('deep')).rejects.toThrow('Requested resource not found.');
  });

  it('names the line of a manifest that is malformed', async () => {
    await services.put('bad/train.lst', '0\t0\ta.png\n1\tone\tb.png\n');
    await services.put('bad/validation.lst', '0\t0\ta.png\n');
    await expect(run({ prefix: 'bad' })).rejects.toThrow(`s3://${BUCKET}/bad/train.lst, line 2`);
  });
});
