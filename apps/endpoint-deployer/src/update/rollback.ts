import { CommandError } from '@scones/command-line';
import { type StatusOptions, statusOptionsSchema } from '../endpoint-status.ts';
import { partsInUse, removeLeftovers } from '../leftovers.ts';
import { requireInService } from '../require-in-service.ts';
import { settledStatus } from '../settled-status.ts';
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
  const { name } = rollbackOptionsSchema.parse(input);
  const telling = { sageMaker, clock, ...(onProgress && { onProgress }) };
  const present = await settledStatus({ ...telling, ...(signal && { signal }) }, name);
  const { endpointName, configurationName, replaces } = present;
  requireInService(present);
  signal?.throwIfAborted();
  const seconds = (): number => (clock.now() - startedAt) / 1000;
  if (replaces === undefined) {
    // A rollback that was ended by force has gone back, but has not removed what the update made.
    const left = await removeLeftovers(telling, endpointName, await partsInUse(telling, present));
    const [removedConfigurationName] = left.configurations;
    if (removedConfigurationName === undefined) throw nothingToGoBackTo(endpointName);
    return { endpointName, configurationName, removedConfigurationName, seconds: seconds() };
  }
  await switchConfiguration(telling, endpointName, replaces);
  await deleteConfiguration(telling, configurationName);
  return {
    endpointName,
    configurationName: replaces,
    removedConfigurationName: configurationName,
    seconds: seconds(),
  };
}

function nothingToGoBackTo(name: string): CommandError {
  return new CommandError(
    'NOTHING_TO_GO_BACK_TO',
    `The endpoint ${name} has no earlier configuration: it was not updated, or was rolled back already`,
    `Give it an older model: endpoint-deployer update --name ${name} --from-training-job <name>`,
  );
}
