import { resolve } from 'node:path';
import type { Inspector } from '@scones/emulator-lambda';
import {
  BUNDLE_ENVIRONMENT,
  bundleLambda,
  type BundleOptions,
  type LambdaBundle,
  type LambdaSettings,
  readLambdaSettings,
} from '@scones/lambda-bundle';
import { assigned } from './assignments.ts';
import { readEvent } from './read-event.ts';
import type { TrialAnswer } from './trial-answer.ts';
import { TrialFunction } from './trial-function.ts';
import type { TrialContext, TrialOptions } from './trial.ts';

interface PreparedTrial {
  readonly settings: LambdaSettings;
  readonly bundle: LambdaBundle;
  readonly environment: Readonly<Record<string, string>>;
  /** JSON. */
  readonly event: string;
}

/** Reads the event and bundles the Lambda. Mistakes in either are reported before anything starts. */
export async function prepareTrial(
  { stdin }: TrialContext,
  { lambda, event, variable }: TrialOptions,
  how: BundleOptions,
): Promise<PreparedTrial> {
  const packageFolder = resolve(lambda);
  const settings = await readLambdaSettings(packageFolder);
  const text = await readEvent({ packageFolder, event, stdin });
  const bundle = await bundleLambda(packageFolder, how);
  const environment = { ...BUNDLE_ENVIRONMENT, ...settings.environment, ...assigned(variable) };
  return { settings, bundle, environment, event: text };
}

/** Runs the function on its event, through the Runtime API. */
export async function runTrial(
  { clock, endpointUrl, signal, onProgress }: TrialContext,
  { event, ...parts }: PreparedTrial,
  inspector?: Inspector,
): Promise<TrialAnswer> {
  await using trial = await TrialFunction.create({
    ...parts,
    clock,
    endpointUrl,
    inspector,
    onLog: onProgress,
  });
  return await untilAborted(signal, trial.invoke(event));
}

/** The caller ends a run by closing the service that it runs in. */
async function untilAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => aborted.reject(signal.reason as Error);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
