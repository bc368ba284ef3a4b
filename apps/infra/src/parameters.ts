import { DEFAULT_STACK_NAME } from '@scones/stack-outputs';
import { z } from 'zod';

const PREFIX = 'scones:';

const booleanText = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);

/** What can be set with `-c scones:<name>=<value>`, and what holds where nothing is set. */
export const parametersSchema = z
  .strictObject({
    stackName: z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9-]{0,60}$/)
      .default(DEFAULT_STACK_NAME),
    /** Both or neither: a template for one account and region, or one for wherever it is deployed. */
    account: z
      .string()
      .regex(/^\d{12}$/)
      .optional(),
    region: z.string().min(1).optional(),
    /** The least probability with which a picture counts as recognised. */
    threshold: z.coerce.number().min(0).max(1).default(0.93),
    endpointName: z.string().min(1).max(63).default('scones-image-classifier'),
    variantName: z.string().min(1).max(63).default('AllTraffic'),
    architecture: z.enum(['arm64', 'x86_64']).default('arm64'),
    logRetentionDays: z.coerce.number().int().positive().default(30),
    capturePrefix: z.string().min(1).default('capture'),
    captureRetentionDays: z.coerce.number().int().positive().default(30),
    classificationsPrefix: z.string().min(1).default('classifications'),
    /** How many child workflows of one prefix run at a time. */
    prefixConcurrency: z.coerce.number().int().min(1).max(10_000).default(40),
    prefixBatchSize: z.coerce.number().int().min(1).max(1_000).default(10),
    /** What share of a prefix's pictures may be in batches that fail before the whole run does. */
    prefixToleratedFailurePercent: z.coerce.number().min(0).max(100).default(5),
    prefixExecutionType: z.enum(['STANDARD', 'EXPRESS']).default('EXPRESS'),
    alarmEmail: z.email().optional(),
    alarmUrl: z.url({ protocol: /^https?$/ }).optional(),
    /** Failed executions within five minutes, from which on it is more than single pictures below the threshold. */
    failedExecutionsAlarm: z.coerce.number().int().positive().default(5),
    endpointLatencyAlarmMilliseconds: z.coerce.number().positive().default(1_000),
    tracing: booleanText.default(true),
  })
  .refine(({ account, region }) => (account === undefined) === (region === undefined), {
    message: 'give both account and region, or neither',
    path: ['account'],
  });
export type Parameters = z.output<typeof parametersSchema>;

/** The parameters among the app's context; a name that does not exist or a bad value is refused. */
export function readParameters(context: Readonly<Record<string, unknown>>): Parameters {
  const own = Object.entries(context).filter(([key]) => key.startsWith(PREFIX));
  const parsed = parametersSchema.safeParse(
    Object.fromEntries(own.map(([key, value]) => [key.slice(PREFIX.length), value])),
  );
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => `${PREFIX}${issue.path.join('.')}: ${issue.message}`);
  throw new Error(
    `The app's context is not valid: ${issues.join('; ')}. ` +
      `Names: ${Object.keys(parametersSchema.shape).join(', ')}; set one with -c ${PREFIX}threshold=0.9`,
    { cause: parsed.error },
  );
}
