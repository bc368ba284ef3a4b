import { areDistinct, DUPLICATE_TAG_KEY, tag, type Tags, withTags } from '@scones/emulator-core';
import { z } from 'zod';
import { variableReferences } from '@scones/states-language';
import { errors } from '../errors.ts';
import { type Encryption, encryptionInput } from './encryption.ts';
import type { LoggingConfiguration, Revision } from './state-machines.ts';

/** The configuration of a machine as CreateStateMachine and UpdateStateMachine take them. */
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
  encryptionConfiguration: encryptionInput,
};

/** `description` of a version. */
export const versionDescriptionInput = z.string().max(256).optional();

/** `publish` and what it publishes, as CreateStateMachine and UpdateStateMachine take them. */
export const publicationInput = {
  publish: z.boolean().optional(),
  versionDescription: versionDescriptionInput,
};

/** Throws `ValidationException` for the description of a version that is not to be. */
export function checkPublication(request: {
  readonly publish?: boolean | undefined;
  readonly versionDescription?: string | undefined;
}): void {
  if (request.versionDescription !== undefined && !request.publish)
    throw errors.ValidationException.unpublished();
}

const ALIAS_NAME = '^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$';

/** An alias's name is no number, so that no version has it. */
export const aliasNameInput = z
  .string()
  .min(1)
  .max(80)
  .superRefine((name, context) => {
    if (!new RegExp(ALIAS_NAME).test(name))
      context.addIssue({
        code: 'custom',
        input: name,
        params: { constraint: `Member must satisfy regular expression pattern: ${ALIAS_NAME}` },
      });
  });

export const aliasDescriptionInput = z.string().max(256).optional();

/** Step Functions writes a tag's members in lower case. */
export const tagsInput = z
  .array(z.strictObject({ key: tag.shape.Key, value: tag.shape.Value }))
  // The very same tag twice is no error.
  .refine((list) => {
    const once = new Map(list.map((each) => [`${each.key}=${each.value}`, each.key]));
    return areDistinct([...once.values()]);
  }, DUPLICATE_TAG_KEY)
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
  return {
    level,
    includeExecutionData,
    ...(logGroupArn !== undefined && { logGroupArn }),
    ...(input.destinations?.length === 0 && { hasNoDestination: true }),
  };
}

interface DescribedRevision {
  readonly definition: string;
  readonly roleArn: string;
  readonly loggingConfiguration: {
    level: LoggingConfiguration['level'];
    includeExecutionData: boolean;
    destinations?: { cloudWatchLogsLogGroup: { logGroupArn: string } }[];
  };
  readonly tracingConfiguration: { enabled: boolean };
  readonly encryptionConfiguration?: Encryption;
  readonly revisionId?: string;
  readonly variableReferences?: Record<string, string[]>;
}

/**
 * A revision as DescribeStateMachine answers it, without its definition where only metadata are asked for. Of the
 * encryption it shows what somebody asked for: recordings of AWS do not show its own key.
 */
export function describeRevision(revision: Revision, includedData?: string): DescribedRevision {
  const isMetadata = includedData === 'METADATA_ONLY';
  const references = isMetadata ? {} : variableReferences(revision.definition);
  return {
    definition: isMetadata ? '{}' : revision.definition,
    roleArn: revision.roleArn,
    loggingConfiguration: describeLogging(revision.logging),
    tracingConfiguration: { enabled: revision.isTracing },
    ...(revision.encryption && { encryptionConfiguration: revision.encryption }),
    ...(!revision.isInitial && { revisionId: revision.id }),
    ...(Object.keys(references).length > 0 && { variableReferences: references }),
  };
}

function describeLogging({
  level,
  includeExecutionData,
  logGroupArn,
  hasNoDestination,
}: LoggingConfiguration): DescribedRevision['loggingConfiguration'] {
  const common = { level, includeExecutionData };
  if (logGroupArn !== undefined)
    return { ...common, destinations: [{ cloudWatchLogsLogGroup: { logGroupArn } }] };
  return hasNoDestination ? { ...common, destinations: [] } : common;
}

/** The tags of a machine or an activity with others beside or in place of them. Throws `TooManyTags`. */
export function machineTags(arn: string, tags: Tags, added: Tags): Tags {
  return withTags(tags, added, () => errors.TooManyTags({ arn }));
}

export function tagList(tags: Tags): { key: string; value: string }[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}
