import { CommandError } from '@scones/command-line';
import { BUSY, whileEndpointIs } from '../await-endpoint.ts';
import { deleteParts } from '../delete-parts.ts';
import type { DeployContext, DeployProgress } from '../deploy/deploy.ts';
import { agreeToInstances } from '../deploy/agree-to-instances.ts';
import { createConfiguration, createModel, type MadeParts, partName } from '../deploy/endpoint-parts.ts';
import { requireObjects } from '../deploy/model-source.ts';
import { notUndone } from '../deploy/not-undone.ts';
import { type EndpointStatusReport, status } from '../endpoint-status.ts';
import { partsInUse, removeLeftovers } from '../leftovers.ts';
import { requireInService } from '../require-in-service.ts';
import { settledStatus } from '../settled-status.ts';
import { deleteConfiguration } from './delete-configuration.ts';
import {
  changesBetween,
  type EndpointChange,
  type EndpointSettings,
  presentSettings,
  wantedSettings,
} from './endpoint-settings.ts';
import { switchConfiguration } from './switch-configuration.ts';
import { type UpdateOptions, updateOptionsSchema } from './update-options.ts';

export type UpdateProgress = DeployProgress;

export type UpdateContext = DeployContext;

export interface UpdatedEndpoint {
  readonly endpointName: string;
  readonly configurationName: string;
  /** Empty where the endpoint already was as requested, and so was left alone. */
  readonly changes: readonly EndpointChange[];
  /** Everything that the options ask of the endpoint. */
  readonly settings: EndpointSettings;
  readonly updated: boolean;
  readonly seconds: number;
}

/**
 * Gives an endpoint another model or other instances while it goes on answering. When that fails or is aborted, the
 * endpoint is as it was. The replaced configuration is kept for `rollback` until the next update. An update that was ended
 * by force goes on in SageMaker: it is awaited, and what is left of it is removed.
 */
export async function update(context: UpdateContext, input: UpdateOptions): Promise<UpdatedEndpoint> {
  const options = updateOptionsSchema.parse(input);
  const { clock, signal } = context;
  const startedAt = clock.now();
  const present = await settledStatus(context, options.name);
  requireInService(present);
  requireOneVariant(present);
  const known = presentSettings(present);
  const wanted = await wantedSettings(context, options, known);
  const changes = changesBetween(known, wanted);
  const report = { endpointName: options.name, changes, settings: wanted };
  if (changes.length === 0 || options.dryRun) {
    if (!options.dryRun) await removeLeftovers(context, options.name, await partsInUse(context, present));
    return { ...report, configurationName: present.configurationName, updated: false, seconds: 0 };
  }
  await requireObjects(context, wanted.modelArtifact, wanted.capturePrefix);
  const instances = { ...wanted, name: options.name };
  await agreeToInstances(context, instances, wanted.roleArn, known);
  signal?.throwIfAborted();
  const configurationName = partName(options.name, startedAt);
  await replaceConfiguration(context, present, wanted, configurationName);
  // Deletes the configuration before the replaced one: a rollback goes back one step only.
  if (present.replaces !== undefined) await deleteConfiguration(context, present.replaces);
  // Nothing is undone from here on.
  const updated = await status({ sageMaker: context.sageMaker }, { name: options.name });
  await removeLeftovers(context, options.name, await partsInUse(context, updated));
  return { ...report, configurationName, updated: true, seconds: (clock.now() - startedAt) / 1000 };
}

function requireOneVariant({ endpointName, variants }: EndpointStatusReport): void {
  if (variants.length <= 1) return;
  throw new CommandError(
    'SEVERAL_VARIANTS',
    `The endpoint ${endpointName} shares its requests among ${variants.map(({ name }) => name).join(', ')}`,
    'Only an endpoint of one variant can be updated here; delete and deploy it, or use aws sagemaker update-endpoint.',
  );
}

async function replaceConfiguration(
  context: UpdateContext,
  present: EndpointStatusReport,
  wanted: EndpointSettings,
  name: string,
): Promise<void> {
  const { sageMaker, signal, onProgress } = context;
  const { endpointName } = present;
  const made: MadeParts = {};
  try {
    await createModel(sageMaker, name, wanted);
    made.models = [name];
    onProgress?.({ type: 'created', part: 'model', name });
    signal?.throwIfAborted();
    await createConfiguration(sageMaker, name, name, wanted, present.configurationName);
    made.configuration = name;
    onProgress?.({ type: 'created', part: 'configuration', name });
    signal?.throwIfAborted();
    await switchConfiguration(context, endpointName, name);
  } catch (error) {
    await undo(context, present, made, error);
    throw signal?.aborted ? signal.reason : error;
  }
}

/** An update that has begun can't be interrupted: it is awaited and then undone. */
async function undo(
  { sageMaker, clock, onProgress }: UpdateContext,
  { endpointName, configurationName }: EndpointStatusReport,
  made: MadeParts,
  failure: unknown,
): Promise<void> {
  if (made.models === undefined) return;
  onProgress?.({ type: 'undo', name: endpointName });
  try {
    const endpoint = await whileEndpointIs(BUSY, { sageMaker, clock }, endpointName);
    if (made.configuration !== undefined && endpoint?.EndpointConfigName === made.configuration)
      await switchConfiguration({ sageMaker, clock }, endpointName, configurationName);
    await deleteParts({ sageMaker, clock }, made);
  } catch (error) {
    throw notUndone(endpointName, made, failure, error);
  }
}
