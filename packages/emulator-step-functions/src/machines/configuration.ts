import { areDistinct, DUPLICATE_TAG_KEY, tag, type Tags, withTags } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import type { LoggingConfiguration, Revision } from './state-machines.ts';

/** `loggingConfiguration`, `tracingConfiguration` and `tags` as CreateStateMachine and UpdateStateMachine take them. */
export const configurationInput = {
  loggingConfiguration: z
    .strictObject({
      level: z.enum(['ALL', 'ERROR', 'FATAL', 'OFF']).optional(),
      includeExecutionData: z.boolean().optional(),
      destinations: z
        .array(
          z.strictObject({
            cloudWatchLogsLogGroup: z.strictObject({ logGroupArn: z.string().min(1) }).optional(),
          }),
        )
        .optional(),
    })
    .optional(),
  tracingConfiguration: z.strictObject({ enabled: z.boolean().optional() }).optional(),
};

/** `publish` of CreateStateMachine and UpdateStateMachine. */
export const notPublished = z.literal(false, 'The emulator does not support versions of state machines.');

/** Step Functions writes a tag's members in lower case. */
export const tagsInput = z
  .array(z.strictObject({ key: tag.shape.Key, value: tag.shape.Value }))
  .refine((list) => areDistinct(list.map(({ key }) => key)), DUPLICATE_TAG_KEY)
  .transform((list): Tags => Object.fromEntries(list.map(({ key, value }) => [key, value])));

const NO_LOGGING: LoggingConfiguration = { level: 'OFF', includeExecutionData: false };

type LoggingInput = z.output<(typeof configurationInput)['loggingConfiguration']>;

/** Throws `InvalidLoggingConfiguration`. */
export function readLogging(input: LoggingInput): LoggingConfiguration {
  if (!input) return NO_LOGGING;
  const { level = 'OFF', includeExecutionData = false, destinations = [] } = input;
  if (destinations.length > 1 || (level !== 'OFF' && destinations.length === 0)) {
    throw errors.InvalidLoggingConfiguration.oneDestination();
  }
  const logGroupArn = destinations[0]?.cloudWatchLogsLogGroup?.logGroupArn;
  return { level, includeExecutionData, ...(logGroupArn !== undefined && { logGroupArn }) };
}

/** The configuration as DescribeStateMachine answers it. */
export function describeConfiguration({ logging, isTracing }: Revision): {
  loggingConfiguration: {
    level: LoggingConfiguration['level'];
    includeExecutionData: boolean;
    destinations?: { cloudWatchLogsLogGroup: { logGroupArn: string } }[];
  };
  tracingConfiguration: { enabled: boolean };
} {
  const { level, includeExecutionData, logGroupArn } = logging;
  const destinations =
    logGroupArn === undefined ? {} : { destinations: [{ cloudWatchLogsLogGroup: { logGroupArn } }] };
  return {
    loggingConfiguration: { level, includeExecutionData, ...destinations },
    tracingConfiguration: { enabled: isTracing },
  };
}

/** The tags of a machine or an activity with others beside or in place of them. Throws `TooManyTags`. */
export function machineTags(arn: string, tags: Tags, added: Tags): Tags {
  return withTags(tags, added, () => errors.TooManyTags({ arn }));
}

export function tagList(tags: Tags): { key: string; value: string }[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}
