import { join } from 'node:path';
import { type ChildProgram, type Command, PrintedText, startProgram } from '@scones/child-programs';

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
  return await runCommand([process.execPath, MAIN, ...values]);
}

/** The same, where the process may have so many files open. */
export async function runWithOpenFiles(most: number, ...values: string[]): Promise<ProcessEnd> {
  return await runCommand(withOpenFiles(most, [process.execPath, MAIN, ...values]));
}

async function runCommand(command: Command): Promise<ProcessEnd> {
  const child = startProgram({
    command,
    environment: process.env,
    // By the channel it learns that the test is gone, however long a busy machine takes to start it.
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const stderr = new PrintedText(child, 'stderr');
  const { exitCode } = await child.ended;
  return { code: exitCode, stderr: stderr.text };
}

/** Starts the emulator's command and waits until it says that it is ready. */
export async function startEmulatorProcess(...values: string[]): Promise<EmulatorProcess> {
  return await startEmulatorIn(process.env, ...values);
}

/** The same, with another environment. */
export async function startEmulatorIn(env: NodeJS.ProcessEnv, ...values: string[]): Promise<EmulatorProcess> {
  return await startCommand([process.execPath, MAIN, '--json', ...values], env);
}

/** The same, where the process may have so many files open. */
export async function startWithOpenFiles(most: number, ...values: string[]): Promise<EmulatorProcess> {
  const command = withOpenFiles(most, [process.execPath, MAIN, '--json', ...values]);
  return await startCommand(command, process.env);
}

function withOpenFiles(most: number, command: Command): Command {
  return ['/bin/sh', '-c', `ulimit -n ${most}; exec "$@"`, 'sh', ...command];
}

async function startCommand(command: Command, environment: NodeJS.ProcessEnv): Promise<EmulatorProcess> {
  const child = startProgram({
    command,
    environment,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const [stdout, stderr] = [new PrintedText(child, 'stdout'), new PrintedText(child, 'stderr')];
  const [line] = await stdout.matching(/^.*\n/);
  const { ready } = JSON.parse(line) as { ready: { url: string } };
  const ended = child.ended.then(({ exitCode }) => ({ code: exitCode, stderr: stderr.text }));
  return { child, url: ready.url, ended };
}
