import { z } from 'zod';

export const evaluateOptionsSchema = z.object({
  stateMachineArn: z
    .string()
    .regex(/^arn:aws[a-z-]*:states:[^:]+:\d{12}:stateMachine:.+$/, 'is not the ARN of a state machine')
    .describe('the state machine that classifies one picture')
    .meta({ value: 'arn' }),
  bucket: z.string().min(1).describe('where the data set is staged').meta({ value: 'name' }),
  prefix: z.string().default('scones').describe('the key prefix it is staged under').meta({ value: 'key' }),
  concurrency: z.coerce
    .number()
    .int()
    .positive()
    .default(8)
    .describe('executions at once')
    .meta({ value: 'count' }),
  threshold: z.coerce
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe("confidence that an answer must reach; the last Lambda's own if not given")
    .meta({ value: 'number' }),
});
export type EvaluateOptions = z.input<typeof evaluateOptionsSchema>;
