import { systemClock } from '@scones/deterministic';
import { useEffect, useState } from 'react';

/** The time, updated ten times a second while something runs; otherwise the time when the page was shown. */
export function useNow(isRunning: boolean): number {
  const [now, setNow] = useState(() => systemClock.now());
  useEffect(() => {
    if (!isRunning) return undefined;
    const ended = new AbortController();
    const tick = async (): Promise<void> => {
      while (!ended.signal.aborted) {
        setNow(systemClock.now());
        await systemClock.sleep(100, ended.signal).catch(() => undefined);
      }
    };
    void tick();
    return () => ended.abort();
  }, [isRunning]);
  return now;
}
