import type { S3Client } from '@aws-sdk/client-s3';
import type { EndpointStatus, SageMakerClient } from '@aws-sdk/client-sagemaker';
import type { Clock } from '@scones/deterministic';
import { CommandError, type CommandContext, describeFailure } from '@scones/command-line';
import { describeEndpoint, whileEndpointIs } from '../await-endpoint.ts';
import { deleteParts } from '../delete-parts.ts';
import { type CheckedDeployOptions, type DeployOptions, deployOptionsSchema } from './deploy-options.ts';
import { createConfiguration, createEndpoint, createModel, type EndpointParts } from './endpoint-parts.ts';
import { type ModelSource, modelSource, requireObjects } from './model-source.ts';

export type DeployProgress =
  | { readonly type: 'created'; readonly part: 'model' | 'configuration' | 'endpoint'; readonly name: string }
  | { readonly type: 'status'; readonly name: string; readonly status: EndpointStatus }
  | { readonly type: 'undo'; readonly name: string };

export interface DeployContext extends CommandContext<DeployProgress> {
  readonly s3: S3Client;
  readonly sageMaker: SageMakerClient;
  readonly clock: Clock;
}

export interface DeployedEndpoint {
  readonly endpointName: string;
  readonly endpointArn: string;
  readonly configurationName: string;
  readonly modelName: string;
  readonly modelArtifact: string;
  readonly image: string;
  readonly capturePrefix: string;
  readonly seconds: number;
}

/** Makes model, configuration and endpoint and waits until it answers. When it fails or is aborted, removes them. */
export async function deploy(context: DeployContext, input: DeployOptions): Promise<DeployedEndpoint> {
  const options = deployOptionsSchema.parse(input);
  const { clock, signal } = context;
  const startedAt = clock.now();
  await requireFreeName(context, options.name);
  const source = await modelSource(context, options);
  await requireObjects(context, source.modelArtifact, options.capturePrefix);
  signal?.throwIfAborted();
  const partName = `${options.name}-${timestamp(startedAt)}`;
  const made: { -readonly [Part in keyof EndpointParts]?: EndpointParts[Part] } = {};
  try {
    await makeParts(context, options, source, partName, made);
    const endpointArn = await untilInService(context, options.name);
    return {
      endpointName: options.name,
      endpointArn,
      configurationName: partName,
      modelName: partName,
      modelArtifact: source.modelArtifact,
      image: source.image,
      capturePrefix: options.capturePrefix,
      seconds: (clock.now() - startedAt) / 1000,
    };
  } catch (error) {
    await undo(context, options.name, made, error);
    throw signal?.aborted ? signal.reason : error;
  }
}

async function requireFreeName(context: DeployContext, name: string): Promise<void> {
  const existing = await describeEndpoint(context, name);
  if (!existing) return;
  throw new CommandError(
    'ENDPOINT_EXISTS',
    `The endpoint ${name} exists and is ${existing.EndpointStatus}`,
    `Delete it first (endpoint-deployer delete --name ${name}), or give another --name.`,
  );
}

/** The calls are not abortable: of one broken off nobody knows what it made. */
async function makeParts(
  { sageMaker, signal, onProgress }: DeployContext,
  options: CheckedDeployOptions,
  source: ModelSource,
  partName: string,
  made: { -readonly [Part in keyof EndpointParts]?: EndpointParts[Part] },
): Promise<void> {
  await createModel(sageMaker, partName, source);
  made.models = [partName];
  onProgress?.({ type: 'created', part: 'model', name: partName });
  signal?.throwIfAborted();
  await createConfiguration(sageMaker, partName, partName, options);
  made.configuration = partName;
  onProgress?.({ type: 'created', part: 'configuration', name: partName });
  signal?.throwIfAborted();
  await createEndpoint(sageMaker, options.name, partName);
  made.endpoint = options.name;
  onProgress?.({ type: 'created', part: 'endpoint', name: options.name });
}

async function untilInService(
  { sageMaker, clock, signal, onProgress }: DeployContext,
  name: string,
): Promise<string> {
  const onStatus = (status: EndpointStatus): void => onProgress?.({ type: 'status', name, status });
  const endpoint = await whileEndpointIs(['Creating'], { sageMaker, clock, signal, onStatus }, name);
  if (endpoint?.EndpointStatus === 'InService') return endpoint.EndpointArn as string;
  throw new CommandError(
    'ENDPOINT_FAILED',
    `The endpoint ${name} ${endpoint ? `is ${endpoint.EndpointStatus}` : 'was deleted by somebody'}` +
      `: ${endpoint?.FailureReason ?? 'SageMaker gives no reason'}`,
    `Its log: aws logs tail /aws/sagemaker/Endpoints/${name}`,
  );
}

async function undo(
  { sageMaker, clock, onProgress }: DeployContext,
  name: string,
  made: Partial<EndpointParts>,
  failure: unknown,
): Promise<void> {
  if (made.models === undefined) return;
  onProgress?.({ type: 'undo', name });
  try {
    await deleteParts({ sageMaker, clock }, made);
  } catch (error) {
    throw new CommandError(
      'NOT_UNDONE',
      `${describeFailure(failure)} What had been made of the endpoint ${name} could not be removed: ${describeFailure(error)}`,
      `Remove it: ${deletionsOf(made).join('; ')}`,
      { cause: error },
    );
  }
}

function deletionsOf({ endpoint, configuration, models = [] }: Partial<EndpointParts>): string[] {
  return [
    ...(endpoint === undefined ? [] : [`aws sagemaker delete-endpoint --endpoint-name ${endpoint}`]),
    ...(configuration === undefined
      ? []
      : [`aws sagemaker delete-endpoint-config --endpoint-config-name ${configuration}`]),
    ...models.map((model) => `aws sagemaker delete-model --model-name ${model}`),
  ];
}

/** `20261123140517123` */
function timestamp(now: number): string {
  return new Date(now).toISOString().replaceAll(/\D/g, '');
}
