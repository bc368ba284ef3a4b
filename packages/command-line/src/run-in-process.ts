import { type Interruptible, type InterruptionOptions, listenForInterruption } from './interruption.ts';
import { type CommandLineProcess, EXIT_CODES } from './run-command-line.ts';

/** Node's `process`, as far as it matters here. */
interface HostProcess extends Interruptible {
  readonly argv: readonly string[];
  readonly stdout: CommandLineProcess['stdout'] & {
    once(event: 'error', listener: () => void): unknown;
  };
  readonly stderr: CommandLineProcess['stderr'];
  /** Whether a parent has opened a channel. */
  readonly connected?: boolean;
  disconnect?(): void;
  exitCode?: number | string | null | undefined;
  exit(code: number): void;
}

/**
 * Every `main.ts` calls this. It runs a command line with the process's values and streams, has the first Ctrl-C ask it to
 * stop and the second end it, and leaves its exit code. Returns that too.
 */
export async function runInProcess(
  host: HostProcess,
  run: (process: CommandLineProcess) => Promise<number>,
  interruptions?: InterruptionOptions,
): Promise<number> {
  // A reader such as `head` may leave before the end.
  host.stdout.once('error', () => host.exit(EXIT_CODES.failed));
  using interruption = listenForInterruption(host, () => host.exit(EXIT_CODES.interrupted), interruptions);
  const code = await run({
    values: host.argv.slice(2),
    signal: interruption.signal,
    stdout: host.stdout,
    stderr: host.stderr,
  });
  host.exitCode = code;
  // An open channel would keep the process alive.
  if (host.connected) host.disconnect?.();
  return code;
}
