import { fileURLToPath } from 'node:url';
import { type ChildProgram, essentialEnvironment, ProgramEnded, startProgram } from '@scones/child-programs';
import { z } from 'zod';

const credentials = z.object({ accessKeyId: z.string(), secretAccessKey: z.string() });
const readyMessage = z.object({ ready: z.object({ url: z.url(), consoleUrl: z.url(), credentials }) });

type Ready = z.output<typeof readyMessage>['ready'];

export interface EmulatorProcess {
  readonly url: string;
  /** The key of its root, which it made when it started. */
  readonly credentials: Ready['credentials'];
  /** The address of the console, which shows in a browser what happens in it. */
  readonly consoleUrl: string;
  /** Lines that it printed while it started, for instance that its port was taken. */
  readonly notices: readonly string[];
  /** Rejects when the emulator ends before `stop` is called. */
  readonly died: Promise<never>;
  stop(): Promise<void>;
}

/**
 * Starts the emulator in a process of its own, which ends when ours ends, even when ours is killed. Throws when it
 * can't start.
 */
export async function startEmulatorProcess(port: number, signal: AbortSignal): Promise<EmulatorProcess> {
  const notices: string[] = [];
  const program = startEmulatorProgram(port, (line) => void notices.push(line));
  const stop = async (): Promise<void> => {
    program.signal('SIGTERM');
    await program.ended;
  };
  try {
    const {
      url,
      consoleUrl,
      credentials: rootKey,
    } = await Promise.race([readinessOf(program), aborted(signal)]);
    let stopping = false;
    const died = explained('The emulator died', program.died()).catch((error: unknown) =>
      stopping ? new Promise<never>(() => undefined) : Promise.reject(error as Error),
    );
    died.catch(() => undefined);
    return {
      url,
      credentials: rootKey,
      consoleUrl,
      notices,
      died,
      stop() {
        stopping = true;
        return stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function startEmulatorProgram(port: number, onNotice: (line: string) => void): ChildProgram {
  const main = fileURLToPath(import.meta.resolve('@scones/emulator/main'));
  return startProgram({
    command: [
      ...[process.execPath, main, '--port', String(port)],
      ...['--next-free-port', '--ephemeral', '--enforce-iam'],
    ] as const,
    environment: essentialEnvironment(process.env),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // Ctrl-C does not reach the emulator: the job answers it, and cleans up while the emulator still serves.
    ownGroup: true,
    onLine(line) {
      if (line !== '') onNotice(line);
    },
  });
}

async function readinessOf(program: ChildProgram): Promise<Ready> {
  const ready = program.message((message) => readyMessage.safeParse(message).data);
  return (await explained('The emulator did not start', ready)).ready;
}

async function explained<T>(what: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof ProgramEnded)) throw error;
    throw new Error(`${what}: ${error.message}`, { cause: error });
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}
