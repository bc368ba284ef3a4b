import type { SageMakerClient } from '@aws-sdk/client-sagemaker';
import type { Clock } from '@scones/deterministic';
import { type DeletedPart, deleteParts } from '../delete-parts.ts';
import { describeConfiguration } from '../endpoint-status.ts';

interface Deleting {
  readonly sageMaker: SageMakerClient;
  readonly clock: Clock;
  readonly onProgress?: (event: { readonly type: 'deleted' } & DeletedPart) => void;
}

/** Deletes a configuration that no endpoint uses any more, and its models. Returns their names. */
export async function deleteConfiguration(
  { sageMaker, clock, onProgress }: Deleting,
  name: string,
): Promise<readonly string[]> {
  const configuration = await describeConfiguration({ sageMaker }, name);
  const models = new Set(configuration?.ProductionVariants?.map(({ ModelName }) => ModelName as string));
  await deleteParts(
    { sageMaker, clock, onDeleted: (part) => onProgress?.({ type: 'deleted', ...part }) },
    { configuration: name, models: [...models] },
  );
  return [...models];
}
