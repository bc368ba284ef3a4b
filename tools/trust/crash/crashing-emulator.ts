import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { systemClock } from '@scones/deterministic';
import { z } from 'zod';
import { descendantsOf } from '../watched/descendants.ts';

const MAIN = join(import.meta.dirname, '../../../apps/emulator/src/main.ts');
const readyLine = z.object({ ready: z.object({ url: z.string() }) });
/** What the emulator started has so many milliseconds to notice that it is gone. */
const NOTICE = 5000;

/** The emulator as a process that is killed and started again over the same folder. */
export class CrashingEmulator {
  readonly #folder: string;
  #process: ChildProcess | undefined;
  #url = '';

  /** What it has said on stderr, since its last start. */
  errors = '';
  readonly #isQuiet: boolean;

  /** What it says on stderr goes to ours, unless it is quiet. */
  constructor(folder: string, { isQuiet = false } = {}) {
    this.#folder = folder;
    this.#isQuiet = isQuiet;
  }

  get url(): string {
    return this.#url;
  }

  async start(): Promise<void> {
    const started = spawn(process.execPath, [MAIN, '--json', '--port', '0', '--folder', this.#folder], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = started;
    this.errors = '';
    started.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.errors += text;
      if (!this.#isQuiet) process.stderr.write(text);
    });
    for await (const line of createInterface({ input: started.stdout })) {
      this.#url = readyLine.parse(JSON.parse(line)).ready.url;
      started.stdout.resume();
      return;
    }
    throw new Error('The emulator ended before it was ready.');
  }

  /** Answers how many of the processes that it had started outlive it. */
  async kill(): Promise<number> {
    const killed = this.#process;
    const descendants = await descendantsOf(killed?.pid);
    if (killed?.exitCode === null) {
      killed.kill('SIGKILL');
      await once(killed, 'exit');
    }
    for (let waited = 0; waited < NOTICE; waited += 50) {
      const left = descendants.filter(isAlive);
      if (left.length === 0) return 0;
      await systemClock.sleep(50);
    }
    return descendants.filter(isAlive).length;
  }

  async stop(): Promise<void> {
    const ending = this.#process;
    if (ending?.exitCode !== null) return;
    ending.kill('SIGTERM');
    await once(ending, 'exit');
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}
