import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type Clock, DeadlineExceeded, withDeadline } from '@scones/deterministic';
import {
  ENDED,
  type EvaluationAnswer,
  type LongEvaluation,
  LONGEST_MILLISECONDS,
} from '@scones/states-language/evaluation';

/** An evaluation that AWS allows needs less; one that grows without end is stopped soon. */
const MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 };
/** A step that the evaluation can't end itself gets so much longer. */
const GRACE_MILLISECONDS = 500;
const IDLE_MILLISECONDS = 30_000;
const MAIN = new URL('./worker.ts', import.meta.url);

/** Threads that evaluate what takes long. They begin when they are needed, and end when they are late, full or idle. */
export class EvaluationWorkers {
  readonly #clock: Clock;
  readonly #free: IdleWorker[] = [];
  readonly #waiting: (() => void)[] = [];
  readonly #closing = new AbortController();
  #left: number;

  /** `most` is how many evaluations run at once; the others wait for their turn. */
  constructor(clock: Clock, most = 2) {
    this.#clock = clock;
    this.#left = most;
  }

  /** Rejects only when the workers are closed, or cannot begin. */
  async evaluate(evaluation: LongEvaluation): Promise<EvaluationAnswer> {
    await this.#turn();
    try {
      this.#closing.signal.throwIfAborted();
      return await this.#evaluateIn(this.#free.pop()?.take() ?? begin(), evaluation);
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#left++;
    }
  }

  async close(reason: unknown): Promise<void> {
    this.#closing.abort(reason);
    await Promise.all(this.#free.splice(0).map(({ take }) => take().terminate()));
  }

  async #turn(): Promise<void> {
    if (this.#left > 0) this.#left--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  async #evaluateIn(worker: Worker, evaluation: LongEvaluation): Promise<EvaluationAnswer> {
    worker.ref();
    let isFree = false;
    try {
      const answer = await withDeadline(
        this.#clock,
        LONGEST_MILLISECONDS + GRACE_MILLISECONDS,
        (signal) => ask(worker, evaluation, signal),
        { signal: this.#closing.signal },
      );
      isFree = true;
      return answer;
    } catch (error) {
      if (error instanceof DeadlineExceeded) return ENDED.late;
      if (isOutOfMemory(error)) return ENDED.large;
      throw error;
    } finally {
      if (isFree) this.#keep(worker);
      else await worker.terminate();
    }
  }

  /** Keeps a worker for the next evaluation, and ends it when none comes for long. */
  #keep(worker: Worker): void {
    worker.unref();
    const needed = new AbortController();
    const idle: IdleWorker = {
      take() {
        needed.abort();
        return worker;
      },
    };
    this.#free.push(idle);
    const end = async (): Promise<void> => {
      this.#free.splice(this.#free.indexOf(idle), 1);
      await worker.terminate();
    };
    this.#clock.sleep(IDLE_MILLISECONDS, needed.signal).then(end, () => undefined);
  }
}

interface IdleWorker {
  readonly take: () => Worker;
}

function begin(): Worker {
  const worker = new Worker(MAIN, { resourceLimits: MEMORY, env: {}, execArgv: [] });
  // One that runs out of memory just as it is ended for being late has nobody who waits for it any more.
  worker.on('error', () => undefined);
  return worker;
}

async function ask(
  worker: Worker,
  evaluation: LongEvaluation,
  signal: AbortSignal,
): Promise<EvaluationAnswer> {
  worker.postMessage(evaluation);
  const [answer] = (await once(worker, 'message', { signal })) as [EvaluationAnswer];
  return answer;
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
