import { z } from 'zod';
import { errors } from './errors.ts';
import { parseFunctionName } from './function-name.ts';
import type { FunctionRecord } from './function-record.ts';
import { findFunction, type LambdaContext } from './lambda-context.ts';

/** Of what AWS lets have tags the emulator has functions alone. */
export const taggedSchema = z
  .string()
  .regex(
    /^arn:(aws[a-zA-Z-]*):lambda:[a-z]{2}(-[a-z]+)+-\d:\d{12}:function:[a-zA-Z0-9-_]+(:(\$LATEST|[a-zA-Z0-9-_]+))?$/,
  );

export function findTagged(context: LambdaContext, arn: string): FunctionRecord {
  if (parseFunctionName(context.identity, arn).qualifier !== undefined)
    throw errors.InvalidParameterValueException(
      'Tags on function aliases and versions are not supported. Please specify a function ARN.',
    );
  return findFunction(context, arn);
}
