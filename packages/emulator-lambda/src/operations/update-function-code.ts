import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { defineOperation } from '@scones/emulator-core';
import { z } from 'zod';
import { functionConfiguration } from '../function-record.ts';
import { findFunction, type LambdaContext, putFunction, releaseCode } from '../lambda-context.ts';
import { codeSource, storeCode } from '../code-source.ts';
import { checkRevision } from '../check-revision.ts';

const inputSchema = z.strictObject({
  FunctionName: z.string(),
  ...codeSource,
  Architectures: z.tuple([z.enum(['x86_64', 'arm64'])]).optional(),
  DryRun: z.boolean().default(false),
  Publish: z.literal(false, { error: 'The emulator has no versions but $LATEST' }).optional(),
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
    context.fleet.retire(record.name);
    if (before.code.sha256 !== code.sha256) await releaseCode(context, before.code.sha256);
    return functionConfiguration(record);
  },
);
