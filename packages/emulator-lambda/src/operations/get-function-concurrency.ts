import type { GetFunctionConcurrencyCommandOutput } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { functionNameSchema } from '../functions/function-name.ts';
import { findFunction, operation } from '../context.ts';

const inputSchema = z.strictObject({ FunctionName: functionNameSchema });

export const getFunctionConcurrency = operation<GetFunctionConcurrencyCommandOutput>()(
  inputSchema,
  (context, input) => {
    const { reservedConcurrency } = findFunction(context, input.FunctionName);
    return reservedConcurrency === undefined ? {} : { ReservedConcurrentExecutions: reservedConcurrency };
  },
);
