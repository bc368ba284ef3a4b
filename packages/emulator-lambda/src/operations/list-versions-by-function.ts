import type { ListVersionsByFunctionCommandOutput } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { functionNameSchema } from '../functions/function-name.ts';
import { functionConfiguration } from '../functions/function-record.ts';
import { findFunction, operation } from '../context.ts';
import { pageMembers, pageOfFunctions } from '../functions/page-of-functions.ts';
import { versionsOf } from '../versions/versions.ts';

const inputSchema = z.strictObject({ FunctionName: functionNameSchema, ...pageMembers });

export const listVersionsByFunction = operation<ListVersionsByFunctionCommandOutput>()(
  inputSchema,
  (context, input) => {
    const latest = findFunction(context, input.FunctionName);
    const page = pageOfFunctions([latest, ...versionsOf(context, latest.name)], input);
    return {
      Versions: page.items.map((record) =>
        functionConfiguration(record, 'listed', `${latest.arn}:${record.version}`),
      ),
      ...(page.token !== undefined && { NextMarker: page.token }),
    };
  },
);
