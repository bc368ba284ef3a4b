import type { GetFunctionCommandOutput } from '@aws-sdk/client-lambda';
import { defineOperation } from '@scones/emulator-core';
import { z } from 'zod';
import { functionConfiguration } from '../function-record.ts';
import { findFunction, type LambdaContext } from '../lambda-context.ts';

const inputSchema = z.strictObject({ FunctionName: z.string(), Qualifier: z.string().optional() });

export const getFunction = defineOperation<LambdaContext, Omit<GetFunctionCommandOutput, '$metadata'>>()(
  inputSchema,
  (context, input) => {
    const record = findFunction(context, input.FunctionName, input.Qualifier);
    const { reservedConcurrency, tags } = record;
    const Location = `${context.endpointUrl()}/2015-03-31/functions/${record.name}/code`;
    return {
      Configuration: functionConfiguration(record),
      Code: { RepositoryType: 'S3', Location },
      ...(Object.keys(tags).length > 0 && { Tags: tags }),
      ...(reservedConcurrency !== undefined && {
        Concurrency: { ReservedConcurrentExecutions: reservedConcurrency },
      }),
    };
  },
);
