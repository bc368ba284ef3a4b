import {
  bucketOption,
  countOption,
  prefixOption,
  shareOption,
  targetAccuracyOption,
  textOption,
} from '@scones/command-line';
import { z } from 'zod';

export const evaluateOptionsSchema = z.object({
  stateMachineArn: z
    .string()
    .regex(
      /^arn:aws[a-z-]*:states:[^:]+:\d{12}:stateMachine:.+$/,
      'takes the ARN of a state machine, such as arn:aws:states:us-east-1:123456789012:stateMachine:NAME',
    )
    .describe('the state machine that classifies one picture')
    .meta({ value: 'arn' }),
  bucket: bucketOption('where the data set is staged'),
  prefix: prefixOption('the key prefix it is staged under'),
  concurrency: countOption(1, 256).default(8).describe('executions at once').meta({ value: 'count' }),
  threshold: shareOption()
    .optional()
    .describe("the confidence that an answer needs to pass, from 0 to 1; the last Lambda's own if not given")
    .meta({ value: 'share' }),
  set: z.enum(['test', 'validation']).default('test').describe('which of the staged pictures'),
});

/** The options of the command, which also writes a report and chooses a threshold. */
export const evaluateCommandOptionsSchema = evaluateOptionsSchema.omit({ set: true }).extend({
  targetAccuracy: targetAccuracyOption(),
  report: textOption()
    .optional()
    .describe('also writes a report into this folder: index.html and quality.json')
    .meta({ value: 'folder' }),
});
export type EvaluateOptions = z.input<typeof evaluateOptionsSchema>;
