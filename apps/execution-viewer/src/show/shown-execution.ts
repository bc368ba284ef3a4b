import type { ReadExecution } from '../read-execution.ts';

/** An execution and the time at which it was read, in milliseconds since the epoch. */
export interface ShownExecution extends ReadExecution {
  readonly now: number;
}
