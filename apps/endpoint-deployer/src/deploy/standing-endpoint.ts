import type { S3Client } from '@aws-sdk/client-s3';
import type { SageMakerClient } from '@aws-sdk/client-sagemaker';
import type { Clock } from '@scones/deterministic';
import { CommandError } from '@scones/command-line';
import { describeEndpoint, whileEndpointIs } from '../await-endpoint.ts';
import { deleteParts } from '../delete-parts.ts';
import { type EndpointStatusReport, status } from '../endpoint-status.ts';
import { changesBetween, presentSettings } from '../update/endpoint-settings.ts';
import type { CheckedDeployOptions } from './deploy-options.ts';
import { type EndpointParts, isPartOf } from './endpoint-parts.ts';
import { modelSource } from './model-source.ts';

interface Searching {
  readonly s3: S3Client;
  readonly sageMaker: SageMakerClient;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
}

/**
 * The endpoint that an interrupted `deploy` of the same options has made; undefined where there is none, or where what it
 * made has failed and is removed. Throws for every other endpoint of that name.
 */
export async function standingEndpoint(
  context: Searching,
  options: CheckedDeployOptions,
): Promise<EndpointParts | undefined> {
  const { name } = options;
  const { sageMaker, clock, signal } = context;
  let found = await describeEndpoint(context, name);
  if (found?.EndpointStatus === 'Deleting')
    found = await whileEndpointIs(['Deleting'], { sageMaker, clock, signal }, name);
  if (!found) return undefined;
  const present = await status({ sageMaker, ...(signal && { signal }) }, { name });
  if (!(await isAsAsked(context, options, present))) throw endpointExists(present);
  const parts = partsOf(present);
  if (present.status !== 'Failed') return parts;
  await deleteParts({ sageMaker, clock }, parts);
  return undefined;
}

async function isAsAsked(
  context: Searching,
  options: CheckedDeployOptions,
  present: EndpointStatusReport,
): Promise<boolean> {
  if (!isPartOf(options.name, present.configurationName) || present.variants.length > 1) return false;
  const { instanceType, instanceCount, capturePrefix, capturePercentage } = options;
  const serving = { instanceType, instanceCount, capturePrefix, capturePercentage };
  const wanted = { ...(await modelSource(context, options)), ...serving };
  return changesBetween(presentSettings(present), wanted).length === 0;
}

function partsOf({ endpointName, configurationName, variants }: EndpointStatusReport): EndpointParts {
  const models = variants.map(({ modelName }) => modelName);
  return { endpoint: endpointName, configuration: configurationName, models };
}

function endpointExists({ endpointName: name, status: is }: EndpointStatusReport): CommandError {
  return new CommandError(
    'ENDPOINT_EXISTS',
    `The endpoint ${name} exists and is ${is}`,
    `Give it the model by "endpoint-deployer update", delete it first (endpoint-deployer delete --name ${name}), or give another --name.`,
  );
}
