import type { Readable } from 'node:stream';
import type { CommandContext } from '@scones/command-line';
import type { Clock } from '@scones/deterministic';
import { z } from 'zod';
import { assignmentsSchema } from './assignments.ts';

/** The streams, folders and addresses that a trial of a function uses. */
export interface TrialServices {
  readonly clock: Clock;
  /** The source of an event that is called `-`. */
  readonly stdin: Readable;
  /** The address that the function's own AWS clients call. */
  readonly endpointUrl: string;
}

/** Progress is what the function logs, line by line. */
export type TrialContext = TrialServices & Required<CommandContext<string>>;

export const lambdaOption = z.string().describe('the Lambda’s package').meta({ value: 'folder' });

export const trialOptionsSchema = z.object({
  lambda: lambdaOption,
  event: z
    .string()
    .optional()
    .describe('one of the package’s events/ by its name, a file, or - for stdin')
    .meta({ value: 'name|file|-' }),
  variable: assignmentsSchema
    .describe('a variable of the function’s environment; may be repeated')
    .meta({ value: 'NAME=value' }),
});
export type TrialOptions = z.output<typeof trialOptionsSchema>;
