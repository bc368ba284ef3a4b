import type { PutFunctionConcurrencyCommandOutput } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { ACCOUNT_CONCURRENCY, LEAST_UNRESERVED } from '../account-limits.ts';
import { errors } from '../errors.ts';
import { functionNameSchema } from '../functions/function-name.ts';
import { findFunction, type LambdaContext, operation, putFunction } from '../context.ts';

const inputSchema = z.strictObject({
  FunctionName: functionNameSchema,
  ReservedConcurrentExecutions: z.int().min(0),
});

export const putFunctionConcurrency = operation<PutFunctionConcurrencyCommandOutput>()(
  inputSchema,
  (context, { FunctionName, ReservedConcurrentExecutions }) => {
    const record = findFunction(context, FunctionName);
    checkUnreserved(context, record.name, ReservedConcurrentExecutions);
    putFunction(context, { ...record, reservedConcurrency: ReservedConcurrentExecutions });
    return { ReservedConcurrentExecutions };
  },
);

/** This much concurrency must be left for all functions that reserve none. */
function checkUnreserved(context: LambdaContext, name: string, wanted: number): void {
  const reserved = context.functions
    .values()
    .filter((other) => other.name !== name)
    .reduce((sum, { reservedConcurrency = 0 }) => sum + reservedConcurrency, wanted);
  if (reserved > ACCOUNT_CONCURRENCY - LEAST_UNRESERVED)
    throw errors.InvalidParameterValueException.concurrency({ least: LEAST_UNRESERVED });
}
