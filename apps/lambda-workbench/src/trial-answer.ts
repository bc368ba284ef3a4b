import { CommandError } from '@scones/command-line';
import { z } from 'zod';

/** The result of a function's run on an event. */
export interface TrialAnswer {
  /** The value that the function returned, or Lambda's description of its failure. */
  readonly payload: unknown;
  readonly hasFailed: boolean;
}

const failureSchema = z.object({ errorType: z.string().default('an error'), errorMessage: z.string() });

export function showAnswer({ payload }: TrialAnswer): string {
  return JSON.stringify(payload, null, 2);
}

/** The reason why the answer counts as a failure. */
export function failureOf({ hasFailed, payload }: TrialAnswer): CommandError | undefined {
  if (!hasFailed) return undefined;
  const { errorType, errorMessage } = failureSchema.parse(payload);
  const problem = `The function failed with ${errorType}: ${errorMessage}`;
  return new CommandError('FUNCTION_FAILED', problem, 'Its payload and its log are above.');
}
