import type { S3Client } from '@aws-sdk/client-s3';
import type { EndpointStatus, SageMakerClient } from '@aws-sdk/client-sagemaker';
import type { Clock } from '@scones/deterministic';
import { type AgreeToSpending, CommandError, type CommandContext } from '@scones/command-line';
import { BUSY, whileEndpointIs } from '../await-endpoint.ts';
import { type DeletedPart, deleteParts } from '../delete-parts.ts';
import { removeLeftovers } from '../leftovers.ts';
import { type CheckedDeployOptions, type DeployOptions, deployOptionsSchema } from './deploy-options.ts';
import {
  createConfiguration,
  createEndpoint,
  createModel,
  type MadeParts,
  partName,
} from './endpoint-parts.ts';
import { type ModelSource, modelSource, requireObjects } from './model-source.ts';
import { notUndone } from './not-undone.ts';
import { agreeToInstances } from './agree-to-instances.ts';
import { standingEndpoint } from './standing-endpoint.ts';

export type DeployProgress =
  | { readonly type: 'created'; readonly part: 'model' | 'configuration' | 'endpoint'; readonly name: string }
  | { readonly type: 'status'; readonly name: string; readonly status: EndpointStatus }
  | { readonly type: 'undo'; readonly name: string }
  | ({ readonly type: 'deleted' } & DeletedPart);

export interface DeployContext extends CommandContext<DeployProgress> {
  readonly s3: S3Client;
  readonly sageMaker: SageMakerClient;
  readonly clock: Clock;
  /** Asked before something is made that costs more by the hour. */
  readonly agree?: AgreeToSpending;
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

/**
 * Makes model, configuration and endpoint and waits until it answers. Removes them when it fails or is aborted. Goes on
 * with what a run of the same options has made that was ended by force, and removes what it doesn't need of that.
 */
export async function deploy(context: DeployContext, input: DeployOptions): Promise<DeployedEndpoint> {
  const options = deployOptionsSchema.parse(input);
  const { clock, signal } = context;
  const startedAt = clock.now();
  const standing = await standingEndpoint(context, options);
  const source = await modelSource(context, options);
  await requireObjects(context, source.modelArtifact, options.capturePrefix);
  if (!standing) await agreeToInstances(context, options, source.roleArn);
  signal?.throwIfAborted();
  const made: MadeParts = { ...standing };
  try {
    const name = standing?.configuration ?? partName(options.name, startedAt);
    if (!standing) await makeParts(context, options, source, name, made);
    const endpointArn = await untilInService(context, options.name);
    const modelName = standing?.models[0] ?? name;
    await removeLeftovers(context, options.name, { configurations: [name], models: [modelName] });
    return {
      endpointName: options.name,
      endpointArn,
      configurationName: name,
      modelName,
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

/** The calls are not abortable: nobody knows what a call that was broken off has made. */
async function makeParts(
  { sageMaker, signal, onProgress }: DeployContext,
  options: CheckedDeployOptions,
  source: ModelSource,
  name: string,
  made: MadeParts,
): Promise<void> {
  await createModel(sageMaker, name, source);
  made.models = [name];
  onProgress?.({ type: 'created', part: 'model', name });
  signal?.throwIfAborted();
  await createConfiguration(sageMaker, name, name, options);
  made.configuration = name;
  onProgress?.({ type: 'created', part: 'configuration', name });
  signal?.throwIfAborted();
  await createEndpoint(sageMaker, options.name, name);
  made.endpoint = options.name;
  onProgress?.({ type: 'created', part: 'endpoint', name: options.name });
}

async function untilInService(
  { sageMaker, clock, signal, onProgress }: DeployContext,
  name: string,
): Promise<string> {
  const onStatus = (status: EndpointStatus): void => onProgress?.({ type: 'status', name, status });
  const endpoint = await whileEndpointIs(BUSY, { sageMaker, clock, signal, onStatus }, name);
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
  made: MadeParts,
  failure: unknown,
): Promise<void> {
  if (made.models === undefined) return;
  onProgress?.({ type: 'undo', name });
  try {
    await deleteParts({ sageMaker, clock }, made);
  } catch (error) {
    throw notUndone(name, made, failure, error);
  }
}
