import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateModelCommand,
  type DataCaptureConfig,
  type ProductionVariant,
} from '@aws-sdk/client-sagemaker';
import { InvokeEndpointCommand, type InvokeEndpointInput } from '@aws-sdk/client-sagemaker-runtime';
import type { Clock } from '@scones/deterministic';
import { createGzip } from 'node:zlib';
import { buffer } from 'node:stream/consumers';
import { pack, type Header } from 'tar-stream';
import { IMAGE, ROLE, type RunningSageMaker } from './start-sagemaker.ts';

type Server = Pick<RunningSageMaker<Clock>, 'control' | 'runtime' | 'objects'>;

/** A `model.tar.gz` of these entries. */
export async function modelArchive(
  entries: readonly (Partial<Header> & { name: string; content?: string })[] = [
    { name: 'model.json', content: 'the model' },
  ],
): Promise<Buffer> {
  const archive = pack();
  for (const { content, ...header } of entries) archive.entry(header, content ?? '');
  archive.finalize();
  return await buffer(archive.pipe(createGzip()));
}

export async function createModel(
  { control, objects }: Server,
  name: string,
  environment: Record<string, string> = {},
  archive?: Buffer,
): Promise<void> {
  objects.put(`data/${name}.tar.gz`, archive ?? (await modelArchive()));
  await control.send(
    new CreateModelCommand({
      ModelName: name,
      PrimaryContainer: { Image: IMAGE, ModelDataUrl: `s3://data/${name}.tar.gz`, Environment: environment },
      ExecutionRoleArn: ROLE,
    }),
  );
}

export function variant(modelName: string, more: Partial<ProductionVariant> = {}): ProductionVariant {
  return {
    VariantName: 'AllTraffic',
    ModelName: modelName,
    InitialInstanceCount: 1,
    InstanceType: 'ml.m5.large',
    ...more,
  };
}

export async function createConfig(
  { control }: Server,
  name: string,
  variants: ProductionVariant[],
  capture?: DataCaptureConfig,
): Promise<void> {
  await control.send(
    new CreateEndpointConfigCommand({
      EndpointConfigName: name,
      ProductionVariants: variants,
      ...(capture && { DataCaptureConfig: capture }),
    }),
  );
}

/** A model, a configuration and an endpoint, all of the same name. */
export async function deploy(
  server: Server,
  name: string,
  options: {
    environment?: Record<string, string>;
    capture?: DataCaptureConfig;
    archive?: Buffer;
    instances?: number;
  } = {},
): Promise<void> {
  await createModel(server, name, options.environment, options.archive);
  await createConfig(
    server,
    name,
    [variant(name, { InitialInstanceCount: options.instances ?? 1 })],
    options.capture,
  );
  await server.control.send(new CreateEndpointCommand({ EndpointName: name, EndpointConfigName: name }));
}

interface FixtureAnswer {
  readonly body: string;
  readonly pid: number;
  readonly model: string;
  readonly contentType: string;
  readonly name?: string;
}

export async function invoke(
  { runtime }: Server,
  endpoint: string,
  body: string,
  more: Partial<Omit<InvokeEndpointInput, 'Body'>> = {},
) {
  const { Body, ...output } = await runtime.send(
    new InvokeEndpointCommand({ EndpointName: endpoint, Body: body, ContentType: 'image/png', ...more }),
  );
  return { ...output, answer: JSON.parse(Body.transformToString()) as FixtureAnswer };
}

/** Whether the process is gone, and its parent has collected it. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}
