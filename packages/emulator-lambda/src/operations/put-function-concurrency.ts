import type { PutFunctionConcurrencyCommandOutput } from '@aws-sdk/client-lambda';
import { defineOperation } from '@scones/emulator-core';
import { z } from 'zod';
import { findFunction, type LambdaContext, putFunction } from '../lambda-context.ts';

const inputSchema = z.strictObject({
  FunctionName: z.string(),
  ReservedConcurrentExecutions: z.int().min(0),
});

export const putFunctionConcurrency = defineOperation<
  LambdaContext,
  Omit<PutFunctionConcurrencyCommandOutput, '$metadata'>
>()(inputSchema, (context, { FunctionName, ReservedConcurrentExecutions }) => {
  const record = findFunction(context, FunctionName);
  putFunction(context, { ...record, reservedConcurrency: ReservedConcurrentExecutions });
  return { ReservedConcurrentExecutions };
});
