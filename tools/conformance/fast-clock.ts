import { type Clock, systemClock } from '@scones/deterministic';

/** The real clock, sped up: a wait of a minute takes seconds. */
export function fastClock(speed: number): Clock {
  const start = systemClock.now();
  return {
    now: () => start + (systemClock.now() - start) * speed,
    sleep: (milliseconds, signal) => systemClock.sleep(milliseconds / speed, signal),
  };
}
