import type { GetFunctionCommandOutput } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { functionNameSchema, qualifierSchema } from '../functions/function-name.ts';
import { functionConfiguration } from '../functions/function-record.ts';
import { operation } from '../context.ts';
import { resolveFunction } from '../versions/versions.ts';

const inputSchema = z.strictObject({
  FunctionName: functionNameSchema,
  Qualifier: qualifierSchema.optional(),
});

export const getFunction = operation<GetFunctionCommandOutput>()(inputSchema, (context, input) => {
  const { record, arn } = resolveFunction(context, input.FunctionName, input.Qualifier);
  const { reservedConcurrency, tags } = record;
  const Location = context.linkTo(`/2015-03-31/functions/${record.name}:${record.version}/code`);
  return {
    Configuration: functionConfiguration(record, 'done', arn),
    Code: { RepositoryType: 'S3', Location },
    ...(Object.keys(tags).length > 0 && { Tags: tags }),
    ...(reservedConcurrency !== undefined && {
      Concurrency: { ReservedConcurrentExecutions: reservedConcurrency },
    }),
  };
});
