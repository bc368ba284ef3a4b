import { type Clock, systemClock } from '@scones/deterministic';
import { describeFailure, ExplainedError } from '@scones/explained-error';
import { Command as Program, CommanderError } from 'commander';
import { commandArguments, commandOptions } from './command-option.ts';
import type { Command, CommandTerminal, Screen } from './command.ts';
import { describeDefect } from './describe-defect.ts';
import { explainAwsFailure } from './explain-aws-failure.ts';
import { harmlessText } from './harmless-text.ts';
import { ProgressDisplay, type ProgressTerminal } from './progress-display.ts';
import { isMisuse } from './read-options.ts';

interface ProgramTraits {
  readonly name: string;
  /** `--version` prints this; without it there is no such option. */
  readonly version?: string;
  /** The exit code of a failure that is neither a misuse nor an interruption; 1 if not given. */
  readonly exitCodeOf?: (error: unknown) => number;
  /** Where progress goes: stderr if not given, since stdout is for data. */
  readonly progressOn?: 'stdout' | 'stderr';
}

interface CommandLine extends ProgramTraits {
  readonly summary: string;
  readonly commands: Readonly<Record<string, Command>>;
  /** Stands before every message; the program's name if not given. */
  readonly prefix?: string;
}

/** A program that has no commands. */
interface SoleCommand extends ProgramTraits {
  readonly command: Command;
}

/** The process around a command line, as far as it matters here. */
export interface CommandLineProcess {
  /** Without the program itself. */
  readonly values: readonly string[];
  readonly signal: AbortSignal;
  readonly stdout: ProgressTerminal & {
    /** Only a terminal has it. */
    hasColors?(): boolean;
  };
  readonly stderr: ProgressTerminal;
  /** The system's if not given. */
  readonly clock?: Clock;
}

export const EXIT_CODES = { done: 0, failed: 1, misused: 2, interrupted: 130 } as const;

/** Runs the command that the values name; returns the exit code. Data go to stdout, everything else to stderr. */
export async function runCommandLine(line: CommandLine, process: CommandLineProcess): Promise<number> {
  const { name, summary, commands, prefix = `${name}: ` } = line;
  return await run({ ...line, prefix }, process, (program, progress) => {
    program.description(summary);
    for (const [verb, command] of Object.entries(commands))
      addCommand(program.command(verb).copyInheritedSettings(program), command, { process, progress });
  });
}

/** Runs the one command of a program; returns the exit code. */
export async function runProgram(line: SoleCommand, process: CommandLineProcess): Promise<number> {
  return await run({ ...line, prefix: '' }, process, (program, progress) =>
    addCommand(program, line.command, { process, progress }),
  );
}

interface Run {
  readonly process: CommandLineProcess;
  readonly progress: ProgressDisplay;
}
type NamedProgram = ProgramTraits & { readonly prefix: string };

async function run(
  traits: NamedProgram,
  process: CommandLineProcess,
  addCommands: (program: Program, progress: ProgressDisplay) => void,
): Promise<number> {
  const { progressOn = 'stderr' } = traits;
  const progress = new ProgressDisplay(process[progressOn], process.clock ?? systemClock);
  const program = new Program(traits.name).exitOverride();
  if (traits.version !== undefined) program.version(traits.version);
  program.configureOutput({
    writeOut: (text) => void process.stdout.write(text),
    writeErr: (text) => void process.stderr.write(text),
  });
  addCommands(program, progress);
  try {
    await program.parseAsync([...process.values], { from: 'user' });
    return EXIT_CODES.done;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_CODES.done : EXIT_CODES.misused;
    progress.end();
    return report(traits, error, process);
  }
}

function addCommand(program: Program, command: Command, { process, progress }: Run): void {
  program.description(command.summary).allowExcessArguments(false);
  for (const option of commandOptions(command.options)) program.addOption(option);
  if (command.takesJson) program.option('--json', 'print the result as JSON');
  const positionals = commandArguments(command.options);
  for (const { argument } of positionals) program.addArgument(argument);
  const { takesJson } = command;
  program.action(async (...all: unknown[]) => {
    const given = {
      ...(all[positionals.length] as Record<string, unknown>),
      ...Object.fromEntries(positionals.map(({ member }, index) => [member, all[index]])),
    };
    const { json = false, ...values } = given as Record<string, unknown>;
    const terminal: CommandTerminal = {
      signal: process.signal,
      json: takesJson && json === true,
      screen: screenOf(process.stdout),
      print: (text) => {
        progress.end();
        // What is piped on is data, and stays as it is.
        process.stdout.write(`${process.stdout.isTTY ? harmlessText(text) : text}\n`);
      },
      progress: (line) => progress.write(line),
      step: progress.step,
    };
    await command.execute(takesJson ? values : given, terminal);
  });
}

function screenOf(stdout: CommandLineProcess['stdout']): Screen {
  const { columns } = stdout;
  return { ...(columns !== undefined && { columns }), hasColors: stdout.hasColors?.() ?? false };
}

function report(
  { prefix, exitCodeOf }: NamedProgram,
  error: unknown,
  { stderr, signal }: CommandLineProcess,
): number {
  if (isMisuse(error)) {
    stderr.write(harmlessText(`${prefix}${describeFailure(error)}\n`));
    return EXIT_CODES.misused;
  }
  if (signal.aborted) {
    stderr.write(harmlessText(`${prefix}${describeFailure(signal.reason)}${leftBehind(error, signal)}\n`));
    return EXIT_CODES.interrupted;
  }
  const explained = explainAwsFailure(error);
  stderr.write(harmlessText(`${prefix}${describeDefect(explained) ?? describeFailure(explained)}\n`));
  return exitCodeOf?.(explained) ?? EXIT_CODES.failed;
}

/** A command that could not undo what it began says so with an error of its own. */
function leftBehind(error: unknown, signal: AbortSignal): string {
  const isOwn = error instanceof ExplainedError && error !== signal.reason;
  return isOwn ? ` ${describeFailure(error)}` : '';
}
