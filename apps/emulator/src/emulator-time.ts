import { type Clock, MovableClock, systemClock } from '@scones/deterministic';
import { growingPause, type Ports } from '@scones/states-language';

/** How time goes on in executions: as on the machine, or so that what they wait for comes at once. */
export const CLOCKS = ['system', 'fast'] as const;
export type ClockName = (typeof CLOCKS)[number];

/** A child execution's end is seen so late at most, by the fast clock itself. */
const LONGEST_FAST_PAUSE_MILLISECONDS = 10 * 60_000;

/** The time of executions. */
export interface ExecutionTime {
  readonly clock: Clock;
  readonly pause: Ports['pause'];
  /** Makes a call, which takes the time that it takes. */
  readonly call: <T>(work: () => Promise<T>) => Promise<T>;
}

export interface EmulatorTime {
  /** The time of everything but executions. */
  readonly clock: Clock;
  readonly executions: ExecutionTime;
  /** Moves all time forward; what was to happen until then happens, in order. */
  readonly advance: (milliseconds: number) => Promise<void>;
}

export function emulatorTime(name: ClockName): EmulatorTime {
  const clock = new MovableClock(systemClock);
  if (name === 'fast') return fastTime(clock);
  return {
    clock,
    executions: ordinaryTime(clock),
    advance: (milliseconds) => clock.advance(milliseconds),
  };
}

/** Time as the clock has it. */
export function ordinaryTime(clock: Clock): ExecutionTime {
  return { clock, pause: growingPause(clock), call: (work) => work() };
}

/** Waits, back-off and timeouts of executions pass at once, in order, while no call is being answered. */
function fastTime(clock: MovableClock): EmulatorTime {
  const fast = new MovableClock(systemClock, { jumps: true });
  const ownJobs = growingPause(fast, LONGEST_FAST_PAUSE_MILLISECONDS);
  const otherJobs = growingPause(clock);
  return {
    clock,
    executions: {
      clock: fast,
      pause: (pause) => (pause.service === 'states' ? ownJobs(pause) : fast.hold(() => otherJobs(pause))),
      call: (work) => fast.hold(work),
    },
    async advance(milliseconds) {
      await Promise.all([clock.advance(milliseconds), fast.advance(milliseconds)]);
    },
  };
}
