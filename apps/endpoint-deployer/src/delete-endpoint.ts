import type { SageMakerClient } from '@aws-sdk/client-sagemaker';
import type { Clock } from '@scones/deterministic';
import type { CommandContext } from '@scones/command-line';
import { describeEndpoint } from './await-endpoint.ts';
import { type DeletedPart, deleteParts } from './delete-parts.ts';
import { deleteConfiguration } from './update/delete-configuration.ts';
import {
  type EndpointStatusReport,
  status,
  type StatusOptions,
  statusOptionsSchema,
} from './endpoint-status.ts';
import { removeLeftovers } from './leftovers.ts';

export const deleteOptionsSchema = statusOptionsSchema;
export type DeleteOptions = StatusOptions;

export type DeleteProgress = { readonly type: 'deleted' } & DeletedPart;

export interface DeleteContext extends CommandContext<DeleteProgress> {
  readonly sageMaker: SageMakerClient;
  readonly clock: Clock;
}

export interface DeletedEndpoint {
  readonly endpointName: string;
  /** Undefined where there was no endpoint of that name, or no more. */
  readonly configurationName: string | undefined;
  /** The configuration that was kept for `rollback`. */
  readonly replaces: string | undefined;
  readonly modelNames: readonly string[];
}

/**
 * Deletes an endpoint, its configurations and models, and waits until it is gone. Once begun, it is not interrupted. Where
 * it was ended by force, it removes what is left.
 */
export async function deleteEndpoint(context: DeleteContext, input: DeleteOptions): Promise<DeletedEndpoint> {
  const { name } = deleteOptionsSchema.parse(input);
  const { signal } = context;
  const found = await statusIfAny(context, name);
  signal?.throwIfAborted();
  const modelNames = found ? await deleteFound(context, found) : [];
  const left = await removeLeftovers(context, name, { configurations: [], models: [] });
  return {
    endpointName: name,
    configurationName: found?.configurationName,
    replaces: found?.replaces,
    modelNames: [...modelNames, ...left.models],
  };
}

async function statusIfAny(
  { sageMaker, signal }: DeleteContext,
  name: string,
): Promise<EndpointStatusReport | undefined> {
  const searching = { sageMaker, ...(signal && { signal }) };
  return (await describeEndpoint(searching, name)) && (await status(searching, { name }));
}

async function deleteFound(
  context: DeleteContext,
  { endpointName, configurationName, replaces, variants }: EndpointStatusReport,
): Promise<readonly string[]> {
  const { sageMaker, clock, onProgress } = context;
  const models = [...new Set(variants.map(({ modelName }) => modelName))];
  await deleteParts(
    { sageMaker, clock, onDeleted: (part) => onProgress?.({ type: 'deleted', ...part }) },
    { endpoint: endpointName, configuration: configurationName, models },
  );
  const former = replaces === undefined ? [] : await deleteConfiguration(context, replaces);
  return [...models, ...former];
}
