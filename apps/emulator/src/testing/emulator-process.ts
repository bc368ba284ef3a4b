import { join } from 'node:path';
import { type ChildProgram, PrintedText, startProgram } from '@scones/child-programs';
import { systemClock, withDeadline } from '@scones/deterministic';

const MAIN = join(import.meta.dirname, '..', 'main.ts');

export interface EmulatorProcess {
  readonly child: ChildProgram;
  readonly url: string;
  /** Resolves with how it ended and its stderr. */
  readonly ended: Promise<ProcessEnd>;
}

interface ProcessEnd {
  readonly code: number | null;
  readonly stderr: string;
}

/** Runs the emulator's command to its end. */
export async function runEmulator(...values: string[]): Promise<ProcessEnd> {
  const child = startProgram({
    command: [process.execPath, MAIN, ...values],
    environment: process.env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const stderr = new PrintedText(child, 'stderr');
  // It has no channel by which it would notice that the test has gone.
  const { exitCode } = await withDeadline(systemClock, 20_000, () => child.ended, {
    whenLate: () => child.stop(systemClock, 1000),
  });
  return { code: exitCode, stderr: stderr.text };
}

/** Starts the emulator's command and waits until it says that it is ready. */
export async function startEmulatorProcess(...values: string[]): Promise<EmulatorProcess> {
  return await startEmulatorIn(process.env, ...values);
}

/** The same, with another environment. */
export async function startEmulatorIn(env: NodeJS.ProcessEnv, ...values: string[]): Promise<EmulatorProcess> {
  const child = startProgram({
    command: [process.execPath, MAIN, '--json', ...values],
    environment: env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const [stdout, stderr] = [new PrintedText(child, 'stdout'), new PrintedText(child, 'stderr')];
  const [line] = await stdout.matching(/^.*\n/);
  const { ready } = JSON.parse(line) as { ready: { url: string } };
  const ended = child.ended.then(({ exitCode }) => ({ code: exitCode, stderr: stderr.text }));
  return { child, url: ready.url, ended };
}
