import { z } from 'zod';
import { endpointNameSchema } from '../deploy/deploy-options.ts';

const time = z.coerce.date().optional();

export const monitorOptionsSchema = z.object({
  name: endpointNameSchema,
  classes: z
    .union([z.string().transform((text) => text.split(',').map((name) => name.trim())), z.array(z.string())])
    .pipe(z.array(z.string().min(1, 'a class name is empty')).min(1))
    .prefault('bicycle,motorcycle')
    .describe('the classes, in the order of the answers')
    .meta({ value: 'a,b,…' }),
  threshold: z.coerce
    .number()
    .min(0)
    .max(1)
    .default(0.93)
    .describe('confidence that an answer must reach')
    .meta({ value: 'number' }),
  capturePrefix: z
    .string()
    .regex(/^s3:\/\/[^/]+(\/.*)?$/, 'is not s3://BUCKET/KEY')
    .optional()
    .describe("where the captures are; the endpoint's own setting if not given")
    .meta({ value: 's3-location' }),
  since: time.describe('only answers from then on').meta({ value: 'time' }),
  until: time.describe('only answers before then').meta({ value: 'time' }),
  atLeast: z.coerce
    .number()
    .int()
    .nonnegative()
    .default(0)
    .describe('wait for so many answers: captures come late')
    .meta({ value: 'count' }),
  waitSeconds: z.coerce
    .number()
    .nonnegative()
    .default(60)
    .describe('how long to wait for them')
    .meta({ value: 'seconds' }),
});
export type MonitorOptions = z.input<typeof monitorOptionsSchema>;
