import { CommandError } from './command-error.ts';

type Signals = 'SIGINT' | 'SIGTERM';

interface Interruptible {
  on(event: Signals, listener: () => void): unknown;
  off(event: Signals, listener: () => void): unknown;
}

export interface Interruption extends Disposable {
  /** Aborted, with a `CommandError` as its reason, by the first Ctrl-C. */
  readonly signal: AbortSignal;
}

/** Ctrl-C asks to stop and clean up; a second one insists, which is for `onSecond` to do. */
export function listenForInterruption(process: Interruptible, onSecond: () => void): Interruption {
  const controller = new AbortController();
  const listener = (): void => {
    if (controller.signal.aborted) onSecond();
    else controller.abort(new CommandError('INTERRUPTED', 'Interrupted', 'What it had begun was undone.'));
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.on(signal, listener);
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      for (const signal of signals) process.off(signal, listener);
    },
  };
}
