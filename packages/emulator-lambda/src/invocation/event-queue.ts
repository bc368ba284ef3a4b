import type { Clock } from '@scones/deterministic';
import { AwsError } from '@scones/emulator-core';
import type { EventInvokeRecord } from '../event-invoke/event-invoke-record.ts';
import type { FunctionRecord } from '../functions/function-record.ts';
import { type Condition, type DestinationRecord, destinationRecord } from './destination-record.ts';
import type { Invocation, InvocationResult } from './invoker.ts';

type Target = Pick<FunctionRecord, 'name' | 'version'>;

interface EventQueueOptions {
  readonly clock: Clock;
  /** Runs the function as it is at that time; undefined once there is no such function. */
  readonly invoke: (target: Target, invocation: Invocation) => Promise<InvocationResult | undefined>;
  /** Sends a destination the report on an event. */
  readonly tell: (destination: string, record: DestinationRecord) => Promise<void>;
  /** Gets the error of an event that the queue gave up. */
  readonly onFault: (error: unknown) => void;
}

/** AWS's waits before it tries a failed event again: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html */
const RETRY_WAITS = [60_000, 120_000];
const LONGEST_AGE_SECONDS = 6 * 3600;
const LONGEST_THROTTLE_WAIT = 300_000;

type Settings = Partial<Omit<EventInvokeRecord, 'functionArn' | 'lastModified'>>;

interface Delivery {
  readonly condition: Condition;
  readonly attempts: number;
  readonly result?: InvocationResult | undefined;
}

/** The asynchronous invocations. The queue is in memory: events that wait when the process ends are lost. */
export class EventQueue {
  readonly #options: EventQueueOptions;
  readonly #closed = new AbortController();
  readonly #underWay = new Set<Promise<void>>();

  constructor(options: EventQueueOptions) {
    this.#options = options;
  }

  add(target: Target, invocation: Invocation, settings: Settings = {}): void {
    const work = this.#handle(target, invocation, settings)
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

  async #handle(target: Target, invocation: Invocation, settings: Settings): Promise<void> {
    const delivery = await this.#deliver(target, invocation, settings);
    const destination = delivery.condition === 'Success' ? settings.onSuccess : settings.onFailure;
    if (destination === undefined) return;
    const { version } = target;
    const record = destinationRecord(invocation, { ...delivery, version, now: this.#options.clock.now() });
    await this.#options.tell(destination, record);
  }

  async #deliver(target: Target, invocation: Invocation, settings: Settings): Promise<Delivery> {
    const { clock } = this.#options;
    const { maximumEventAgeSeconds = LONGEST_AGE_SECONDS } = settings;
    const waits = RETRY_WAITS.slice(0, settings.maximumRetryAttempts ?? RETRY_WAITS.length);
    const expiry = clock.now() + maximumEventAgeSeconds * 1000;
    let attempts = 0;
    let throttleWait = 1000;
    while (clock.now() < expiry) {
      const result = await this.#attempt(target, invocation);
      if (result === 'throttled') {
        await clock.sleep(throttleWait, this.#closed.signal);
        throttleWait = Math.min(throttleWait * 2, LONGEST_THROTTLE_WAIT);
        continue;
      }
      const wait = waits[attempts++];
      if (!result?.isError) return { condition: 'Success', attempts, result };
      if (wait === undefined) return { condition: 'RetriesExhausted', attempts, result };
      await clock.sleep(wait, this.#closed.signal);
    }
    return { condition: 'EventAgeExceeded', attempts };
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
