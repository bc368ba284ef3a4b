import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudWatchLogsClient, PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateEndpointCommand, ListTrainingJobsCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type RunningEmulator, startEmulator } from './emulator.ts';
import { EVERYTHING, makeEverything } from './testing/stack-of-everything.ts';

let folder: string;
let emulator: RunningEmulator;
const faults: unknown[] = [];

const start = () => startEmulator({ folder, port: 0, onFault: (fault) => void faults.push(fault) });
const connection = () => ({
  endpoint: emulator.url,
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  maxAttempts: 1,
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reset-'));
  faults.length = 0;
  emulator = await start();
});
afterEach(async () => {
  await emulator.close();
  await rm(folder, { recursive: true, force: true });
  expect(faults).toEqual([]);
});

async function resources(): Promise<string[]> {
  const reply = await fetch(`${emulator.url}/_emulator/resources`);
  return ((await reply.json()) as { kind: string; name: string }[]).map(
    ({ kind, name }) => `${kind} ${name}`,
  );
}
async function reset(): Promise<void> {
  const reply = await fetch(`${emulator.url}/_emulator/reset`, { method: 'POST' });
  expect(await reply.json()).toMatchObject({ status: 'running', services: expect.arrayContaining(['s3']) });
}

/** A port that a function's process listens on while it waits for its next event. */
async function portOfFunction(): Promise<number> {
  const { Payload } = await new LambdaClient(connection()).send(
    new InvokeCommand({ FunctionName: 'listener' }),
  );
  return Number(Payload?.transformToString());
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function startWaiting(): Promise<string> {
  const { executionArn } = await new SFNClient(connection()).send(
    new StartExecutionCommand({
      stateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:waiting',
    }),
  );
  return executionArn ?? '';
}

it('leaves nothing of any service, ends everything that runs, and lets everything be made again', async () => {
  const atFirst = await resources();
  await makeEverything({ connection: connection() });
  const sageMaker = new SageMakerClient(connection());
  await sageMaker.send(
    new CreateEndpointCommand({ EndpointName: 'endpoint', EndpointConfigName: 'configuration' }),
  );
  const port = await portOfFunction();
  const executionArn = await startWaiting();
  const states = new SFNClient(connection());
  const describe = new DescribeExecutionCommand({ executionArn });
  expect(await states.send(describe)).toMatchObject({ status: 'RUNNING' });
  expect(await isListening(port)).toBe(true);

  await reset();
  expect(await resources()).toEqual(atFirst);
  await expect(states.send(describe)).rejects.toThrow('Execution Does Not Exist');
  expect(await isListening(port)).toBe(false);
  expect((await sageMaker.send(new ListTrainingJobsCommand())).TrainingJobSummaries).toEqual([]);
  const logs = new CloudWatchLogsClient(connection());
  const logEvents = [{ timestamp: 0, message: 'left' }];
  await expect(
    logs.send(new PutLogEventsCommand({ logGroupName: 'log', logStreamName: 's', logEvents })),
  ).rejects.toThrow('does not exist');

  await makeEverything({ connection: connection() });
  expect(await resources()).toEqual(expect.arrayContaining(EVERYTHING));
  expect(await isListening(await portOfFunction())).toBe(true);
  expect(await startWaiting()).not.toBe(executionArn);
}, 90_000);

it('keeps no file of an object, and none for the next start', async () => {
  const s3 = new S3Client(connection());
  await makeEverything({ connection: connection() });
  const Body = Buffer.alloc(5_000_000, 'x');
  await s3.send(new PutObjectCommand({ Bucket: 'bucket', Key: 'large', Body }));
  expect(await readdir(join(folder, 'objects'))).not.toEqual([]);
  await reset();
  expect(await readdir(join(folder, 'objects'))).toEqual([]);
  const atFirst = await resources();
  await emulator.close();
  emulator = await start();
  expect(await resources()).toEqual(atFirst);
}, 60_000);

it('breaks off an upload that would outlive it', async () => {
  const s3 = new S3Client(connection());
  await makeEverything({ connection: connection() });
  const { hostname, port } = new URL(emulator.url);
  const headers = { 'content-length': 5_000_000 };
  const upload = httpRequest({ hostname, port, method: 'PUT', path: '/bucket/slow', headers, agent: false });
  const broken = once(upload, 'error').catch((error: unknown) => error);
  upload.write(Buffer.alloc(1_000_000, 'x'));
  await expect.poll(() => readdir(join(folder, 'objects'))).not.toEqual([]);
  await reset();
  await broken;
  upload.destroy();
  await expect(s3.send(new HeadObjectCommand({ Bucket: 'bucket', Key: 'slow' }))).rejects.toThrow();
  expect(await readdir(join(folder, 'objects'))).toEqual([]);
}, 60_000);
