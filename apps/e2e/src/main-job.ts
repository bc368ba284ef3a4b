import { join } from 'node:path';
import { PrintedText, startProgram } from '@scones/child-programs';

const workspace = join(import.meta.dirname, '../../..');

export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningJob {
  /** Resolves when stdout contains the text; rejects when the job ends without it. */
  printed(text: string): Promise<void>;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<Ended>;
}

/** Runs `npm start -- …` as a user's shell does, without a terminal, on any free port. */
export function startMainJob(...values: string[]): RunningJob {
  const program = startProgram({
    command: [process.execPath, 'tools/setup/start.mjs', '--port', '0', ...values],
    workingDirectory: workspace,
    environment: process.env,
    // So that a signal can reach the whole group as Ctrl-C does.
    ownGroup: true,
  });
  const [stdout, stderr] = [new PrintedText(program, 'stdout'), new PrintedText(program, 'stderr')];
  const ended = program.ended.then(({ exitCode }) => ({
    exitCode,
    stdout: stdout.text,
    stderr: stderr.text,
  }));
  const printed = (text: string): Promise<void> =>
    stdout.including(text).catch((cause: unknown) => {
      throw new Error(`The job ended without saying '${text}':\n${stdout.text}\n${stderr.text}`, { cause });
    });
  return { printed, ended, kill: (signal) => program.signal(signal) };
}
