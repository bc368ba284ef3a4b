import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { defineOperation } from '@scones/emulator-core';
import { z } from 'zod';
import { functionNameSchema } from '../functions/function-name.ts';
import { functionConfiguration } from '../functions/function-record.ts';
import { findFunction, type LambdaContext, putFunction, releaseCode } from '../context.ts';
import { codeSource, storeCode } from '../code/code-source.ts';
import { fleetName } from '../sandbox/sandbox-fleet.ts';
import { publishVersion } from '../versions/versions.ts';
import { architecturesSchema } from '../functions/function-settings.ts';
import { checkRevision } from '../functions/check-revision.ts';

const inputSchema = z.strictObject({
  FunctionName: functionNameSchema,
  ...codeSource,
  Architectures: architecturesSchema.optional(),
  DryRun: z.boolean().default(false),
  Publish: z.boolean().default(false),
  RevisionId: z.string().optional(),
});

export const updateFunctionCode = defineOperation<LambdaContext, FunctionConfiguration>()(
  inputSchema,
  async (context, input) => {
    const before = findFunction(context, input.FunctionName);
    checkRevision(before, input.RevisionId);
    const code = await storeCode(context, input);
    const architecture = input.Architectures?.[0] ?? before.architecture;
    if (input.DryRun) {
      await releaseCode(context, code.sha256);
      return functionConfiguration({ ...before, code, architecture });
    }
    const record = putFunction(context, { ...findFunction(context, before.name), code, architecture });
    context.fleet.retire(fleetName(record));
    if (before.code.sha256 !== code.sha256) await releaseCode(context, before.code.sha256);
    if (!input.Publish)
      return functionConfiguration({ ...record, revisionId: context.random.uuid() }, 'updating');
    const version = publishVersion(context, record);
    return functionConfiguration(version, 'creating', `${version.arn}:${version.version}`);
  },
);
