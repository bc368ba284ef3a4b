import { defineOperation } from '@scones/emulator-core';
import { z } from 'zod';
import { functionNameSchema } from '../functions/function-name.ts';
import { findFunction, type LambdaContext, putFunction } from '../context.ts';

const inputSchema = z.strictObject({ FunctionName: functionNameSchema });

export const deleteFunctionConcurrency = defineOperation<LambdaContext, object>()(
  inputSchema,
  (context, input) => {
    putFunction(context, { ...findFunction(context, input.FunctionName), reservedConcurrency: undefined });
    return {};
  },
);
