import type { ListFunctionsCommandOutput } from '@aws-sdk/client-lambda';
import { defineOperation } from '@scones/emulator-core';
import { z } from 'zod';
import { functionConfiguration } from '../function-record.ts';
import type { LambdaContext } from '../lambda-context.ts';

const inputSchema = z.strictObject({
  /** The name after which to go on. */
  Marker: z.string().optional(),
  // AWS takes up to 10,000 and gives no more than 50.
  MaxItems: z.coerce.number().int().min(1).max(10_000).default(50),
  // Every version of every function is `$LATEST`.
  FunctionVersion: z.literal('ALL').optional(),
});

export const listFunctions = defineOperation<LambdaContext, Omit<ListFunctionsCommandOutput, '$metadata'>>()(
  inputSchema,
  (context, input) => {
    const limit = Math.min(input.MaxItems, 50);
    const found = context.functions.values({ after: input.Marker ?? '', limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      Functions: page.map(functionConfiguration),
      ...(found.length > limit && last && { NextMarker: last.name }),
    };
  },
);
