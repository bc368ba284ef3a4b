import type { ExplainedError } from '@scones/explained-error';
import type { z } from 'zod';
import type { RunStep } from './progress-display.ts';
import type { ProgressLine } from './progress-line.ts';
import { readOptions } from './read-options.ts';
import { type StackDefaults, takeFromStack, withStack } from './stack-defaults.ts';

/** A command gets this from its caller, on the command line or within a process. */
export interface CommandContext<Event> {
  /** Aborted when the user gives up; the command then undoes what it began. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (event: Event) => void;
}

/** Where results are shown. */
export interface Screen {
  /** How many characters fit a line; absent when the output is no terminal. */
  readonly columns?: number;
  readonly hasColors: boolean;
}

interface CommandDefinition<Schema extends z.ZodObject, Event, Result> {
  readonly summary: string;
  /**
   * Each member is an option: its description is the help, `meta({ value })` the placeholder of its value, and
   * `meta({ positional: true })` says that it is given without a flag.
   */
  readonly options: Schema;
  /** Supplies the options that are not given. Without it, they are required. */
  readonly stack?: StackDefaults<keyof Schema['shape'] & string>;
  run(context: Required<CommandContext<Event>>, options: z.output<Schema>): Promise<Result>;
  /** The line on stderr for an event. */
  progress(event: Event): ProgressLine | undefined;
  /** The result for a reader. */
  show(result: Result, screen: Screen): string;
  /** `--json` prints this; the whole result if not given. */
  json?(result: Result): unknown;
  /** Why a result that was reached still counts as a failure. */
  verdict?(result: Result): ExplainedError | undefined;
}

/** A command without type parameters, so that all commands fit in one table. */
export interface Command {
  readonly summary: string;
  readonly options: z.ZodObject;
  /** Whether `--json` has it print its result as JSON. */
  readonly takesJson: boolean;
  execute(values: Record<string, unknown>, terminal: CommandTerminal): Promise<void>;
}

export interface CommandTerminal {
  readonly signal: AbortSignal;
  readonly json: boolean;
  readonly screen: Screen;
  readonly print: (text: string) => void;
  readonly progress: (line: ProgressLine) => void;
  /** Shows a part of the work while it runs, then its outcome. */
  readonly step: RunStep;
}

export function defineCommand<Schema extends z.ZodObject, Event, Result>(
  definition: CommandDefinition<Schema, Event, Result>,
): Command {
  const { stack } = definition;
  return {
    summary: definition.summary,
    options: stack ? withStack(definition.options, stack) : definition.options,
    takesJson: true,
    async execute(values, terminal) {
      const onProgress = (event: Event): void => {
        const line = definition.progress(event);
        if (line) terminal.progress(line);
      };
      // The options are checked before the stack is asked: the stack takes a while, and does not report mistakes in
      // them.
      if (stack) readOptions(withStack(definition.options, stack), values);
      const options = readOptions(
        definition.options,
        stack ? await takeFromStack(values, stack, terminal.signal) : values,
      );
      const result = await definition.run({ signal: terminal.signal, onProgress }, options);
      const whole = (): unknown => definition.json?.(result) ?? result;
      terminal.print(
        terminal.json ? JSON.stringify(whole(), null, 2) : definition.show(result, terminal.screen),
      );
      const failure = definition.verdict?.(result);
      if (failure) throw failure;
    },
  };
}
