import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { systemClock, withDeadline } from '@scones/deterministic';
import { z } from 'zod';

const MAIN = join(import.meta.dirname, '../../../apps/emulator/src/main.ts');
const WATCH = pathToFileURL(join(import.meta.dirname, 'watch.ts')).href;
/** A signal ends the emulator within so many milliseconds, whatever it is doing. */
const END = 10_000;

const message = z.union([
  z.object({ ready: z.object({ url: z.string() }) }),
  z.object({ held: z.number(), at: z.number() }),
  z.object({ memory: z.number(), mostResident: z.number() }),
]);

type Memory = Readonly<Record<'memory' | 'mostResident', number>>;

/** The event loop was held so many milliseconds, until that moment. */
interface Hold {
  readonly held: number;
  readonly at: number;
}

export interface WatchedEmulator {
  readonly url: string;
  /** All holds so far, the earliest first. */
  readonly holds: readonly Hold[];
  isAlive(): boolean;
  /** The bytes in use once all garbage was collected. */
  usedBytes(): Promise<number>;
  /** The most bytes that the process ever had in memory. */
  mostResidentBytes(): Promise<number>;
  /** Ends it by SIGTERM. Answers how many milliseconds that took, and what it wrote to stderr. */
  stop(): Promise<{ readonly milliseconds: number; readonly stderr: string }>;
}

/** Starts the emulator as a process whose event loop and memory are watched. Without a folder it keeps nothing. */
export async function startWatched({ folder }: { folder?: string } = {}): Promise<WatchedEmulator> {
  const kept = folder === undefined ? ['--ephemeral'] : ['--folder', folder];
  const child = spawn(process.execPath, ['--expose-gc', '--import', WATCH, MAIN, '--port', '0', ...kept], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const stderr = child.stderr ? text(child.stderr) : Promise.resolve('');
  const holds: Hold[] = [];
  const { promise: url, resolve, reject } = Promise.withResolvers<string>();
  child.on('message', (raw) => {
    const { data } = message.safeParse(raw);
    if (data && 'ready' in data) resolve(data.ready.url);
    if (data && 'held' in data) holds.push(data);
  });
  child.once('exit', () => {
    void stderr.then((said) => reject(new Error(`The emulator ended before it was ready.\n${said}`)));
  });
  return {
    url: await url,
    holds,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    usedBytes: async () => (await askMemory(child)).memory,
    mostResidentBytes: async () => (await askMemory(child)).mostResident,
    stop: () => stop(child, stderr),
  };
}

async function askMemory(child: ChildProcess): Promise<Memory> {
  const { promise, resolve } = Promise.withResolvers<Memory>();
  const look = (raw: unknown): void => {
    const { data } = message.safeParse(raw);
    if (data && 'memory' in data) resolve(data);
  };
  child.on('message', look);
  child.send('memory');
  try {
    return await promise;
  } finally {
    child.off('message', look);
  }
}

async function stop(
  child: ChildProcess,
  stderr: Promise<string>,
): Promise<{ milliseconds: number; stderr: string }> {
  const start = systemClock.elapsed();
  if (child.exitCode === null && child.signalCode === null) {
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    await withDeadline(systemClock, END, () => exit, {
      whenLate: () => {
        child.kill('SIGKILL');
        return exit;
      },
    });
  }
  return { milliseconds: systemClock.elapsed() - start, stderr: await stderr };
}
