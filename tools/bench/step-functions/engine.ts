import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@scones/deterministic';
import { z } from 'zod';
import { freePort } from '../../free-port.ts';
import { StepFunctionsApi } from './api.ts';

interface ServerCommand {
  readonly command: string;
  readonly arguments: readonly string[];
}

/** A server of Step Functions that the bench can start. */
export interface Engine {
  readonly name: string;
  /** The command of a server that keeps its state in the folder. */
  command(options: { port: number; lambdaUrl: string; folder: string }): ServerCommand;
  /** The only port that it can take; absent, it takes any. */
  readonly port?: number;
  /** Whether the program is ours, so that its event loop can be watched. */
  readonly isOurs: boolean;
}

const delaySchema = z.object({ p999: z.number(), max: z.number() });
export type LoopDelay = z.output<typeof delaySchema>;

/** Places in `/proc/<pid>/stat` after the name, and the unit of what stands there: Linux shows hundredths of a second. */
const USER_TICKS = 11;
const SYSTEM_TICKS = 12;
const TICK_MILLISECONDS = 10;

/** How long a server may take until it answers. */
const PATIENCE = 30_000;

/** A server that runs, by its URL and its process. */
export class RunningEngine {
  readonly name: string;
  readonly url: string;
  /** From the start of the process until its first answer. */
  readonly readyMilliseconds: number;
  readonly #child: ChildProcess;
  readonly #folder: string;

  private constructor(name: string, url: string, ready: number, child: ChildProcess, folder: string) {
    this.name = name;
    this.url = url;
    this.readyMilliseconds = ready;
    this.#child = child;
    this.#folder = folder;
  }

  static async start(engine: Engine, lambdaUrl: string): Promise<RunningEngine> {
    const folder = await mkdtemp(join(tmpdir(), 'step-functions-bench-'));
    const port = await takePort(engine);
    const { command, arguments: given } = engine.command({ port, lambdaUrl, folder });
    const url = `http://127.0.0.1:${port}`;
    const began = performance.now();
    const child = spawn(command, given, {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit', ...(engine.isOurs ? (['ipc'] as const) : [])],
    });
    await firstAnswer(url, child);
    return new RunningEngine(engine.name, url, performance.now() - began, child, folder);
  }

  /** Megabytes of memory: now, and at most until now. */
  memory(): { now: number; peak: number } {
    const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
    const read = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
    return { now: read('VmRSS'), peak: read('VmHWM') };
  }

  /** Milliseconds that its process has computed, and the system for it: other programs hardly change them. */
  computed(): number {
    const stat = readFileSync(`/proc/${this.#child.pid}/stat`, 'utf8');
    // The name, in brackets, may have blanks. The state is the first field after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[USER_TICKS]) + Number(fields[SYSTEM_TICKS])) * TICK_MILLISECONDS;
  }

  /** Since it was asked last. */
  async loopDelay(): Promise<LoopDelay> {
    const answer = once(this.#child, 'message');
    this.#child.send('loop delay');
    return delaySchema.parse((await answer)[0]);
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
    await rm(this.#folder, { recursive: true });
  }
}

/** A free port, which is the engine's own where it can take no other. */
async function takePort(engine: Engine): Promise<number> {
  return await freePort(engine.port).catch((cause: unknown) => {
    throw new Error(
      `${engine.name} needs the port ${engine.port}, which is taken. End the program that has it.`,
      { cause },
    );
  });
}

async function firstAnswer(url: string, child: ChildProcess): Promise<void> {
  for (const end = performance.now() + PATIENCE; performance.now() < end; await systemClock.sleep(5)) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended before it answered.`);
    const api = new StepFunctionsApi(url);
    const answer = await api.call('ListStateMachines', {}).catch(() => undefined);
    api.close();
    if (answer !== undefined) return;
  }
  child.kill('SIGKILL');
  throw new Error(`${child.spawnfile} did not answer within ${PATIENCE / 1000} s.`);
}
