import { CommandError } from './command-error.ts';

type Signal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

export interface Interruptible {
  on(event: Signal | 'disconnect', listener: () => void): unknown;
  off(event: Signal | 'disconnect', listener: () => void): unknown;
}

export interface InterruptionOptions {
  /** Whether a closed terminal ends the program too; without it, that is left to the system. */
  readonly atHangup?: boolean;
}

export interface Interruption extends Disposable {
  /** Aborted, with a `CommandError` as its reason, by the first Ctrl-C. */
  readonly signal: AbortSignal;
}

/**
 * Ctrl-C and SIGTERM ask the program to stop and clean up. So does the end of a parent that opened a channel, since it
 * can no longer stop us. Another Ctrl-C after that calls `onInsist`.
 */
export function listenForInterruption(
  process: Interruptible,
  onInsist: () => void,
  { atHangup = false }: InterruptionOptions = {},
): Interruption {
  const controller = new AbortController();
  const ask = (): void => {
    if (!controller.signal.aborted)
      controller.abort(
        new CommandError('INTERRUPTED', 'Interrupted', 'Everything that it had begun was undone.'),
      );
  };
  const listeners = {
    SIGINT: () => (controller.signal.aborted ? onInsist() : ask()),
    SIGTERM: ask,
    disconnect: ask,
    ...(atHangup && { SIGHUP: ask }),
  };
  const events = Object.entries(listeners) as [Signal | 'disconnect', () => void][];
  for (const [event, listener] of events) process.on(event, listener);
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      for (const [event, listener] of events) process.off(event, listener);
    },
  };
}
