import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';

const MAIN = join(import.meta.dirname, '..', 'main.ts');

export interface EmulatorProcess {
  readonly child: ChildProcess;
  readonly url: string;
  /** Resolves with how it ended and what it said on stderr. */
  readonly ended: Promise<ProcessEnd>;
}

interface ProcessEnd {
  readonly code: number | null;
  readonly stderr: string;
}

/** Runs the emulator's command to its end. */
export async function runEmulator(...values: string[]): Promise<ProcessEnd> {
  // It has no channel by which it would learn that the test is gone.
  const timeout = 20_000;
  return await endOf(
    spawn(process.execPath, [MAIN, ...values], { stdio: ['ignore', 'ignore', 'pipe'], timeout }),
  );
}

/** Starts the emulator's command and waits until it says that it is ready. */
export async function startEmulatorProcess(...values: string[]): Promise<EmulatorProcess> {
  return await startEmulatorIn(process.env, ...values);
}

/** As that, with another environment. */
export async function startEmulatorIn(env: NodeJS.ProcessEnv, ...values: string[]): Promise<EmulatorProcess> {
  const child = spawn(process.execPath, [MAIN, '--json', ...values], {
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = endOf(child);
  const line = await Promise.race([
    once(createInterface({ input: child.stdout as Readable }), 'line'),
    ended.then(({ stderr }) => Promise.reject(new Error(`the emulator ended: ${stderr}`))),
  ]);
  const { ready } = JSON.parse(String(line[0])) as { ready: { url: string } };
  return { child, url: ready.url, ended };
}

async function endOf(child: ChildProcess): Promise<ProcessEnd> {
  const [stderr, [code]] = await Promise.all([
    text(child.stderr as Readable),
    // `close` does not come when we have disconnected the channel ourselves.
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  return { code, stderr };
}
