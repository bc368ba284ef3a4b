import { z } from 'zod';
import type { AliasRecord } from './alias-record.ts';
import { errors } from '../errors.ts';
import { functionArn, functionNameSchema, functionNotFound } from '../functions/function-name.ts';
import { LATEST } from '../functions/function-record.ts';
import type { LambdaContext } from '../context.ts';
import { findVersion } from './versions.ts';

const WEIGHT_WORDS =
  'Map value must satisfy constraint: [Member must have value less than or equal to 1.0, Member must have value ' +
  'greater than or equal to 0.0, Member must not be null]';

const weightsSchema = z
  .record(
    z
      .string()
      .min(1)
      .max(1024)
      .regex(/^[0-9]+$/),
    z.number(),
  )
  .refine((weights) => Object.values(weights).every((weight) => weight >= 0 && weight <= 1), {
    error: WEIGHT_WORDS,
  });

export const aliasMembers = {
  FunctionName: functionNameSchema,
  Name: z
    .string()
    .min(1)
    .max(128)
    .regex(/^(?!^[0-9]+$)([a-zA-Z0-9-_]+)$/),
};

export const aliasSettings = {
  FunctionVersion: z
    .string()
    .min(1)
    .max(1024)
    .regex(/^(\$LATEST|[0-9]+)$/),
  Description: z.string().max(256),
  RoutingConfig: z.strictObject({ AdditionalVersionWeights: weightsSchema.optional() }),
};

type Target = Pick<AliasRecord, 'functionName' | 'version' | 'weights'>;

/** Throws AWS's error for versions that do not exist, or that can't share their invocations. */
export function checkAliasTarget(context: LambdaContext, { functionName, version, weights }: Target): void {
  const others = Object.keys(weights);
  if (others.length > 1) throw errors.InvalidParameterValueException.manyWeights();
  if (others.length > 0 && version === LATEST) throw errors.InvalidParameterValueException.latestShared();
  if (others.includes(version)) throw errors.InvalidParameterValueException.versionTwice({ version });
  for (const wanted of [version, ...others])
    if (!findVersion(context, functionName, wanted))
      throw functionNotFound(functionArn(context.identity, functionName, wanted));
}
