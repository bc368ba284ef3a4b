import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const readyMessage = z.object({ ready: z.object({ url: z.url() }) });

export interface EmulatorProcess {
  readonly url: string;
  /** What it said on its way up, such as that the port was taken. */
  readonly notices: readonly string[];
  /** Rejects when the emulator ends before `stop` is called. */
  readonly died: Promise<never>;
  stop(): Promise<void>;
}

/** Starts the emulator in a process of its own, which ends with ours whatever happens to us. Throws when it can't. */
export async function startEmulatorProcess(port: number, signal: AbortSignal): Promise<EmulatorProcess> {
  const main = fileURLToPath(import.meta.resolve('@scones/emulator/main'));
  // In a process group of its own: Ctrl-C is ours to answer, by cleaning up while the emulator still serves.
  const values = ['--port', String(port), '--next-free-port', '--ephemeral', '--enforce-iam'];
  const child = spawn(process.execPath, [main, ...values], {
    // Windows has no groups, and would give a detached process a window.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const notices: string[] = [];
  child.stderr
    ?.setEncoding('utf8')
    .on('data', (text: string) => notices.push(...text.split('\n').filter(Boolean)));
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, by) =>
      resolve(`it ended with ${code ?? by}: ${notices.at(-1) ?? 'it said nothing'}`),
    );
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  try {
    const url = await Promise.race([
      readyUrl(child),
      ended.then((why) => Promise.reject(new Error(`The emulator did not start: ${why}`))),
      aborted(signal),
    ]);
    let stopping = false;
    const died = ended.then((why) =>
      stopping ? new Promise<never>(() => undefined) : Promise.reject(new Error(`The emulator died: ${why}`)),
    );
    died.catch(() => undefined);
    return {
      url,
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

function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.on('message', (message) => {
      const ready = readyMessage.safeParse(message);
      if (ready.success) resolve(ready.data.ready.url);
    });
  });
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}
