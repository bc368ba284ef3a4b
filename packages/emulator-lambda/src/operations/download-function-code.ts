import { z } from 'zod';
import { operation } from '../context.ts';
import { resolveFunction } from '../versions/versions.ts';

const inputSchema = z.strictObject({ FunctionName: z.string() });

/** Where `GetFunction` says that the code is. AWS gives out a presigned URL of a bucket of its own instead. */
export const downloadFunctionCode = operation<{ zip: Buffer }>()(inputSchema, async (context, input) => ({
  zip: await context.code.zip(resolveFunction(context, input.FunctionName).record.code),
}));
