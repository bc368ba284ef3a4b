import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { checkRevision } from '../functions/check-revision.ts';
import { errors } from '../errors.ts';
import { functionNameSchema } from '../functions/function-name.ts';
import { functionConfiguration } from '../functions/function-record.ts';
import { findFunction, operation } from '../context.ts';
import { publishVersion as publish } from '../versions/versions.ts';

const inputSchema = z.strictObject({
  FunctionName: functionNameSchema,
  CodeSha256: z.string().optional(),
  Description: z.string().max(256).optional(),
  RevisionId: z.string().optional(),
});

export const publishVersion = operation<FunctionConfiguration>()(inputSchema, (context, input) => {
  const latest = findFunction(context, input.FunctionName);
  checkRevision(latest, input.RevisionId);
  const { sha256 } = latest.code;
  if (input.CodeSha256 && input.CodeSha256 !== sha256)
    throw errors.InvalidParameterValueException.codeHash({ given: input.CodeSha256, current: sha256 });
  const version = context.transaction(() => publish(context, latest, input.Description || undefined));
  return functionConfiguration(version, 'done', `${version.arn}:${version.version}`);
});
