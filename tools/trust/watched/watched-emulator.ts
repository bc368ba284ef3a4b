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
  z.object({ resources: z.array(z.string()) }),
]);

type Message = z.infer<typeof message>;

/** The event loop was held so many milliseconds, until that moment. */
interface Hold {
  readonly held: number;
  readonly at: number;
}

export interface WatchedEmulator {
  readonly url: string;
  readonly pid: number;
  /** All holds so far, the earliest first. */
  readonly holds: readonly Hold[];
  isAlive(): boolean;
  /** The bytes in use once all garbage was collected. */
  usedBytes(): Promise<number>;
  /** The most bytes that the process ever had in memory. */
  mostResidentBytes(): Promise<number>;
  /** What keeps its event loop alive, such as timers and sockets: a word for each. */
  activeResources(): Promise<readonly string[]>;
  /** Ends it by SIGTERM. Answers how many milliseconds that took, and what it wrote to stderr. */
  stop(): Promise<{ readonly milliseconds: number; readonly stderr: string }>;
}

interface WatchedOptions {
  /** Without one it keeps nothing. */
  readonly folder?: string;
  /** The server that answers for every endpoint. */
  readonly modelServer?: string;
  /** Where its temporary files are, in place of the system's folder for them. */
  readonly temporary?: string;
}

/** Starts the emulator as a process whose event loop and memory are watched. */
export async function startWatched({
  folder,
  modelServer,
  temporary,
}: WatchedOptions = {}): Promise<WatchedEmulator> {
  const options = [
    ...(folder === undefined ? ['--ephemeral'] : ['--folder', folder]),
    ...(modelServer === undefined ? [] : ['--model-server', modelServer]),
  ];
  const child = spawn(process.execPath, ['--expose-gc', '--import', WATCH, MAIN, '--port', '0', ...options], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { ...process.env, ...(temporary !== undefined && { TMPDIR: temporary }) },
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
    pid: child.pid as number,
    holds,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    usedBytes: async () => (await ask(child, 'memory', 'memory')).memory,
    mostResidentBytes: async () => (await ask(child, 'memory', 'mostResident')).mostResident,
    activeResources: async () => (await ask(child, 'resources', 'resources')).resources,
    stop: () => stop(child, stderr),
  };
}

/** Sends a question, and answers the next message that has that member. */
async function ask<K extends string>(
  child: ChildProcess,
  question: string,
  member: K,
): Promise<Extract<Message, Readonly<Record<K, unknown>>>> {
  type Answer = Extract<Message, Readonly<Record<K, unknown>>>;
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const look = (raw: unknown): void => {
    const { data } = message.safeParse(raw);
    if (data && member in data) resolve(data as Answer);
  };
  child.on('message', look);
  child.send(question);
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
