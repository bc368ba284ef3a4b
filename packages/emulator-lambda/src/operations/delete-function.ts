import { defineOperation } from '@scones/emulator-core';
import { z } from 'zod';
import { findFunction, type LambdaContext, releaseCode } from '../lambda-context.ts';

const inputSchema = z.strictObject({ FunctionName: z.string(), Qualifier: z.string().optional() });

export const deleteFunction = defineOperation<LambdaContext, object>()(
  inputSchema,
  async (context, input) => {
    const record = findFunction(context, input.FunctionName, input.Qualifier);
    context.functions.delete(record.name);
    context.fleet.retire(record.name);
    await releaseCode(context, record.code.sha256);
    return {};
  },
);
