import type { GetFunctionConcurrencyCommandOutput } from '@aws-sdk/client-lambda';
import { defineOperation } from '@scones/emulator-core';
import { z } from 'zod';
import { functionNameSchema } from '../functions/function-name.ts';
import { findFunction, type LambdaContext } from '../context.ts';

const inputSchema = z.strictObject({ FunctionName: functionNameSchema });

export const getFunctionConcurrency = defineOperation<
  LambdaContext,
  Omit<GetFunctionConcurrencyCommandOutput, '$metadata'>
>()(inputSchema, (context, input) => {
  const { reservedConcurrency } = findFunction(context, input.FunctionName);
  return reservedConcurrency === undefined ? {} : { ReservedConcurrentExecutions: reservedConcurrency };
});
