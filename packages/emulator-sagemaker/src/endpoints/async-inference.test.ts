import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  DescribeEndpointCommand,
} from '@aws-sdk/client-sagemaker';
import {
  InvokeEndpointAsyncCommand,
  type InvokeEndpointAsyncCommandInput,
  InvokeEndpointCommand,
} from '@aws-sdk/client-sagemaker-runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createModel, deploy, variant } from '../testing/deploy.ts';
import { type RunningSageMaker, startSageMaker } from '../testing/start-sagemaker.ts';

const AsyncInferenceConfig = {
  OutputConfig: { S3OutputPath: 's3://data/answers', S3FailurePath: 's3://data/failures/' },
};

let sagemaker: RunningSageMaker;
beforeAll(async () => {
  sagemaker = await startSageMaker();
  const { control, objects } = sagemaker;
  objects.put('data/question', 'how far?');
  objects.put('data/nonsense', 'refuse');
  await createModel(sagemaker, 'm');
  await control.send(
    new CreateEndpointConfigCommand({
      EndpointConfigName: 'c',
      ProductionVariants: [variant('m')],
      AsyncInferenceConfig,
    }),
  );
  await control.send(new CreateEndpointCommand({ EndpointName: 'later', EndpointConfigName: 'c' }));
  await sagemaker.changed({ EndpointName: 'later', EndpointStatus: 'InService' });
});
afterAll(() => sagemaker.close());

const ask = (input: Omit<InvokeEndpointAsyncCommandInput, 'EndpointName'> & { EndpointName?: string }) =>
  sagemaker.runtime.send(new InvokeEndpointAsyncCommand({ EndpointName: 'later', ...input }));

describe('an asynchronous endpoint', () => {
  it('answers at once with the place of its answer, and writes it there', async () => {
    const { OutputLocation, FailureLocation, InferenceId, $metadata } = await ask({
      InputLocation: 's3://data/question',
      ContentType: 'text/plain',
      InferenceId: 'mine',
    });
    expect($metadata.httpStatusCode).toBe(202);
    expect(InferenceId).toBe('mine');
    expect(OutputLocation).toMatch(/^s3:\/\/data\/answers\/[\w-]+\.out$/);
    expect(FailureLocation).toMatch(/^s3:\/\/data\/failures\/[\w-]+-error\.out$/);
    const key = await sagemaker.objects.arrived('data/answers/');
    expect(OutputLocation).toBe(`s3://${key}`);
    expect(JSON.parse(String(sagemaker.objects.content.get(key)))).toMatchObject({
      body: 'how far?',
      contentType: 'text/plain',
    });
  });

  it('gives the model the type of the object, where the call has none', async () => {
    await ask({ InputLocation: 's3://data/question', Filename: 'typed' });
    const key = await sagemaker.objects.arrived('data/answers/typed');
    expect(String(sagemaker.objects.content.get(key))).toContain('application/x-of-the-object');
  });

  it('takes an input in the call itself, and a place for the answer', async () => {
    const { OutputLocation } = await ask({
      Body: Buffer.from('here?'),
      S3OutputPathExtension: 'today',
      Filename: 'one.json',
    });
    expect(OutputLocation).toBe('s3://data/answers/today/one.json');
    const key = await sagemaker.objects.arrived('data/answers/today/');
    expect(String(sagemaker.objects.content.get(key))).toContain('here?');
  });

  it('writes the reason when there is no answer', async () => {
    await ask({ InputLocation: 's3://data/nonsense' });
    const key = await sagemaker.objects.arrived('data/failures/');
    expect(String(sagemaker.objects.content.get(key))).toContain('not a picture');
    expect((await sagemaker.logged('failed')).stream).toBe('data-log');
  });

  it('is described with its settings, and does not answer InvokeEndpoint', async () => {
    const { control, runtime } = sagemaker;
    expect(await control.send(new DescribeEndpointCommand({ EndpointName: 'later' }))).toMatchObject({
      AsyncInferenceConfig,
    });
    await expect(
      runtime.send(new InvokeEndpointCommand({ EndpointName: 'later', Body: 'x' })),
    ).rejects.toMatchObject({
      name: 'ValidationError',
      message: expect.stringContaining('InvokeEndpointAsync'),
    });
    await expect(ask({})).rejects.toThrow('One of InputLocation and Body must be given.');
  });

  it('is needed for InvokeEndpointAsync, and sends no topic a message', async () => {
    await deploy(sagemaker, 'now');
    await sagemaker.changed({ EndpointName: 'now', EndpointStatus: 'InService' });
    await expect(ask({ EndpointName: 'now', InputLocation: 's3://data/question' })).rejects.toThrow(
      'is not asynchronous',
    );
    await expect(
      sagemaker.control.send(
        new CreateEndpointConfigCommand({
          EndpointConfigName: 'told',
          ProductionVariants: [variant('m')],
          AsyncInferenceConfig: {
            OutputConfig: { ...AsyncInferenceConfig.OutputConfig, NotificationConfig: { SuccessTopic: 'x' } },
          },
        }),
      ),
    ).rejects.toThrow('The emulator does not support NotificationConfig here.');
  });
});
