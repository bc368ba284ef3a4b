import { RicNotBuilt, ricRuntime, type RuntimeClient } from '@scones/emulator-lambda';
import { EmulatorError } from './emulator-error.ts';

/** `own` is the emulator's own runtime client, `ric` AWS's. */
export const LAMBDA_RUNTIMES = ['own', 'ric'] as const;

export type LambdaRuntime = (typeof LAMBDA_RUNTIMES)[number];

/** The client to run functions under; undefined for the Lambda service's own. Throws `EmulatorError`. */
export function lambdaRuntimeClient(runtime: LambdaRuntime): RuntimeClient | undefined {
  if (runtime === 'own') return undefined;
  try {
    return ricRuntime();
  } catch (error) {
    if (!(error instanceof RicNotBuilt)) throw error;
    throw new EmulatorError('RUNTIME_MISSING', error.message, error.hint, { cause: error });
  }
}
