import { resolve } from 'node:path';
import { BUNDLE_ENVIRONMENT, bundleLambda, readLambdaSettings } from '@scones/lambda-bundle';
import { assigned } from './assignments.ts';
import { readEvent } from './read-event.ts';
import type { TrialAnswer } from './trial-answer.ts';
import { TrialFunction } from './trial-function.ts';
import type { TrialContext, TrialOptions } from './trial.ts';

/** Bundles a Lambda and runs it on one event, through the Runtime API. */
export async function invokeOnce(context: TrialContext, options: TrialOptions): Promise<TrialAnswer> {
  const { clock, signal, onProgress, endpointUrl, stdin } = context;
  const packageFolder = resolve(options.lambda);
  const event = await readEvent({ packageFolder, event: options.event, stdin });
  const [settings, bundle] = await Promise.all([
    readLambdaSettings(packageFolder),
    bundleLambda(packageFolder, { purpose: 'try' }),
  ]);
  const environment = { ...BUNDLE_ENVIRONMENT, ...settings.environment, ...assigned(options.variable) };
  await using trial = await TrialFunction.create({
    clock,
    settings,
    bundle,
    environment,
    endpointUrl,
    onLog: onProgress,
  });
  return await untilAborted(signal, trial.invoke(event));
}

/** What is under way is left to whoever ends what it runs in. */
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
