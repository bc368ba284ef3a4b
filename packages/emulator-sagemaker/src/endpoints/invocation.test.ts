import {
  InvokeEndpointCommand,
  InvokeEndpointWithResponseStreamCommand,
} from '@aws-sdk/client-sagemaker-runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deploy, invoke } from '../testing/deploy.ts';
import { type RunningSageMaker, startSageMaker } from '../testing/start-sagemaker.ts';

let sagemaker: RunningSageMaker;
beforeAll(async () => {
  sagemaker = await startSageMaker();
  await deploy(sagemaker, 'shop');
  await sagemaker.changed({ EndpointName: 'shop', EndpointStatus: 'InService' });
});
afterAll(() => sagemaker.close());

describe('InvokeEndpoint', () => {
  it('is counted for its variant, its errors by their side', async () => {
    const { counted } = sagemaker;
    counted.length = 0;
    await invoke(sagemaker, 'shop', 'x');
    expect(counted).toEqual([
      'shop AllTraffic Invocations 1',
      'shop AllTraffic Invocation4XXErrors 0',
      'shop AllTraffic Invocation5XXErrors 0',
      'shop AllTraffic ModelLatency 0',
    ]);
    await expect(invoke(sagemaker, 'shop', 'refuse')).rejects.toThrow();
    expect(counted).toContain('shop AllTraffic Invocation4XXErrors 1');
    expect(counted).not.toContain('shop AllTraffic Invocation5XXErrors 1');
  });

  it('passes custom attributes on and back', async () => {
    const { CustomAttributes } = await invoke(sagemaker, 'shop', 'x', { CustomAttributes: 'trace=1' });
    expect(CustomAttributes).toBe('trace=1');
  });

  it("answers ModelError with the container's own status and words", async () => {
    await expect(invoke(sagemaker, 'shop', 'refuse')).rejects.toMatchObject({
      name: 'ModelError',
      $metadata: { httpStatusCode: 424 },
      OriginalStatusCode: 400,
      OriginalMessage: 'not a picture',
      LogStreamArn: expect.stringContaining('log-group:/aws/sagemaker/Endpoints/shop'),
      message:
        'Received client error (400) from primary with message "not a picture". ' +
        'See https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1' +
        '#logEventViewer:group=/aws/sagemaker/Endpoints/shop in account 000000000000 for more information.',
    });
  });

  it('answers ModelError when the model takes longer than a minute', async () => {
    const call = invoke(sagemaker, 'shop', 'hang');
    const outcome = call.catch((error: unknown) => error);
    await expect.poll(() => sagemaker.clock.sleeping, { interval: 5 }).toBeGreaterThan(0);
    await sagemaker.clock.advance(60_000);
    expect(await outcome).toMatchObject({
      name: 'ModelError',
      message: expect.stringContaining('timed out'),
    });
  });

  it('answers ValidationError for an endpoint that is not there', async () => {
    await expect(invoke(sagemaker, 'nobody', 'x')).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'Endpoint nobody of account 000000000000 not found.',
    });
  });

  it.each([
    ['TargetModel', { TargetModel: 'a.tar.gz' }],
    ['TargetContainerHostname', { TargetContainerHostname: 'second' }],
    ['InferenceComponentName', { InferenceComponentName: 'part' }],
  ])('refuses %s by name', async (name, member) => {
    await expect(
      sagemaker.runtime.send(new InvokeEndpointCommand({ EndpointName: 'shop', Body: 'x', ...member })),
    ).rejects.toThrow(`The emulator does not support ${name} here.`);
  });

  it('answers many calls at once', async () => {
    const bodies = Array.from({ length: 50 }, (_, index) => `picture ${index}`);
    const answers = await Promise.all(bodies.map((body) => invoke(sagemaker, 'shop', body)));
    expect(answers.map(({ answer }) => answer.body)).toEqual(bodies);
  });
});

describe('the other operations of the runtime', () => {
  it('are refused by name', async () => {
    await expect(
      sagemaker.runtime.send(
        new InvokeEndpointWithResponseStreamCommand({ EndpointName: 'shop', Body: 'x' }),
      ),
    ).rejects.toThrow('does not support the operation InvokeEndpointWithResponseStream');
  });
});
