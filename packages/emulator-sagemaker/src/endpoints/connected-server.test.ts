import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DescribeEndpointCommand } from '@aws-sdk/client-sagemaker';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { deploy, invoke } from '../testing/deploy.ts';
import { type RunningSageMaker, startSageMaker } from '../testing/start-sagemaker.ts';

let container: Server;
let isWell: boolean;
let sagemaker: RunningSageMaker;
beforeEach(async () => {
  isWell = true;
  container = createServer((request, response) => {
    request.resume();
    response.statusCode = isWell ? 200 : 503;
    response.end(JSON.stringify({ asked: request.headers['x-amzn-sagemaker-custom-attributes'] ?? '' }));
  }).listen(0, '127.0.0.1');
  await once(container, 'listening');
  const { port } = container.address() as AddressInfo;
  sagemaker = await startSageMaker({ server: { host: '127.0.0.1', port } });
});
afterEach(async () => {
  await sagemaker.close();
  container.closeAllConnections();
  container.close();
});

const describeIt = () => sagemaker.control.send(new DescribeEndpointCommand({ EndpointName: 'shop' }));

/** Lets the fake clock run until the endpoint has come to a status. */
async function reaches(EndpointStatus: string): Promise<void> {
  let hasCome = false;
  const change = sagemaker.changed({ EndpointName: 'shop', EndpointStatus }).then(() => (hasCome = true));
  while (!hasCome) {
    await sagemaker.clock.advance(1_000);
    await new Promise(setImmediate);
  }
  await change;
}

it('serves an endpoint from a container that already runs, with capture and metrics as ever', async () => {
  const capture = {
    InitialSamplingPercentage: 100,
    EnableCapture: true,
    DestinationS3Uri: 's3://data/captured',
    CaptureOptions: [{ CaptureMode: 'InputAndOutput' as const }],
  };
  await deploy(sagemaker, 'shop', { capture });
  await sagemaker.changed({ EndpointName: 'shop', EndpointStatus: 'InService' });
  const { answer } = await invoke(sagemaker, 'shop', 'picture', { CustomAttributes: 'test/a.png' });
  expect(answer).toEqual({ asked: 'test/a.png' });
  expect(sagemaker.counted).toContain('shop AllTraffic Invocations 1');
  await sagemaker.clock.advance(1_000);
  const key = await sagemaker.objects.arrived('data/captured/');
  expect(String(sagemaker.objects.content.get(key))).toContain('"customAttributes":["test/a.png"]');
});

it('fails the endpoint when nothing there is healthy in time', async () => {
  isWell = false;
  await deploy(sagemaker, 'shop');
  await reaches('Failed');
  expect((await describeIt()).FailureReason).toMatch(
    /did not pass the ping health check: nothing healthy answered at 127\.0\.0\.1:\d+ in time/,
  );
});

it('fails the endpoint when the container is gone for good', async () => {
  await deploy(sagemaker, 'shop');
  await sagemaker.changed({ EndpointName: 'shop', EndpointStatus: 'InService' });
  isWell = false;
  await reaches('Failed');
  expect((await describeIt()).FailureReason).toContain('died again and again: nothing healthy answered at');
});

it('goes on when the container is back', async () => {
  await deploy(sagemaker, 'shop');
  await sagemaker.changed({ EndpointName: 'shop', EndpointStatus: 'InService' });
  isWell = false;
  const down = sagemaker.logged('no longer answers /ping');
  let isDown = false;
  void down.then(() => (isDown = true));
  while (!isDown) {
    await sagemaker.clock.advance(1_000);
    await new Promise(setImmediate);
  }
  await expect(invoke(sagemaker, 'shop', 'x')).rejects.toMatchObject({ name: 'ServiceUnavailable' });
  isWell = true;
  await sagemaker.clock.advance(1_000);
  await expect
    .poll(() => invoke(sagemaker, 'shop', 'x').then(() => 'answered', String), { interval: 5 })
    .toBe('answered');
});
