import {
  ListTagsCommand,
  paginateListEndpointConfigs,
  paginateListModels,
  type SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { PROJECT_TAG } from '@scones/workflow';
import type { Clock } from '@scones/deterministic';
import { type DeletedPart, deleteParts } from './delete-parts.ts';
import { describeConfiguration, type EndpointStatusReport } from './endpoint-status.ts';
import { isPartOf } from './deploy/endpoint-parts.ts';

interface Removing {
  readonly sageMaker: SageMakerClient;
  readonly clock: Clock;
  readonly onProgress?: (event: { readonly type: 'deleted' } & DeletedPart) => void;
}

/** The names of an endpoint's configurations and models that are in use. */
export interface PartsInUse {
  readonly configurations: readonly (string | undefined)[];
  readonly models: readonly string[];
}

export interface RemovedParts {
  readonly configurations: readonly string[];
  readonly models: readonly string[];
}

/** What an endpoint uses, and what is kept for its `rollback`. It is never interrupted: nothing could be undone by then. */
export async function partsInUse(
  { sageMaker }: Pick<Removing, 'sageMaker'>,
  { configurationName, replaces, variants }: EndpointStatusReport,
): Promise<PartsInUse> {
  const replaced = replaces === undefined ? undefined : await describeConfiguration({ sageMaker }, replaces);
  const former = replaced?.ProductionVariants?.map(({ ModelName }) => ModelName as string) ?? [];
  return {
    configurations: [configurationName, replaces],
    models: [...variants.map(({ modelName }) => modelName), ...former],
  };
}

/**
 * Removes what a command that was ended by force has made for an endpoint and nobody uses: the configurations and models
 * that have names as these commands give them, and the project's tag.
 */
export async function removeLeftovers(
  { sageMaker, clock, onProgress }: Removing,
  endpointName: string,
  inUse: PartsInUse,
): Promise<RemovedParts> {
  const search = { NameContains: `${endpointName}-` };
  const configurations: string[] = [];
  for await (const { EndpointConfigs = [] } of paginateListEndpointConfigs({ client: sageMaker }, search))
    for (const { EndpointConfigName: name = '', EndpointConfigArn: arn } of EndpointConfigs)
      if (
        isPartOf(endpointName, name) &&
        !inUse.configurations.includes(name) &&
        (await isOwn(sageMaker, arn))
      )
        configurations.push(name);
  const models: string[] = [];
  for await (const { Models = [] } of paginateListModels({ client: sageMaker }, search))
    for (const { ModelName: name = '', ModelArn: arn } of Models)
      if (isPartOf(endpointName, name) && !inUse.models.includes(name) && (await isOwn(sageMaker, arn)))
        models.push(name);
  const onDeleted = (part: DeletedPart): void => onProgress?.({ type: 'deleted', ...part });
  for (const configuration of configurations)
    await deleteParts({ sageMaker, clock, onDeleted }, { configuration });
  await deleteParts({ sageMaker, clock, onDeleted }, { models });
  return { configurations, models };
}

async function isOwn(sageMaker: SageMakerClient, ResourceArn: string | undefined): Promise<boolean> {
  const { Tags = [] } = await sageMaker.send(new ListTagsCommand({ ResourceArn }));
  return Tags.some(({ Key, Value }) => Key === PROJECT_TAG.key && Value === PROJECT_TAG.value);
}
