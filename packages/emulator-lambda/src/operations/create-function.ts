import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { defineOperation } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { functionArn, parseFunctionName } from '../function-name.ts';
import { functionConfiguration } from '../function-record.ts';
import { type LambdaContext, putFunction } from '../lambda-context.ts';
import { checkRuntime } from '../check-runtime.ts';
import { codeSource, storeCode } from '../code-source.ts';
import { settings, tagsSchema } from '../function-settings.ts';

const inputSchema = z.strictObject({
  FunctionName: z.string(),
  Role: settings.Role,
  Handler: settings.Handler,
  Runtime: settings.Runtime,
  Code: z.strictObject(codeSource),
  Description: settings.Description.default(''),
  Timeout: settings.Timeout.default(3),
  MemorySize: settings.MemorySize.default(128),
  Environment: settings.Environment.optional(),
  TracingConfig: settings.TracingConfig.optional(),
  EphemeralStorage: settings.EphemeralStorage.optional(),
  LoggingConfig: settings.LoggingConfig.optional(),
  Layers: settings.Layers.optional(),
  Architectures: z.tuple([z.enum(['x86_64', 'arm64'])]).default(['x86_64']),
  PackageType: z
    .literal('Zip', { error: 'The emulator runs functions of the package type Zip only' })
    .optional(),
  Publish: z.literal(false, { error: 'The emulator has no versions but $LATEST' }).optional(),
  Tags: tagsSchema.default({}),
});

export const createFunction = defineOperation<LambdaContext, FunctionConfiguration>()(
  inputSchema,
  async (context, input) => {
    const name = parseFunctionName(context.identity, input.FunctionName);
    if (context.functions.has(name)) throw errors.ResourceConflictException(name);
    const runtime = await checkRuntime(context, input.Runtime);
    const code = await storeCode(context, input.Code);
    // Asked again, since another request may have made it while the code was unpacked.
    if (context.functions.has(name)) throw errors.ResourceConflictException(name);
    const record = putFunction(context, {
      name,
      arn: functionArn(context.identity, name),
      description: input.Description,
      runtime,
      handler: input.Handler,
      roleArn: input.Role,
      timeoutSeconds: input.Timeout,
      memoryMegabytes: input.MemorySize,
      environment: input.Environment?.Variables ?? {},
      architecture: input.Architectures[0],
      tracingMode: input.TracingConfig?.Mode ?? 'PassThrough',
      temporaryMegabytes: input.EphemeralStorage?.Size ?? 512,
      logGroup: input.LoggingConfig?.LogGroup ?? `/aws/lambda/${name}`,
      code,
      tags: input.Tags,
    });
    return functionConfiguration(record);
  },
);
