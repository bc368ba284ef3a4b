import { spawn } from 'node:child_process';
import { join } from 'node:path';

const workspace = join(import.meta.dirname, '../../..');

export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningJob {
  /** Resolves when stdout has come to contain the text; rejects when the job ends without it. */
  says(text: string): Promise<void>;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<Ended>;
}

/** Runs `npm start -- …` as a user's shell does, without a terminal, on any free port. */
export function startMainJob(...values: string[]): RunningJob {
  const child = spawn(process.execPath, ['tools/setup/start.mjs', '--port', '0', ...values], {
    cwd: workspace,
    stdio: ['ignore', 'pipe', 'pipe'],
    // In a group of its own, so that a signal can reach the whole group as Ctrl-C does.
    detached: true,
  });
  let stdout = '';
  let stderr = '';
  const listeners = new Set<() => void>();
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (stderr += text));
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    for (const listener of listeners) listener();
  });
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
  const says = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (stdout.includes(text)) resolve();
      };
      listeners.add(look);
      look();
      void ended.then(() =>
        reject(new Error(`The job ended without saying '${text}':\n${stdout}\n${stderr}`)),
      );
    });
  return { says, ended, kill: (signal) => void process.kill(-(child.pid as number), signal) };
}
