import type { PutParameterCommandOutput, PutParameterRequest } from '@aws-sdk/client-ssm';
import { structure, tagArray, tagsOfList, withTags } from '@scones/emulator-core';
import { z } from 'zod';
import { checkName, checkValue } from '../check-parameter.ts';
import { errors } from '../errors.ts';
import { madeName } from '../find-parameter.ts';
import {
  MOST_VERSIONS,
  type ParameterRecord,
  type ParameterVersion,
  versionsOf,
} from '../parameter-record.ts';
import { operation } from '../context.ts';

const inputSchema = structure<PutParameterRequest>()({
  Name: z.string().min(1).max(2048),
  Value: z.string().min(1),
  Type: z
    .enum(['String', 'StringList'], {
      error: 'The emulator does not support SecureString: it keeps no secrets. Take String or StringList.',
    })
    .optional(),
  Description: z.string().max(1024).optional(),
  AllowedPattern: z.string().max(1024).optional(),
  Overwrite: z.boolean().default(false),
  Tier: z
    .enum(['Standard', 'Intelligent-Tiering'], 'The emulator does not support the tier Advanced.')
    .optional(),
  DataType: z.string().max(128).optional(),
  Tags: tagArray.default([]),
});

export const putParameter = operation<PutParameterCommandOutput>()(
  inputSchema,
  ({ parameters, tags, clock, transaction }, input) => {
    const { Tags } = input;
    checkName(input.Name);
    const name = madeName({ parameters }, input.Name);
    checkDataType(input.DataType);
    const before = parameters.get(name);
    if (before && !input.Overwrite) throw errors.ParameterAlreadyExists();
    const hasTags = Tags.length > 0;
    if (before && hasTags) throw errors.ValidationException.overwrittenTags();
    const type = input.Type ?? before?.type;
    if (!type) throw errors.ValidationException.noType();
    checkValue(input.Value, input.AllowedPattern);
    const newTags = withTags({}, tagsOfList(Tags), errors.TooManyTagsError);
    const version = (before?.version ?? 0) + 1;
    const record = {
      name,
      value: input.Value,
      version,
      type,
      description: input.Description ?? before?.description,
      modifiedAt: clock.now(),
      allowedPattern: input.AllowedPattern ?? before?.allowedPattern,
      history: historyAfter(before),
    };
    transaction(() => {
      if (hasTags) tags.put(name, newTags);
      parameters.put(name, record);
    });
    return { Version: version, Tier: 'Standard' };
  },
);

function checkDataType(dataType = 'text'): void {
  if (dataType.startsWith('aws:')) throw errors.ValidationException.unsupportedDataType({ dataType });
  if (dataType !== 'text') throw errors.ValidationException.dataType({ dataType });
}

/** The oldest version goes when there are too many, but never one that a label names. */
function historyAfter(before: ParameterRecord | undefined): ParameterVersion[] {
  if (!before) return [];
  const versions = versionsOf(before);
  const [oldest] = versions;
  if (versions.length < MOST_VERSIONS) return versions;
  if ((oldest?.labels ?? []).length > 0)
    throw errors.ParameterMaxVersionLimitExceeded({ name: before.name, version: oldest?.version ?? 1 });
  return versions.slice(1);
}
