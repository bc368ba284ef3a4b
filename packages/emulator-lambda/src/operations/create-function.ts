import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { tagRecord } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { functionArn, newFunctionNameSchema, parseFunctionName } from '../functions/function-name.ts';
import { functionConfiguration, LATEST } from '../functions/function-record.ts';
import { type LambdaContext, operation, putFunction } from '../context.ts';
import { absentSettings } from '../functions/absent-settings.ts';
import { checkRuntime } from '../functions/check-runtime.ts';
import { functionCode, withStoredCode } from '../code/code-source.ts';
import { functionLayers } from '../layers/layers.ts';
import { functionTags } from '../functions/tagged-function.ts';
import { publishVersion } from '../versions/versions.ts';
import { architecturesSchema, checkVariables, loggingOf, settings } from '../functions/function-settings.ts';

const inputSchema = z.strictObject({
  FunctionName: newFunctionNameSchema,
  Role: settings.Role,
  Handler: settings.Handler.optional(),
  Runtime: settings.Runtime.optional(),
  Code: z.strictObject(functionCode),
  Description: settings.Description.default(''),
  Timeout: settings.Timeout.default(3),
  MemorySize: settings.MemorySize.default(128),
  Environment: settings.Environment.optional(),
  TracingConfig: settings.TracingConfig.optional(),
  EphemeralStorage: settings.EphemeralStorage.optional(),
  LoggingConfig: settings.LoggingConfig.optional(),
  Layers: settings.Layers.optional(),
  Architectures: architecturesSchema.default(['x86_64']),
  PackageType: z
    .literal('Zip', { error: 'The emulator does not support functions of the package type Image.' })
    .optional(),
  Publish: z.boolean().default(false),
  Tags: tagRecord.default({}),
  ...absentSettings,
});

export const createFunction = operation<FunctionConfiguration>()(inputSchema, async (context, input) => {
  const name = newName(context, input.FunctionName);
  if (context.functions.has(name)) throw errors.ResourceConflictException.function({ name });
  checkVariables(input.Environment?.Variables);
  const tags = functionTags({}, input.Tags);
  const { handler, ...named } = mandatory(input);
  const runtime = await checkRuntime(context, named.runtime);
  const layers = functionLayers(context, input.Layers ?? []);
  return withStoredCode(context, input.Code, (code) => {
    // Checked again, since another request may have made it while the code was unpacked.
    if (context.functions.has(name)) throw errors.ResourceConflictException.function({ name });
    const record = putFunction(context, {
      name,
      arn: functionArn(context.identity, name),
      version: LATEST,
      publishedVersions: 0,
      runtime,
      handler,
      code,
      layers,
      ...settingsOf(name, input),
      tags,
    });
    // The function is ready as soon as this answer is made, and has a revision of its own from then on.
    const answered = { ...record, revisionId: context.random.uuid() };
    if (!input.Publish) return functionConfiguration(answered, 'creating');
    const { version } = publishVersion(context, record);
    return functionConfiguration({ ...answered, version }, 'creating');
  });
});

function settingsOf(name: string, input: z.output<typeof inputSchema>) {
  return {
    description: input.Description,
    roleArn: input.Role,
    timeoutSeconds: input.Timeout,
    memoryMegabytes: input.MemorySize,
    environment: input.Environment && (input.Environment.Variables ?? {}),
    architecture: input.Architectures[0] ?? 'x86_64',
    tracingMode: input.TracingConfig?.Mode ?? 'PassThrough',
    temporaryMegabytes: input.EphemeralStorage?.Size ?? 512,
    logGroup: input.LoggingConfig?.LogGroup ?? `/aws/lambda/${name}`,
    jsonLogging: loggingOf(input.LoggingConfig ?? {}),
  } as const;
}

function newName(context: LambdaContext, text: string): string {
  const { name } = parseFunctionName(context.identity, text);
  if (name.length > 64) throw errors.InvalidParameterValueException.longName({ name });
  return name;
}

function mandatory(input: { Handler?: string | undefined; Runtime?: string | undefined }) {
  const { Handler: handler, Runtime: runtime } = input;
  if (handler === undefined || runtime === undefined)
    throw errors.InvalidParameterValueException.runtimeAndHandler();
  return { handler, runtime };
}
