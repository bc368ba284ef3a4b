import type { ListFunctionsCommandOutput } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { functionConfiguration } from '../functions/function-record.ts';
import { operation } from '../context.ts';
import { pageMembers, pageOfFunctions } from '../functions/page-of-functions.ts';

const inputSchema = z.strictObject({ ...pageMembers, FunctionVersion: z.enum(['ALL']).optional() });

export const listFunctions = operation<ListFunctionsCommandOutput>()(inputSchema, (context, input) => {
  const isQualified = input.FunctionVersion === 'ALL';
  const latest = context.functions.values();
  const page = pageOfFunctions(isQualified ? [...latest, ...context.versions.values()] : latest, input);
  return {
    Functions: page.items.map((record) =>
      functionConfiguration(record, 'listed', isQualified ? `${record.arn}:${record.version}` : record.arn),
    ),
    ...(page.token !== undefined && { NextMarker: page.token }),
  };
});
