import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { functionNameSchema } from '../functions/function-name.ts';
import { functionConfiguration } from '../functions/function-record.ts';
import { findFunction, operation, putFunction, releaseCode } from '../context.ts';
import { absentSettings } from '../functions/absent-settings.ts';
import { checkRuntime } from '../functions/check-runtime.ts';
import { fleetName } from '../sandbox/sandbox-fleet.ts';
import { functionLayers } from '../layers/layers.ts';
import { checkRevision } from '../functions/check-revision.ts';
import { checkVariables, loggingOf, settings } from '../functions/function-settings.ts';

const inputSchema = z.strictObject({
  FunctionName: functionNameSchema,
  ...z.strictObject(settings).partial().shape,
  RevisionId: z.string().optional(),
  ...absentSettings,
});

/** Settings that are not given stay as they are. */
export const updateFunctionConfiguration = operation<FunctionConfiguration>()(
  inputSchema,
  async (context, input) => {
    checkVariables(input.Environment?.Variables);
    const runtime = input.Runtime === undefined ? undefined : await checkRuntime(context, input.Runtime);
    const before = findFunction(context, input.FunctionName);
    checkRevision(before, input.RevisionId);
    const record = putFunction(context, {
      ...before,
      description: input.Description ?? before.description,
      runtime: runtime ?? before.runtime,
      handler: input.Handler ?? before.handler,
      roleArn: input.Role ?? before.roleArn,
      timeoutSeconds: input.Timeout ?? before.timeoutSeconds,
      memoryMegabytes: input.MemorySize ?? before.memoryMegabytes,
      environment: input.Environment ? (input.Environment.Variables ?? {}) : before.environment,
      tracingMode: input.TracingConfig?.Mode ?? before.tracingMode,
      temporaryMegabytes: input.EphemeralStorage?.Size ?? before.temporaryMegabytes,
      layers: input.Layers ? functionLayers(context, input.Layers) : before.layers,
      logGroup: input.LoggingConfig?.LogGroup ?? before.logGroup,
      jsonLogging: loggingOf(input.LoggingConfig ?? {}, before.jsonLogging),
    });
    context.fleet.retire(fleetName(record));
    for (const layer of before.layers ?? []) await releaseCode(context, layer.code.sha256);
    return functionConfiguration({ ...record, revisionId: context.random.uuid() }, 'updating');
  },
);
