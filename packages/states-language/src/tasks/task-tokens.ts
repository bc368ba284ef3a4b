import type { Clock } from '@scones/deterministic';

/** How a task ended, as somebody outside says it. The output is JSON text. */
export type TaskReport =
  { readonly output: string } | { readonly error?: string | undefined; readonly cause?: string | undefined };

/** A task that waits for a report under its token. */
export interface WaitingTask {
  readonly reported: Promise<TaskReport>;
  /** When it gave its last sign of life, in milliseconds since the epoch. */
  readonly lastBeat: () => number;
  /** Starts the time until the next heartbeat is due. */
  readonly beat: () => void;
  /** Nobody can report on it any more. */
  readonly close: () => void;
}

/**
 * The tasks of all executions that wait to be told how they ended. They are in memory only: after a restart an execution
 * runs again over its history and waits under the same token (`taskTokenOf`), so that whoever has the token can report.
 */
export class TaskTokens {
  readonly #waiting = new Map<string, { report(report: TaskReport): void; beat(): void }>();

  /** Has a task wait from now on; a report may come before it is asked for. */
  open(token: string, clock: Clock): WaitingTask {
    const { promise: reported, resolve } = Promise.withResolvers<TaskReport>();
    let last = clock.now();
    const beat = (): void => void (last = clock.now());
    const entry = { report: resolve, beat };
    this.#waiting.set(token, entry);
    const close = (): void => {
      if (this.#waiting.get(token) === entry) this.#waiting.delete(token);
    };
    return { reported, lastBeat: () => last, beat, close };
  }

  /** Tells a task how it ended; false where none waits under the token any more. */
  report(token: string, report: TaskReport): boolean {
    const task = this.#waiting.get(token);
    this.#waiting.delete(token);
    task?.report(report);
    return task !== undefined;
  }

  /** Gives a task's sign of life; false where none waits under the token any more. */
  beat(token: string): boolean {
    const task = this.#waiting.get(token);
    task?.beat();
    return task !== undefined;
  }
}
