import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { SFNClient } from '@aws-sdk/client-sfn';
import type { Ask } from '@scones/command-line';
import { seededRandom, systemClock } from '@scones/deterministic';
import { EMULATOR_IDENTITY, Store } from '@scones/emulator-core';
import { serveInTest } from '@scones/emulator-core/testing';
import { logsService } from '@scones/emulator-logs';
import { s3Service } from '@scones/emulator-s3';
import { sageMakerServices } from '@scones/emulator-sagemaker';
import { stepFunctions } from '@scones/emulator-step-functions';

export const ROLE = 'arn:aws:iam::000000000000:role/sagemaker';
export const BUCKET = 'pictures';

/** The function that stands for a Lambda of that name. */
export type FakeFunction = (event: unknown) => unknown;

const program = join(import.meta.dirname, 'fixture-program.ts');

/** The emulated services on a free port, with the SDK's clients. Tasks of state machines call the given functions. */
export async function startServices(functions: Readonly<Record<string, FakeFunction>> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'training-pipeline-'));
  const faults: unknown[] = [];
  const shared = {
    store: new Store(':memory:'),
    identity: EMULATOR_IDENTITY,
    clock: systemClock,
    random: seededRandom(1),
    onFault: (fault: unknown) => void faults.push(fault),
  };
  const logs = logsService(shared);
  const s3 = s3Service({ ...shared, objectsFolder: join(folder, 'objects') });
  const sageMaker = sageMakerServices({
    ...shared,
    workFolder: join(folder, 'jobs'),
    objectsAs: () => ({
      list: (bucket, prefix) => s3.objects.list(bucket, prefix),
      exists: async (bucket, key) => {
        for await (const found of s3.objects.list(bucket, key)) if (found.key === key) return true;
        return false;
      },
      read: async (bucket, key) => (await s3.objects.get(bucket, key)).stream(),
      readTyped: async (bucket, key) => {
        const object = await s3.objects.get(bucket, key);
        return { body: object.stream(), contentType: object.contentType };
      },
      write: async (bucket, key, body) => void (await s3.objects.put(bucket, key, body)),
    }),
    logs,
    programFor: (image) =>
      image.includes('/image-classification:')
        ? {
            train: (root) => [process.execPath, program, 'train', root],
            serve: (root) => [process.execPath, program, 'serve', root],
            unsupportedHyperparameter: ({ num_layers: layers }) =>
              layers === undefined ? undefined : `num_layers ("${layers}"): it has its own. Leave it out.`,
          }
        : undefined,
    metrics: () => undefined,
    trainingMetrics: () => undefined,
    onStatusChange: () => undefined,
  });
  const states = stepFunctions({
    ...shared,
    callService: async ({ parameters }) => {
      const { FunctionName, Payload } = parameters as { FunctionName: string; Payload: string };
      return invoke(functions[FunctionName.split(':').at(-1) as string] as FakeFunction, Payload);
    },
  });
  const server = await serveInTest(states, sageMaker.control, logs, s3);
  const clients = {
    s3: new S3Client(server.connection),
    sageMaker: new SageMakerClient(server.connection),
    logs: new CloudWatchLogsClient(server.connection),
    stepFunctions: new SFNClient(server.connection),
    lambda: new LambdaClient(server.connection),
  };
  await clients.s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  return {
    ...clients,
    clock: systemClock,
    ask: undefined as Ask | undefined,
    hosts: { isFree: true },
    stack: {
      stackName: 'scones-unlimited',
      region: async () => 'us-east-1',
      read: async () => ({ DataBucketName: BUCKET }),
    },
    url: server.url,
    faults,
    async keys(prefix = ''): Promise<string[]> {
      const page = await clients.s3.send(new ListObjectsV2Command({ Bucket: BUCKET, Prefix: prefix }));
      return (page.Contents ?? []).map(({ Key }) => Key as string);
    },
    async put(key: string, body: string): Promise<void> {
      await clients.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: body }));
    },
    async close(): Promise<void> {
      for (const client of Object.values(clients)) client.destroy();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type RunningServices = Awaited<ReturnType<typeof startServices>>;

/** As in Lambda, a thrown error is a payload, and `FunctionError` says so. */
function invoke(handle: FakeFunction, payload: string) {
  try {
    return { output: { StatusCode: 200, Payload: JSON.stringify(handle(JSON.parse(payload))) } };
  } catch (error) {
    const { name, message } = error as Error;
    const Payload = JSON.stringify({ errorType: name, errorMessage: message, trace: [] });
    return { output: { StatusCode: 200, FunctionError: 'Unhandled', Payload } };
  }
}
