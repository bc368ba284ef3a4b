import type { z } from 'zod';
import { commonErrors } from './aws-error.ts';
import type { RequestContext } from './service.ts';

/** One operation of a service: what it takes, and what it does with it. */
export interface Operation<Context> {
  readonly input: z.ZodType;
  handle(context: Context, input: unknown, request: RequestContext): object | Promise<object>;
}

export type OperationTable<Context> = Readonly<Record<string, Operation<Context>>>;

/** Types `handle`'s input by its schema. `Output` is best the AWS SDK's own output type, less `$metadata`. */
export function defineOperation<Context, Output extends object>() {
  return <Schema extends z.ZodType>(
    input: Schema,
    handle: (context: Context, input: z.output<Schema>, request: RequestContext) => Output | Promise<Output>,
  ): Operation<Context> => ({
    input,
    handle: (context, parsed, request) => handle(context, parsed as z.output<Schema>, request),
  });
}

/** Checks the input against the operation's schema and runs it. Throws `AwsError`. */
export async function runOperation<Context>(
  service: { readonly name: string; readonly operations: OperationTable<Context>; readonly context: Context },
  operationName: string,
  input: unknown,
  request: RequestContext,
): Promise<object> {
  const operation = Object.hasOwn(service.operations, operationName)
    ? service.operations[operationName]
    : undefined;
  if (!operation) throw commonErrors.UnknownOperationException(service.name, operationName);
  request.authorize?.(operationName, input);
  const parsed = operation.input.safeParse(input);
  if (!parsed.success) throw commonErrors.ValidationException(describeIssues(parsed.error));
  return await operation.handle(service.context, parsed.data, request);
}

/** AWS's manner: how many errors, then each with the member it is about. */
export function describeIssues(error: z.ZodError): string {
  const issues = error.issues.map((issue) => `at '${issue.path.join('.') || 'input'}': ${issue.message}`);
  const noun = issues.length === 1 ? 'validation error' : 'validation errors';
  return `${issues.length} ${noun} detected: ${issues.join('; ')}`;
}
