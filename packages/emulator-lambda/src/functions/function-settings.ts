import { z } from 'zod';
import { errors } from '../errors.ts';
import { layerVersionArnSchema } from '../layers/layers.ts';
import { APPLICATION_LEVELS, type JsonLogging, SYSTEM_LEVELS } from '../sandbox/log-level.ts';

/** Variables that AWS alone sets: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
const RESERVED_VARIABLE =
  /^(_HANDLER|_X_AMZN_TRACE_ID|AWS_(REGION|EXECUTION_ENV|ACCESS_KEY(_ID)?|SECRET_ACCESS_KEY|SESSION_TOKEN)|AWS_LAMBDA_(FUNCTION_.*|INITIALIZATION_TYPE|LOG_.*|RUNTIME_API)|LAMBDA_(TASK_ROOT|RUNTIME_DIR))$/;
const ENVIRONMENT_LIMIT_BYTES = 4096;

const variablesSchema = z.record(z.string().regex(/^[a-zA-Z]([a-zA-Z0-9_])+$/), z.string());

/** Throws AWS's error for variables that are AWS's own, or too large. */
export function checkVariables(variables: Readonly<Record<string, string>> = {}): void {
  const reserved = Object.keys(variables).filter((name) => RESERVED_VARIABLE.test(name));
  if (reserved.length > 0)
    throw errors.InvalidParameterValueException.reservedVariables({ names: reserved.join(', ') });
  const text = JSON.stringify(variables);
  if (Buffer.byteLength(text) > ENVIRONMENT_LIMIT_BYTES)
    throw errors.InvalidParameterValueException.variablesTooLong({ text });
}

/** The settings that both `CreateFunction` and `UpdateFunctionConfiguration` take. Others are refused by their names. */
export const settings = {
  Role: z.string().regex(new RegExp('^arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+$')),
  Handler: z.string().min(1).max(128).regex(/^\S+$/),
  Runtime: z.string(),
  Description: z.string().max(256),
  Timeout: z.int().min(1).max(900),
  MemorySize: z.int().min(128).max(10_240),
  Environment: z.strictObject({ Variables: variablesSchema.optional() }),
  TracingConfig: z.strictObject({ Mode: z.enum(['Active', 'PassThrough']).optional() }),
  EphemeralStorage: z.strictObject({ Size: z.int().min(512).max(10_240) }),
  LoggingConfig: z.strictObject({
    LogFormat: z.enum(['JSON', 'Text']).optional(),
    ApplicationLogLevel: z.enum(APPLICATION_LEVELS).optional(),
    SystemLogLevel: z.enum(SYSTEM_LEVELS).optional(),
    LogGroup: z.string().min(1).max(512).optional(),
  }),
  Layers: z.array(layerVersionArnSchema),
};

/** The logging settings after a change, given those before it. */
export function loggingOf(
  { LogFormat, ApplicationLogLevel, SystemLogLevel }: z.infer<typeof settings.LoggingConfig>,
  before?: JsonLogging,
): JsonLogging | undefined {
  if (LogFormat === 'JSON' || (LogFormat === undefined && before))
    return {
      applicationLevel: ApplicationLogLevel ?? before?.applicationLevel ?? 'INFO',
      systemLevel: SystemLogLevel ?? before?.systemLevel ?? 'INFO',
    };
  if (ApplicationLogLevel === undefined && SystemLogLevel === undefined) return undefined;
  throw errors.InvalidParameterValueException.logLevelOfText();
}

export const architecturesSchema = z
  .array(z.enum(['x86_64', 'arm64']))
  .min(1)
  .max(1);
