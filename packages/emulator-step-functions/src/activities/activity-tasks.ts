import { type Clock, withDeadline } from '@scones/deterministic';
import type { ActivityTask } from '@scones/states-language';
import { WaitingLines } from './waiting-lines.ts';

/** AWS holds a poll that long. */
const LONGEST_POLL_MILLISECONDS = 60_000;

interface OfferedTask {
  readonly task: ActivityTask;
  /** Tells the execution which worker has it. */
  readonly taken: (workerName: string | undefined) => void;
}

interface Worker {
  readonly name: string | undefined;
  readonly give: (task: ActivityTask | undefined) => void;
}

/**
 * The tasks that no worker has taken, and the workers that no task has come for, by the activity's ARN. They are in
 * memory only: an execution that goes on after a restart schedules again what no worker had taken.
 */
export class ActivityTasks {
  readonly #clock: Clock;
  readonly #tasks = new WaitingLines<OfferedTask>();
  readonly #workers = new WaitingLines<Worker>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Answers the name of the worker that takes the task; an aborted signal withdraws it. */
  schedule(task: ActivityTask, signal: AbortSignal): Promise<string | undefined> {
    const worker = this.#workers.shift(task.activityArn);
    if (worker) {
      worker.give(task);
      return Promise.resolve(worker.name);
    }
    const { promise, resolve } = Promise.withResolvers<string | undefined>();
    this.#tasks.add(task.activityArn, { task, taken: resolve }, signal);
    return promise;
  }

  /** The activity's next task, which is the worker's then; undefined where none comes in time, or the worker goes. */
  async poll(
    activityArn: string,
    name: string | undefined,
    gone: AbortSignal = new AbortController().signal,
  ): Promise<ActivityTask | undefined> {
    const offered = this.#tasks.shift(activityArn);
    if (offered) {
      offered.taken(name);
      return offered.task;
    }
    return await withDeadline<ActivityTask | undefined>(
      this.#clock,
      LONGEST_POLL_MILLISECONDS,
      (late) => this.#wait(activityArn, name, AbortSignal.any([late, gone])),
      { whenLate: () => undefined },
    );
  }

  #wait(activityArn: string, name: string | undefined, over: AbortSignal): Promise<ActivityTask | undefined> {
    if (over.aborted) return Promise.resolve(undefined);
    const { promise, resolve } = Promise.withResolvers<ActivityTask | undefined>();
    over.addEventListener('abort', () => resolve(undefined), { once: true });
    this.#workers.add(activityArn, { name, give: resolve }, over);
    return promise;
  }

  /** Answers every worker that waits. */
  close(): void {
    for (const { give } of this.#workers.takeAll()) give(undefined);
  }
}
