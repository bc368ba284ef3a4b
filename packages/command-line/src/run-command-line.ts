import { describeFailure, ExplainedError } from '@scones/explained-error';
import { Command as Program, CommanderError } from 'commander';
import { commandOptions } from './command-option.ts';
import type { Command, CommandTerminal, ProgressLine } from './command.ts';
import { explainAwsFailure } from './explain-aws-failure.ts';
import { isMisuse } from './read-options.ts';

interface CommandLine {
  readonly name: string;
  readonly summary: string;
  readonly commands: Readonly<Record<string, Command>>;
}

/** The process around a command line, as far as it matters here. */
export interface CommandLineProcess {
  /** Without the program itself. */
  readonly values: readonly string[];
  readonly signal: AbortSignal;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown; readonly isTTY?: boolean };
}

export const EXIT_CODES = { done: 0, failed: 1, misused: 2, interrupted: 130 } as const;

/** Runs the command that the values name; returns the exit code. Data go to stdout, everything else to stderr. */
export async function runCommandLine(line: CommandLine, process: CommandLineProcess): Promise<number> {
  const progress = progressWriter(process.stderr);
  const program = new Program(line.name).description(line.summary).exitOverride();
  program.configureOutput({
    writeOut: (text) => void process.stdout.write(text),
    writeErr: (text) => void process.stderr.write(text),
  });
  for (const [name, command] of Object.entries(line.commands)) {
    const subcommand = program.command(name).description(command.summary).copyInheritedSettings(program);
    for (const option of commandOptions(command.options)) subcommand.addOption(option);
    subcommand.option('--json', 'print the result as JSON');
    subcommand.action(async ({ json = false, ...values }: Record<string, unknown>) => {
      const terminal: CommandTerminal = {
        signal: process.signal,
        json: json === true,
        print: (text) => {
          progress.end();
          process.stdout.write(`${text}\n`);
        },
        progress: progress.write,
      };
      await command.execute(values, terminal);
    });
  }
  try {
    await program.parseAsync([...process.values], { from: 'user' });
    return EXIT_CODES.done;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_CODES.done : EXIT_CODES.misused;
    progress.end();
    return report(line.name, error, process);
  }
}

function report(name: string, error: unknown, { stderr, signal }: CommandLineProcess): number {
  if (isMisuse(error)) {
    stderr.write(`${name}: ${describeFailure(error)}\n`);
    return EXIT_CODES.misused;
  }
  if (signal.aborted) {
    stderr.write(`${name}: ${describeFailure(signal.reason)}${leftBehind(error, signal)}\n`);
    return EXIT_CODES.interrupted;
  }
  const explained = explainAwsFailure(error);
  stderr.write(`${name}: ${describeFailure(explained)}\n`);
  return EXIT_CODES.failed;
}

/** A command that could not undo what it began says so with an error of its own. */
function leftBehind(error: unknown, signal: AbortSignal): string {
  const isOwn = error instanceof ExplainedError && error !== signal.reason;
  return isOwn ? ` ${describeFailure(error)}` : '';
}

/** Lines on stderr; on a terminal a transient one is overwritten by its successor. */
function progressWriter(stderr: CommandLineProcess['stderr']) {
  let pending = false;
  const clear = (): string => (pending ? '\r\u001b[2K' : '');
  return {
    write: ({ text, transient = false }: ProgressLine): void => {
      if (transient && !stderr.isTTY) return;
      stderr.write(`${clear()}${text}${transient ? '' : '\n'}`);
      pending = transient;
    },
    end: (): void => {
      if (pending) stderr.write(clear());
      pending = false;
    },
  };
}
