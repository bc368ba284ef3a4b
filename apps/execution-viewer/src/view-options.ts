import { textOption } from '@scones/command-line';
import { z } from 'zod';

/** Step Functions keeps no history of executions of Express machines. */
const EXECUTION_ARN = /^arn:aws[a-z-]*:states:[^:]+:\d{12}:execution:[^:]+:[^:]+$/;

export const viewOptionsSchema = z.object({
  executionArn: z
    .string()
    .regex(
      EXECUTION_ARN,
      'takes the ARN of an execution of a standard machine, such as arn:aws:states:us-east-1:123456789012:execution:MACHINE:NAME',
    )
    .describe('the execution')
    .meta({ positional: true }),
  events: z.boolean().default(false).describe('print every event rather than the states'),
  svg: textOption().optional().describe('write the graph to this file').meta({ value: 'file' }),
});
