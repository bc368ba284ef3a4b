import { type Tags, withTags } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { parseFunctionName } from './function-name.ts';
import type { FunctionRecord } from './function-record.ts';
import { findFunction, type LambdaContext, putFunction } from '../context.ts';

/** In AWS's own words, which an error repeats. */
export const taggedSchema = z
  .string()
  .regex(
    new RegExp(
      '^arn:(aws[a-zA-Z-]*):lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:' +
        '(function:[a-zA-Z0-9-_]+(:(\\$LATEST|[a-zA-Z0-9-_]+))?|layer:([a-zA-Z0-9-_]+)|' +
        'code-signing-config:csc-[a-z0-9]{17}|event-source-mapping:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-' +
        '[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|capacity-provider:[a-zA-Z0-9-_]+)$',
    ),
  );

/** The function that an ARN names. AWS has tags on other things too; the emulator has them on functions only. */
export function findTagged(context: LambdaContext, arn: string): FunctionRecord {
  if (arn.split(':')[5] !== 'function') throw errors.InvalidParameterValueException.tagsOfOthers({ arn });
  if (parseFunctionName(context.identity, arn).qualifier !== undefined)
    throw errors.InvalidParameterValueException.tagsOfVersion();
  return findFunction(context, arn);
}

export function putTags(context: LambdaContext, record: FunctionRecord, tags: Tags): void {
  putFunction(context, { ...record, tags });
}

/** The tags of a function after others are added or take their place. */
export function functionTags(tags: Tags, added: Tags): Tags {
  return withTags(tags, added, errors.InvalidParameterValueException.manyTags);
}
