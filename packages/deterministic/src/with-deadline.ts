import type { Clock } from './clock.ts';

/** The time for some work is over. */
export class DeadlineExceeded extends Error {
  override readonly name = 'DeadlineExceeded';
  readonly milliseconds: number;

  constructor(milliseconds: number) {
    super(`The time for this, ${milliseconds} ms, is over.`);
    this.milliseconds = milliseconds;
  }
}

interface DeadlineOptions<T> {
  /** Ends the work before its time; its reason is thrown. */
  readonly signal?: AbortSignal;
  /** Says what is answered when the time is over. Without it, `DeadlineExceeded` is thrown. */
  readonly whenLate?: () => T | Promise<T>;
}

/**
 * Runs work and stops waiting for it when its time is over. The signal of the work is aborted at that moment.
 * `Infinity` is no deadline. A deadline that may move is a function, which says how much time is left.
 */
export async function withDeadline<T>(
  clock: Clock,
  milliseconds: number | (() => number),
  work: (signal: AbortSignal) => T | Promise<T>,
  { signal, whenLate }: DeadlineOptions<T> = {},
): Promise<T> {
  signal?.throwIfAborted();
  if (milliseconds === Infinity && signal) return await untilAborted(work, signal);
  const working = new AbortController();
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const end = (reason: unknown): void => {
    reject(reason);
    working.abort(reason);
  };
  const forward = (): void => end(signal?.reason);
  signal?.addEventListener('abort', forward, { once: true });
  const timer = startTimer(clock, milliseconds, end);
  const begin = async (): Promise<T> => await work(working.signal);
  try {
    return await Promise.race([begin(), ended]);
  } catch (error) {
    if (whenLate && error === timer.exceeded) return await whenLate();
    throw error;
  } finally {
    signal?.removeEventListener('abort', forward);
    timer.stop();
  }
}

/** Without a deadline the work has the signal itself, and needs no other. */
async function untilAborted<T>(
  work: (signal: AbortSignal) => T | Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const end = (): void => reject(signal.reason);
  signal.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([work(signal), ended]);
  } finally {
    signal.removeEventListener('abort', end);
  }
}

interface Timer {
  /** The error with which the timer has ended the work. */
  exceeded: DeadlineExceeded | undefined;
  stop(): void;
}

function startTimer(
  clock: Clock,
  milliseconds: number | (() => number),
  end: (reason: unknown) => void,
): Timer {
  const controller = new AbortController();
  const timer: Timer = { exceeded: undefined, stop: () => controller.abort(NOT_NEEDED) };
  if (milliseconds === Infinity) return timer;
  const total = typeof milliseconds === 'number' ? milliseconds : milliseconds();
  const isOver = async (): Promise<void> => {
    if (typeof milliseconds === 'number') return await clock.sleep(milliseconds, controller.signal);
    for (let left = total; left > 0; left = milliseconds()) await clock.sleep(left, controller.signal);
  };
  isOver().then(
    () => end((timer.exceeded = new DeadlineExceeded(total))),
    (error: unknown) => {
      if (error !== NOT_NEEDED) end(error);
    },
  );
  return timer;
}

/** Made once, because a stack takes long to make and nobody sees this reason. */
const NOT_NEEDED = new Error('The work was done in time.');
