import type { z } from 'zod';
import type { Command, CommandTerminal } from './command.ts';
import { readOptions } from './read-options.ts';

interface ProgramDefinition<Schema extends z.ZodObject> {
  readonly summary: string;
  /** Each member is an option, as with `defineCommand`. */
  readonly options: Schema;
  readonly run: (terminal: CommandTerminal, options: z.output<Schema>) => Promise<void>;
}

/** A command without a single result, such as a server. It writes its own output. */
export function defineProgram<Schema extends z.ZodObject>({
  summary,
  options,
  run,
}: ProgramDefinition<Schema>): Command {
  return {
    summary,
    options,
    takesJson: false,
    execute: (values, terminal) => run(terminal, readOptions(options, values)),
  };
}
