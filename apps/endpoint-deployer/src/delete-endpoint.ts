import type { SageMakerClient } from '@aws-sdk/client-sagemaker';
import type { Clock } from '@scones/deterministic';
import type { CommandContext } from '@scones/command-line';
import { type DeletedPart, deleteParts } from './delete-parts.ts';
import { deleteConfiguration } from './update/delete-configuration.ts';
import { status, type StatusOptions, statusOptionsSchema } from './endpoint-status.ts';

export const deleteOptionsSchema = statusOptionsSchema;
export type DeleteOptions = StatusOptions;

export type DeleteProgress = { readonly type: 'deleted' } & DeletedPart;

export interface DeleteContext extends CommandContext<DeleteProgress> {
  readonly sageMaker: SageMakerClient;
  readonly clock: Clock;
}

export interface DeletedEndpoint {
  readonly endpointName: string;
  readonly configurationName: string;
  /** The configuration that was kept for `rollback`. */
  readonly replaces: string | undefined;
  readonly modelNames: readonly string[];
}

/**
 * Deletes an endpoint, its configurations and models, and waits until it is gone. Once begun, it is not interrupted.
 */
export async function deleteEndpoint(context: DeleteContext, input: DeleteOptions): Promise<DeletedEndpoint> {
  const { sageMaker, clock, signal, onProgress } = context;
  const found = await status({ sageMaker, ...(signal && { signal }) }, input);
  const modelNames = [...new Set(found.variants.map(({ modelName }) => modelName))];
  signal?.throwIfAborted();
  await deleteParts(
    { sageMaker, clock, onDeleted: (part) => onProgress?.({ type: 'deleted', ...part }) },
    { endpoint: found.endpointName, configuration: found.configurationName, models: modelNames },
  );
  const { endpointName, configurationName, replaces } = found;
  const formerModels = replaces === undefined ? [] : await deleteConfiguration(context, replaces);
  return { endpointName, configurationName, replaces, modelNames: [...modelNames, ...formerModels] };
}
