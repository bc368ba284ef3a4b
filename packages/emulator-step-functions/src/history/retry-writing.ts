import type { Clock } from '@scones/deterministic';

interface RetryOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onFault: (error: unknown) => void;
  readonly retry: () => void;
}

const PAUSE_MILLISECONDS = 1000;

/** Takes the faults of writing: tells of each once while it lasts, and has what could not be written tried again every second. */
export function retryWriting({ clock, signal, onFault, retry }: RetryOptions): (error: unknown) => void {
  let isWaiting = false;
  let told = '';
  return (error) => {
    if (String(error) !== told) onFault(error);
    told = String(error);
    if (isWaiting) return;
    isWaiting = true;
    const again = (): void => {
      isWaiting = false;
      retry();
      if (!isWaiting) told = '';
    };
    clock.sleep(PAUSE_MILLISECONDS, signal).then(again, () => undefined);
  };
}
