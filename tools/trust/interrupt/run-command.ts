import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempDisposable, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { systemClock } from '@scones/deterministic';
import type { StoppingProxy, Moment } from './stopping-proxy.ts';

export interface Interruption {
  readonly call: number;
  readonly moment: Moment;
  readonly signal: 'SIGINT' | 'SIGKILL';
}

export interface CommandRun {
  /** Undefined where a signal has ended it. */
  readonly exitCode: number | undefined;
  readonly output: string;
  /** Whether it was stopped at the call, and did not end before. */
  readonly wasStopped: boolean;
  /** Processes that outlived it. */
  readonly orphans: number;
}

/** How long the processes that a command has started may take to notice that it is gone, in milliseconds. */
const NOTICE = 3000;

/** Most of a command's time is the start of its programs: what Node compiles is kept for the next one. */
const COMPILED = join(import.meta.dirname, '../../../node_modules/.cache/interrupted-commands');

/** What a command's processes share: the folder of their temporary files, and the variable by which they are found. */
export class CommandPlace implements AsyncDisposable {
  readonly folder: string;
  readonly #made: AsyncDisposable;
  readonly #more: Readonly<Record<string, string>>;

  private constructor(
    made: AsyncDisposable & { readonly path: string },
    more: Readonly<Record<string, string>>,
  ) {
    this.folder = made.path;
    this.#made = made;
    this.#more = more;
  }

  static async make(more: Readonly<Record<string, string>> = {}): Promise<CommandPlace> {
    return new CommandPlace(await mkdtempDisposable(join(tmpdir(), 'interrupt-')), more);
  }

  /** Files that a command has left among the temporary ones. */
  async leftFiles(): Promise<string[]> {
    // The CDK CLI keeps the account there.
    return (await readdir(this.folder)).filter((name) => name !== '.cdk');
  }

  async run(
    proxy: StoppingProxy,
    [program, ...values]: readonly [string, ...string[]],
    interruption?: Interruption,
  ): Promise<CommandRun> {
    const child = spawn(process.execPath, [program, ...values], {
      stdio: ['ignore', 'pipe', 'pipe'],
      // A terminal's Ctrl-C goes to the whole group.
      detached: true,
      cwd: this.folder,
      env: this.#environment(proxy.url),
    });
    let wasStopped = false;
    proxy.arm(
      interruption && {
        ...interruption,
        stop: async () => {
          wasStopped = true;
          return await stop(child, interruption.signal);
        },
      },
    );
    const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const output = Promise.all([text(child.stdout), text(child.stderr)]);
    const exitCode = (await exit) ?? undefined;
    const orphans = await this.#awaitOrphans();
    return { exitCode, output: (await output).join(''), wasStopped, orphans };
  }

  #environment(url: string): NodeJS.ProcessEnv {
    return {
      // The CDK CLI runs `node`.
      PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH']}`,
      HOME: this.folder,
      TMPDIR: this.folder,
      CDK_HOME: join(this.folder, '.cdk'),
      NODE_COMPILE_CACHE: COMPILED,
      AWS_ENDPOINT_URL: url,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      ...this.#more,
    };
  }

  async #awaitOrphans(): Promise<number> {
    for (let waited = 0; waited < NOTICE; waited += 50) {
      if ((await this.#processes()).length === 0) return 0;
      await systemClock.sleep(50);
    }
    const left = await this.#processes();
    for (const pid of left) process.kill(pid, 'SIGKILL');
    return left.length;
  }

  /** The living processes whose environment names the folder. */
  async #processes(): Promise<number[]> {
    const found: number[] = [];
    for (const name of await readdir('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      const environment = await readFile(`/proc/${name}/environ`, 'utf8').catch(() => '');
      if (environment.includes(`TMPDIR=${this.folder}\0`)) found.push(Number(name));
    }
    return found;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#made[Symbol.asyncDispose]();
  }
}

async function stop(child: ChildProcess, signal: 'SIGINT' | 'SIGKILL'): Promise<'dead' | 'alive'> {
  const pid = child.pid as number;
  if (signal === 'SIGINT') {
    process.kill(-pid, 'SIGINT');
    return 'alive';
  }
  const exit = new Promise((resolve) => child.once('exit', resolve));
  process.kill(pid, 'SIGKILL');
  await exit;
  return 'dead';
}
