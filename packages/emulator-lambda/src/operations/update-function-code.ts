import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { functionNameSchema } from '../functions/function-name.ts';
import { functionConfiguration, type FunctionRecord } from '../functions/function-record.ts';
import { findFunction, type LambdaContext, operation, putFunction, releaseCode } from '../context.ts';
import { functionCode, withStoredCode } from '../code/code-source.ts';
import type { StoredCode } from '../code/code-store.ts';
import { fleetName } from '../sandbox/sandbox-fleet.ts';
import { publishVersion } from '../versions/versions.ts';
import { architecturesSchema } from '../functions/function-settings.ts';
import { checkRevision } from '../functions/check-revision.ts';

const inputSchema = z.strictObject({
  FunctionName: functionNameSchema,
  ...functionCode,
  Architectures: architecturesSchema.optional(),
  DryRun: z.boolean().default(false),
  Publish: z.boolean().default(false),
  RevisionId: z.string().optional(),
});

type CodeInput = z.output<typeof inputSchema>;

export const updateFunctionCode = operation<FunctionConfiguration>()(inputSchema, async (context, input) => {
  checkRevision(findFunction(context, input.FunctionName), input.RevisionId);
  const { answer, replaced } = await withStoredCode(context, input, (code) =>
    replaceCode(context, input, code),
  );
  await releaseCode(context, replaced.sha256);
  return answer;
});

/** The function is looked up again, since another request may have changed it while the code was unpacked. */
function replaceCode(
  context: LambdaContext,
  input: CodeInput,
  code: StoredCode,
): { readonly answer: FunctionConfiguration; readonly replaced: StoredCode } {
  const before = findFunction(context, input.FunctionName);
  checkRevision(before, input.RevisionId);
  const replaced = before.code;
  const changed = { ...before, code, architecture: input.Architectures?.[0] ?? before.architecture };
  if (input.DryRun) return { answer: functionConfiguration(changed), replaced };
  const record = putFunction(context, changed);
  context.fleet.retire(fleetName(record));
  return { answer: changedAnswer(context, record, input.Publish), replaced };
}

function changedAnswer(
  context: LambdaContext,
  record: FunctionRecord,
  isPublished: boolean,
): FunctionConfiguration {
  if (!isPublished)
    return functionConfiguration({ ...record, revisionId: context.random.uuid() }, 'updating');
  const version = publishVersion(context, record);
  return functionConfiguration(version, 'creating', `${version.arn}:${version.version}`);
}
