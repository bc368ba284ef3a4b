import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { defineOperation } from '@scones/emulator-core';
import { z } from 'zod';
import { functionConfiguration } from '../function-record.ts';
import { findFunction, type LambdaContext } from '../lambda-context.ts';

const inputSchema = z.strictObject({ FunctionName: z.string(), Qualifier: z.string().optional() });

export const getFunctionConfiguration = defineOperation<LambdaContext, FunctionConfiguration>()(
  inputSchema,
  (context, input) => functionConfiguration(findFunction(context, input.FunctionName, input.Qualifier)),
);
