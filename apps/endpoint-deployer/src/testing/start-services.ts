import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  ListEndpointConfigsCommand,
  ListEndpointsCommand,
  ListModelsCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { InvokeEndpointCommand, SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { SFNClient } from '@aws-sdk/client-sfn';
import type { Ask } from '@scones/command-line';
import { seededRandom, systemClock } from '@scones/deterministic';
import { EMULATOR_IDENTITY, Store } from '@scones/emulator-core';
import { serveInTest } from '@scones/emulator-core/testing';
import { s3Service } from '@scones/emulator-s3';
import { sageMakerServices } from '@scones/emulator-sagemaker';
import { pack } from 'tar-stream';
import { startWorkflow, STATE_MACHINE } from './workflow.ts';

export const ROLE = 'arn:aws:iam::000000000000:role/sagemaker';
export const IMAGE = '811284229777.dkr.ecr.us-east-1.amazonaws.com/image-classification:1';
export const BUCKET = 'models';

const program = join(import.meta.dirname, 'fixture-program.ts');

/** The emulated S3 and SageMaker on a free port, with the SDK's clients. */
export async function startServices() {
  const folder = await mkdtemp(join(tmpdir(), 'endpoint-deployer-'));
  const faults: unknown[] = [];
  const shared = {
    store: new Store(':memory:'),
    identity: EMULATOR_IDENTITY,
    clock: systemClock,
    random: seededRandom(1),
    onFault: (fault: unknown) => void faults.push(fault),
  };
  const s3 = s3Service({ ...shared, objectsFolder: join(folder, 'objects') });
  const { control, runtime } = sageMakerServices({
    ...shared,
    workFolder: join(folder, 'endpoints'),
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
    logs: { append: () => undefined },
    programFor: () => ({
      train: (root) => [process.execPath, program, 'train', root],
      serve: (root) => [process.execPath, program, 'serve', root],
    }),
    metrics: () => undefined,
    trainingMetrics: () => undefined,
    onStatusChange: () => undefined,
  });
  const workflow = await startWorkflow();
  const server = await serveInTest(control, runtime, s3);
  const clients = {
    s3: new S3Client(server.connection),
    sageMaker: new SageMakerClient(server.connection),
    runtime: new SageMakerRuntimeClient(server.connection),
    lambda: new LambdaClient(workflow.connection),
    stepFunctions: new SFNClient(workflow.connection),
  };
  await clients.s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  return {
    ...clients,
    clock: systemClock,
    ask: undefined as Ask | undefined,
    hosts: { isFree: true },
    stack: { stackName: 'scones-unlimited', region: async () => 'us-east-1', read: async () => OUTPUTS },
    faults,
    async put(key: string, body: string | Uint8Array): Promise<string> {
      await clients.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: body }));
      return `s3://${BUCKET}/${key}`;
    },
    async invoke(endpoint: string): Promise<string> {
      const command = new InvokeEndpointCommand({
        EndpointName: endpoint,
        ContentType: 'image/png',
        Body: Buffer.from('a picture'),
      });
      return Buffer.from((await clients.runtime.send(command)).Body).toString();
    },
    /** Everything in SageMaker. */
    async names(): Promise<{ endpoints: string[]; configurations: string[]; models: string[] }> {
      const endpoints = await clients.sageMaker.send(new ListEndpointsCommand());
      const configurations = await clients.sageMaker.send(new ListEndpointConfigsCommand());
      const models = await clients.sageMaker.send(new ListModelsCommand());
      return {
        endpoints: (endpoints.Endpoints ?? []).map(({ EndpointName }) => EndpointName as string),
        configurations: (configurations.EndpointConfigs ?? []).map((one) => one.EndpointConfigName as string),
        models: (models.Models ?? []).map(({ ModelName }) => ModelName as string),
      };
    },
    async close(): Promise<void> {
      for (const client of Object.values(clients)) client.destroy();
      await workflow.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The outputs of the stack. */
const OUTPUTS = {
  DataBucketName: BUCKET,
  CapturePrefix: 'captures',
  EndpointName: 'cli',
  ClassifyPictureStateMachineArn: STATE_MACHINE,
};

export type RunningServices = Awaited<ReturnType<typeof startServices>>;

/** A `model.tar.gz` for the fixture program: its answers, or how it misbehaves. */
export async function modelArtefact(content: string): Promise<Uint8Array> {
  const tar = pack();
  tar.entry({ name: 'model.json' }, content);
  tar.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of tar as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return gzipSync(Buffer.concat(chunks));
}
