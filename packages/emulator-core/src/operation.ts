import type { z } from 'zod';
import { type AwsError, commonErrors } from './aws-error.ts';
import { constraintWords } from './constraint-words.ts';
import { type NotSupported, refusedOperation } from './not-supported.ts';
import type { ServiceNames } from './service-names.ts';
import type { RequestContext } from './request-context.ts';

/** One operation of a service: its input's schema, and the function that handles the input. */
export interface Operation<Context> {
  readonly input: z.ZodType;
  handle(context: Context, input: unknown, request: RequestContext): object | Promise<object>;
}

export type OperationTable<Context> = Readonly<Record<string, Operation<Context>>>;

/** Makes an operation of an input's schema and a handler; the input's type is the schema's. */
type Define<Context, Output extends object> = <Schema extends z.ZodType>(
  input: Schema,
  handle: (context: Context, input: z.output<Schema>, request: RequestContext) => Output | Promise<Output>,
) => Operation<Context>;

/**
 * Makes the `operation` of a service, from what its operations work on: `operation<ListTopicsCommandOutput>()(schema,
 * handle)` types what `handle` answers by the AWS SDK's output.
 */
export function operationsOf<Context>() {
  return <Output extends object>(): Define<Context, Omit<Output, '$metadata'>> =>
    (input, handle) => ({
      input,
      handle: (context, parsed, request) => handle(context, parsed as z.output<typeof input>, request),
    });
}

/** The schema of each operation's input. */
export function inputsOf(operations: OperationTable<never>): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(operations).map(([name, { input }]) => [name, input]));
}

/** The faults of an input: each by itself, and all in the sentence that AWS's services share. */
export interface WrongInput {
  readonly message: string;
  readonly faults: readonly string[];
}

interface OperatedService<Context> {
  readonly names: ServiceNames;
  readonly operations: OperationTable<Context>;
  readonly context: Context;
  /** Why the service's other operations are not here. */
  readonly notSupported?: readonly NotSupported[] | undefined;
  /** The error of AWS's model for an input that breaks a constraint; by default `ValidationException`. */
  readonly invalidInput?: ((wrong: WrongInput) => AwsError) | undefined;
}

/** Checks the input against the operation's schema and runs it. Throws `AwsError`. */
export async function runOperation<Context>(
  service: OperatedService<Context>,
  operationName: string,
  input: unknown,
  request: RequestContext,
): Promise<object> {
  const operation = Object.hasOwn(service.operations, operationName)
    ? service.operations[operationName]
    : undefined;
  if (!operation) throw refusedOperation(service, operationName);
  request.watch?.operationFound(operationName, input);
  request.authorize?.(operationName, input);
  const parsed = checkInput(operation.input, input);
  if (!parsed.success)
    throw service.invalidInput?.(parsed) ?? commonErrors.ValidationException({ faults: parsed.message });
  return await operation.handle(service.context, parsed.data, request);
}

type Checked = { success: true; data: unknown } | ({ success: false } & WrongInput);

/** Checks an input. The message is AWS's: how many errors, then each with its value, its member and its constraint. */
export function checkInput(schema: z.ZodType, input: unknown): Checked {
  const sentences = new Set<string>();
  const parsed = schema.safeParse(input, {
    error(issue) {
      const words = constraintWords(issue);
      if (words?.startsWith('Value ')) sentences.add(words);
      return words;
    },
  });
  if (parsed.success) return parsed;
  const faults = parsed.error.issues.map(({ message }) => message);
  return { success: false, faults, message: describe(parsed.error, sentences) };
}

/** Describes an error as `checkInput` does, for callers that have no values at hand. */
export function describeIssues(error: z.ZodError): string {
  return describe(error, new Set());
}

/** A schema's own message, or one that AWS has no sentence for, follows the member's name. */
function describe(error: z.ZodError, sentences: ReadonlySet<string>): string {
  const issues = error.issues.map(({ path, message }) =>
    sentences.has(message) ? message : `at '${path.join('.') || 'input'}': ${message}`,
  );
  const noun = issues.length === 1 ? 'validation error' : 'validation errors';
  return `${issues.length} ${noun} detected: ${issues.join('; ')}`;
}
