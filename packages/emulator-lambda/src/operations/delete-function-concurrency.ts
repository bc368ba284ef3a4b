import { z } from 'zod';
import { functionNameSchema } from '../functions/function-name.ts';
import { findFunction, operation, putFunction } from '../context.ts';

const inputSchema = z.strictObject({ FunctionName: functionNameSchema });

export const deleteFunctionConcurrency = operation<object>()(inputSchema, (context, input) => {
  putFunction(context, { ...findFunction(context, input.FunctionName), reservedConcurrency: undefined });
  return {};
});
