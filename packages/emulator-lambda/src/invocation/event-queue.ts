import type { Clock } from '@scones/deterministic';
import { AwsError } from '@scones/emulator-core';
import type { FunctionRecord } from '../function-record.ts';
import type { Invocation, InvocationResult } from './invoker.ts';

type Target = Pick<FunctionRecord, 'name' | 'version'>;

interface EventQueueOptions {
  readonly clock: Clock;
  /** Runs the function as it is at that time; undefined once there is no such function. */
  readonly invoke: (target: Target, invocation: Invocation) => Promise<InvocationResult | undefined>;
  /** Told of an event that the queue gave up. */
  readonly onFault: (error: unknown) => void;
}

/** AWS's waits before it tries a failed event again: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html */
const RETRY_WAITS = [60_000, 120_000];
const LONGEST_AGE = 6 * 3_600_000;
const LONGEST_THROTTLE_WAIT = 300_000;

/** Asynchronous invocations. The queue is this process's: what is in it at the end is lost. */
export class EventQueue {
  readonly #options: EventQueueOptions;
  readonly #closed = new AbortController();
  readonly #underWay = new Set<Promise<void>>();

  constructor(options: EventQueueOptions) {
    this.#options = options;
  }

  add(target: Target, invocation: Invocation): void {
    const work = this.#deliver(target, invocation)
      .catch((error: unknown) => {
        if (!this.#closed.signal.aborted) this.#options.onFault(error);
      })
      .finally(() => this.#underWay.delete(work));
    this.#underWay.add(work);
  }

  async close(): Promise<void> {
    this.#closed.abort(new Error('The Lambda service is closing.'));
    await Promise.all(this.#underWay);
  }

  async #deliver(target: Target, invocation: Invocation): Promise<void> {
    const { clock } = this.#options;
    const expiry = clock.now() + LONGEST_AGE;
    let failures = 0;
    let throttleWait = 1000;
    while (clock.now() < expiry) {
      const result = await this.#attempt(target, invocation);
      if (result === 'throttled') {
        await clock.sleep(throttleWait, this.#closed.signal);
        throttleWait = Math.min(throttleWait * 2, LONGEST_THROTTLE_WAIT);
        continue;
      }
      const wait = RETRY_WAITS[failures++];
      if (!result?.isError || wait === undefined) return;
      await clock.sleep(wait, this.#closed.signal);
    }
  }

  async #attempt(
    target: Target,
    invocation: Invocation,
  ): Promise<InvocationResult | 'throttled' | undefined> {
    try {
      return await this.#options.invoke(target, invocation);
    } catch (error) {
      if (error instanceof AwsError && error.code === 'TooManyRequestsException') return 'throttled';
      throw error;
    }
  }
}
