import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { functionNameSchema, qualifierSchema } from '../functions/function-name.ts';
import { functionConfiguration } from '../functions/function-record.ts';
import { operation } from '../context.ts';
import { resolveFunction } from '../versions/versions.ts';

const inputSchema = z.strictObject({
  FunctionName: functionNameSchema,
  Qualifier: qualifierSchema.optional(),
});

export const getFunctionConfiguration = operation<FunctionConfiguration>()(inputSchema, (context, input) => {
  const { record, arn } = resolveFunction(context, input.FunctionName, input.Qualifier);
  return functionConfiguration(record, 'done', arn);
});
