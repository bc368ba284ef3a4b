import { Command as Program } from 'commander';
import type { z } from 'zod';
import { CommandError } from './command-error.ts';
import { commandOptions, flagOf } from './command-option.ts';
import { describeIssues } from './describe-issue.ts';

const HINT = 'Run with --help to see what each option takes.';

/** The options that values stand for; rejects with a misuse, in words that name each mistaken option. */
export function readOptions<Schema extends z.ZodObject>(schema: Schema, values: unknown): z.output<Schema> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data;
  const message = describeIssues(parsed.error.issues, values, ([member]) =>
    member === undefined ? '' : flagOf(String(member)),
  );
  throw new CommandError('MISUSED', message, HINT, { cause: parsed.error });
}

export function isMisuse(error: unknown): error is CommandError<'MISUSED'> {
  return error instanceof CommandError && error.code === 'MISUSED';
}

interface OneCommandProgram<Schema> {
  readonly name: string;
  readonly summary: string;
  readonly options: Schema;
}

/** The command line of a program that has no commands. Throws a `CommanderError` after `--help` and at unknown options. */
export function readCommandLine<Schema extends z.ZodObject>(
  { name, summary, options }: OneCommandProgram<Schema>,
  values: readonly string[],
): z.output<Schema> {
  const program = new Program(name).description(summary).allowExcessArguments(false).exitOverride();
  program.configureOutput({ writeErr: () => undefined });
  for (const option of commandOptions(options)) program.addOption(option);
  return readOptions(options, program.parse([...values], { from: 'user' }).opts());
}
