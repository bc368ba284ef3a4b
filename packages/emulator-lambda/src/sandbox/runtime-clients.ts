import { ExplainedError } from '@scones/explained-error';
import { type RuntimeName, runtimeFacts } from '../functions/runtimes.ts';
import { pythonRuntime } from './python-runtime.ts';
import type { RuntimeClient } from './runtime-client.ts';

interface RuntimeClientsOptions {
  readonly node: RuntimeClient;
  /** The command that starts Python 3. */
  readonly python: string;
}

/** Why a function can't be run here. */
export class RuntimeMissing extends ExplainedError<'RUNTIME_MISSING'> {
  override readonly name = 'RuntimeMissing';
}

/** The program that runs the functions of each runtime. Python is looked for when it is first needed. */
export class RuntimeClients {
  readonly #options: RuntimeClientsOptions;
  #python: Promise<RuntimeClient | undefined> | undefined;

  constructor(options: RuntimeClientsOptions) {
    this.#options = options;
  }

  /** Rejects with `RuntimeMissing`. */
  async find(runtime: RuntimeName): Promise<RuntimeClient> {
    const { node, python } = this.#options;
    if (runtimeFacts(runtime).language === 'nodejs') return node;
    const found = await (this.#python ??= pythonRuntime(python));
    if (found) return found;
    // Python may be installed while the emulator runs.
    this.#python = undefined;
    throw new RuntimeMissing(
      'RUNTIME_MISSING',
      `The emulator does not support the runtime ${runtime} on this machine: there is no ${python} to run it.`,
      'Install Python 3 and try again.',
    );
  }
}

/** The lines of the log before a function runs: its runtime, and the program that runs it where its version differs. */
export function startLines(runtime: RuntimeName, client: RuntimeClient): string[] {
  const { language, version } = runtimeFacts(runtime);
  const note = runtimeNote(runtime, client);
  return [`INIT_START Runtime Version: ${language}:${version}`, ...(note === undefined ? [] : [note])];
}

export function runtimeNote(runtime: RuntimeName, client: RuntimeClient): string | undefined {
  if (`${client.version}.`.startsWith(`${runtimeFacts(runtime).version}.`)) return undefined;
  return `The emulator runs ${runtime} by ${client.program}, the version that this machine has.`;
}
