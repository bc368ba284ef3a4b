import { relative, resolve } from 'node:path';
import type { CommandContext } from '@scones/command-line';
import type { Clock } from '@scones/deterministic';
import {
  type LambdaBundle,
  readLambdaSettings,
  type WatchedBundle,
  watchLambda,
} from '@scones/lambda-bundle';
import { DEFAULT_STACK_NAME, stackOutputs } from '@scones/stack';
import { z } from 'zod';
import { assigned, assignmentsSchema } from '../assignments.ts';
import { lambdaOption } from '../trial.ts';
import { type EmulatorClients, emulatorClients } from './emulator-clients.ts';
import { ownFunction } from './own-function.ts';
import type { ServedFunction } from './served-function.ts';
import { stackFunction } from './stack-function.ts';

export const serveOptionsSchema = z.object({
  lambda: lambdaOption,
  stack: z
    .string()
    .min(1)
    .default(DEFAULT_STACK_NAME)
    .describe('the stack whose function is served where it is deployed')
    .meta({ value: 'name' }),
  variable: assignmentsSchema
    .describe('a variable of the function’s environment where it is not the stack’s; may be repeated')
    .meta({ value: 'NAME=value' }),
});
type ServeOptions = z.output<typeof serveOptionsSchema>;

export interface ServeServices {
  readonly clock: Clock;
  /** The address of the emulator. */
  readonly endpointUrl: string;
}
type ServeContext = ServeServices & Required<CommandContext<string>>;

interface ServeResult {
  readonly functionName: string;
  readonly reloads: number;
  readonly leaving: string;
}

/** Keeps a function of the running emulator up to date with the Lambda's sources, until it is interrupted. */
export async function serve(context: ServeContext, options: ServeOptions): Promise<ServeResult> {
  using clients = await emulatorClients(context.endpointUrl, context.signal);
  const served = await servedFunction(clients, options);
  let reloads = 0;
  try {
    reloads = await reloadUntilInterrupted(context, resolve(options.lambda), served);
  } catch (error) {
    await served.leave();
    throw error;
  }
  return { functionName: served.name, reloads, leaving: await served.leave() };
}

async function servedFunction(clients: EmulatorClients, options: ServeOptions): Promise<ServedFunction> {
  const settings = await readLambdaSettings(resolve(options.lambda));
  const outputs = await stackOutputs(clients.cloudFormation, options.stack);
  const deployed = settings.stackOutput && outputs?.[settings.stackOutput];
  return deployed === undefined
    ? ownFunction(clients.lambda, settings, assigned(options.variable))
    : stackFunction(clients.lambda, deployed);
}

/** Resolves to the number of reloads. */
async function reloadUntilInterrupted(
  context: ServeContext,
  packageFolder: string,
  served: ServedFunction,
): Promise<number> {
  const { clock, signal } = context;
  const builds = watchLambda(packageFolder, { clock, signal });
  let reloads = 0;
  let current: LambdaBundle | undefined;
  try {
    for await (const build of builds) {
      const bundle = newBundle(context, build, current);
      if (!bundle) continue;
      await served.update(bundle);
      context.onProgress(reloadLine(context, served, build, bundle));
      reloads += Number(current !== undefined);
      current = bundle;
    }
  } catch (error) {
    if (error !== signal.reason) throw error;
  }
  return reloads;
}

/** The bundle to run from now on; undefined when it runs already. */
function newBundle(
  { onProgress }: ServeContext,
  build: WatchedBundle,
  current: LambdaBundle | undefined,
): LambdaBundle | undefined {
  if ('failure' in build) {
    const meanwhile = current ? 'The code before it keeps running.' : 'Nothing runs yet.';
    onProgress(`${build.failure.message.trim()}\n${meanwhile}`);
    return undefined;
  }
  const isSame = current !== undefined && Buffer.compare(current.code, build.bundle.code) === 0;
  return isSame ? undefined : build.bundle;
}

function reloadLine(
  { clock, endpointUrl }: ServeContext,
  { name }: ServedFunction,
  { change }: WatchedBundle,
  { bytes }: LambdaBundle,
): string {
  const size = `${Math.ceil(bytes / 1000)} kB`;
  if (!change) return `${name} (${size}) runs at ${endpointUrl}, reloaded when a source is saved`;
  const milliseconds = Math.round(clock.now() - change.savedAt);
  return `${relative('', change.source)}: reloaded ${milliseconds} ms after it was saved (${size})`;
}
