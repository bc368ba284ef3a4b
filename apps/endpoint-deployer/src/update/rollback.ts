import { CommandError } from '@scones/command-line';
import { status, type StatusOptions, statusOptionsSchema } from '../endpoint-status.ts';
import { requireInService } from '../require-in-service.ts';
import { deleteConfiguration } from './delete-configuration.ts';
import { switchConfiguration } from './switch-configuration.ts';
import type { UpdateContext } from './update.ts';

export const rollbackOptionsSchema = statusOptionsSchema;
export type RollbackOptions = StatusOptions;

export interface RolledBackEndpoint {
  readonly endpointName: string;
  readonly configurationName: string;
  readonly removedConfigurationName: string;
  readonly seconds: number;
}

/** Undoes the last update and removes what it had made. Once begun, it is not interrupted. */
export async function rollback(
  { sageMaker, clock, signal, onProgress }: Omit<UpdateContext, 's3'>,
  input: RollbackOptions,
): Promise<RolledBackEndpoint> {
  const startedAt = clock.now();
  const present = await status({ sageMaker, ...(signal && { signal }) }, input);
  const { endpointName, configurationName, replaces } = present;
  requireInService(present);
  if (replaces === undefined) throw nothingToGoBackTo(endpointName);
  signal?.throwIfAborted();
  const telling = { sageMaker, clock, ...(onProgress && { onProgress }) };
  await switchConfiguration(telling, endpointName, replaces);
  await deleteConfiguration(telling, configurationName);
  return {
    endpointName,
    configurationName: replaces,
    removedConfigurationName: configurationName,
    seconds: (clock.now() - startedAt) / 1000,
  };
}

function nothingToGoBackTo(name: string): CommandError {
  return new CommandError(
    'NOTHING_TO_GO_BACK_TO',
    `The endpoint ${name} has no earlier configuration: it was not updated, or was rolled back already`,
    `Give it an older model: endpoint-deployer update --name ${name} --from-training-job <name>`,
  );
}
