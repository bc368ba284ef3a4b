import type { z } from 'zod';
import { CommandError } from './command-error.ts';
import { nameOf } from './command-option.ts';
import { describeIssues } from './describe-issue.ts';

const HINT = 'Run with --help to see what each option takes.';

/** The options that the values stand for. Rejects with a misuse error that names each mistaken option. */
export function readOptions<Schema extends z.ZodObject>(schema: Schema, values: unknown): z.output<Schema> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data;
  const message = describeIssues(parsed.error.issues, values, ([member]) =>
    member === undefined ? '' : nameOf(schema, String(member)),
  );
  throw new CommandError('MISUSED', message, HINT, { cause: parsed.error });
}

export function isMisuse(error: unknown): error is CommandError<'MISUSED'> {
  return error instanceof CommandError && error.code === 'MISUSED';
}
