import { arn, type AwsError, type Identity } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { names } from '../service-names.ts';

const REGION = '((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?';
const BEFORE_NAME = `(arn:(aws[a-zA-Z-]*)?:lambda:)?${REGION}(\\d{12}:)?(function:)?`;

/** In AWS's own words, which an error repeats: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export const functionNameSchema = z
  .string()
  .regex(new RegExp(`^${BEFORE_NAME}([a-zA-Z0-9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?$`));
export const newFunctionNameSchema = z
  .string()
  .max(140)
  .regex(new RegExp(`^${BEFORE_NAME}([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?$`));
export const qualifierSchema = z
  .string()
  .min(1)
  .max(128)
  .regex(/^(\$(LATEST(\.PUBLISHED)?)|[a-zA-Z0-9-_$]+)$/);

/**
 * A name alone, `ACCOUNT:function:NAME`, or an ARN; each with a qualifier or without. A name with a qualifier may look
 * like a region, `model-2:live`: a region has an account or `function` after it.
 */
const PARTS =
  /^(?:arn:[^:]*:lambda:)?(?:(?<region>[a-z-]+-\d):(?=\d{12}:|function:))?(?:(?<account>\d{12}):)?(?:function:)?(?<name>[^:]+)(?::(?<qualifier>.+))?$/;

/** The function that a request names, and the version or alias if it names one. */
export interface FunctionReference {
  readonly name: string;
  readonly qualifier: string | undefined;
}

export function functionArn(identity: Identity, name: string, qualifier?: string): string {
  return arn(identity, names.arn, `function:${name}${qualifier === undefined ? '' : `:${qualifier}`}`);
}

export function functionNotFound(arn: string): AwsError {
  return errors.ResourceNotFoundException.function({ arn });
}

/** From any form that AWS accepts. */
export function parseFunctionName(identity: Identity, text: string, qualifier?: string): FunctionReference {
  const groups = PARTS.exec(text)?.groups ?? {};
  const { name = text, account = identity.account, region = identity.region, qualifier: inName } = groups;
  if (region !== identity.region)
    throw errors.ResourceNotFoundException.region({ region, here: identity.region });
  if (account !== identity.account) throw functionNotFound(text);
  if (inName !== undefined && qualifier !== undefined && inName !== qualifier)
    throw errors.InvalidParameterValueException.otherQualifier();
  return { name, qualifier: qualifier ?? inName };
}
