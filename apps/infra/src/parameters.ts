import {
  CommandError,
  countOption,
  describeIssues,
  numberOption,
  textOption,
  thresholdOption,
} from '@scones/command-line';
import { DEFAULT_STACK_NAME } from '@scones/stack';
import { z } from 'zod';

const PREFIX = 'scones:';

const booleanText = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);

/** The parameters that `-c scones:<name>=<value>` sets, with their defaults. */
export const parametersSchema = z
  .strictObject({
    stackName: z
      .string()
      .regex(
        /^[A-Za-z][A-Za-z0-9-]{0,60}$/,
        'takes a name of letters, digits and hyphens that begins with a letter',
      )
      .default(DEFAULT_STACK_NAME),
    /** Both or neither: a template for one account and region, or one for wherever it is deployed. */
    account: z
      .string()
      .regex(/^\d{12}$/, 'takes the 12 digits of an account')
      .optional(),
    region: textOption().optional(),
    /** The least probability at which a picture counts as recognised. */
    threshold: thresholdOption(),
    endpointName: z.string().min(1).max(63).default('scones-image-classifier'),
    variantName: z.string().min(1).max(63).default('AllTraffic'),
    architecture: z.enum(['arm64', 'x86_64']).default('arm64'),
    logRetentionDays: countOption().default(30),
    capturePrefix: textOption().default('capture'),
    captureRetentionDays: countOption().default(30),
    classificationsPrefix: textOption().default('classifications'),
    /** How many child workflows of one prefix run at a time. */
    prefixConcurrency: countOption(1, 10_000).default(40),
    prefixBatchSize: countOption(1, 1_000).default(10),
    /** The share of a prefix's pictures that may be in failed batches before the whole run fails. */
    prefixToleratedFailurePercent: numberOption({ least: 0, most: 100 }).default(5),
    prefixExecutionType: z.enum(['STANDARD', 'EXPRESS']).default('EXPRESS'),
    alarmEmail: z.email().optional(),
    alarmUrl: z.url({ protocol: /^https?$/ }).optional(),
    /** The number of failed executions within five minutes that is more than single pictures below the threshold. */
    failedExecutionsAlarm: countOption().default(5),
    endpointLatencyAlarmMilliseconds: numberOption({ least: 0, above: true }).default(1_000),
    tracing: booleanText.default(true),
  })
  .refine(({ account, region }) => (account === undefined) === (region === undefined), {
    message: 'takes a region beside it: give both or neither',
    path: ['account'],
  });
export type Parameters = z.output<typeof parametersSchema>;

/** The parameters among the app's context; a name that does not exist or a bad value is refused. */
export function readParameters(context: Readonly<Record<string, unknown>>): Parameters {
  const own = Object.entries(context).filter(([key]) => key.startsWith(PREFIX));
  const given = Object.fromEntries(own.map(([key, value]) => [key.slice(PREFIX.length), value]));
  const parsed = parametersSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new CommandError(
    'BAD_PARAMETER',
    describeIssues(parsed.error.issues, given, ([name]) =>
      name === undefined ? "The app's context" : `${PREFIX}${String(name)}`,
    ),
    `There are ${Object.keys(parametersSchema.shape).join(', ')}; set one with -c ${PREFIX}threshold=0.9`,
    { cause: parsed.error },
  );
}
