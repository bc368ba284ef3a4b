import type { Clock } from '@scones/deterministic';
import type { FunctionRecord } from '../functions/function-record.ts';
import type { Sandbox } from './sandbox.ts';

/** A sandbox that is one caller's until it is released. */
export interface Lease {
  readonly sandbox: Sandbox;
  readonly isCold: boolean;
}

interface FleetOptions {
  readonly clock: Clock;
  /** How many processes there may be at a time; a request for more waits. */
  readonly limit: number;
  /**
   * How many processes may be starting at a time. A start costs more than many short invocations. Warm sandboxes serve
   * a burst while some start, and those who still wait then get more.
   */
  readonly startLimit: number;
  /** How long a sandbox may have nothing to do. */
  readonly idleMilliseconds: number;
}

interface Waiter {
  readonly key: string;
  readonly since: number;
  readonly start: () => Promise<Sandbox>;
  readonly resolve: (lease: Lease) => void;
  readonly reject: (error: unknown) => void;
}

interface IdleSandbox {
  readonly key: string;
  readonly sandbox: Sandbox;
  readonly since: number;
}

/**
 * How long one function may keep a sandbox while another's older request waits. A change of function costs a cold
 * start.
 */
const TURN_MILLISECONDS = 500;

/** Versions of a function have sandboxes of their own. */
export function fleetName({ name, version }: Pick<FunctionRecord, 'name' | 'version'>): string {
  return `${name}:${version}`;
}

/**
 * The sandboxes of all functions. They are kept warm while they are used, and never exceed the limit of the machine.
 */
export class SandboxFleet {
  readonly #options: FleetOptions;
  readonly #generations = new Map<string, number>();
  readonly #keys = new WeakMap<Sandbox, string>();
  readonly #all = new Set<Sandbox>();
  /** The function that will get each sandbox that is starting. */
  readonly #starting = new Map<Promise<void>, string>();
  /** Sandboxes that no invocation has used yet. */
  readonly #fresh = new WeakSet<Sandbox>();
  /** The one that has been idle longest comes first. */
  #idle: IdleSandbox[] = [];
  #waiters: Waiter[] = [];
  /** The places that are taken by running sandboxes and by those about to start. */
  #taken = 0;
  readonly #closed = new AbortController();
  #sweeping: Promise<void> | undefined;

  constructor(options: FleetOptions) {
    this.#options = options;
  }

  /** A warm sandbox of the function, or the first that is released or started for it. */
  async acquire(functionName: string, start: () => Promise<Sandbox>): Promise<Lease> {
    this.#closed.signal.throwIfAborted();
    const key = this.#key(functionName);
    const warm = this.#takeIdle(key);
    if (warm) return this.#lease(warm);
    return new Promise((resolve, reject) => {
      this.#waiters.push({ key, since: this.#options.clock.now(), start, resolve, reject });
      this.#startWhereDue();
    });
  }

  release({ sandbox }: Lease): void {
    const key = this.#keys.get(sandbox) as string;
    if (this.#isCurrent(key)) this.#offer(key, sandbox);
    else this.#discard(sandbox);
  }

  /** Ends the function's sandboxes, the busy ones once they have answered. */
  retire(functionName: string): void {
    const key = this.#key(functionName);
    this.#generations.set(functionName, (this.#generations.get(functionName) ?? 0) + 1);
    this.#discardIdle((idle) => idle.key === key);
  }

  async close(): Promise<void> {
    const closing = new Error('The Lambda service is closing.');
    this.#closed.abort(closing);
    for (const waiter of this.#waiters.splice(0)) waiter.reject(closing);
    await Promise.all(this.#starting.keys());
    await Promise.all([...this.#all].map((sandbox) => sandbox.stop()));
    await this.#sweeping;
  }

  #key(functionName: string): string {
    return `${functionName}/${this.#generations.get(functionName) ?? 0}`;
  }

  #isCurrent(key: string): boolean {
    return key === this.#key(key.slice(0, key.lastIndexOf('/')));
  }

  /** Takes the one used last: its memory is warmest, and the others may reach the end of their idle time. */
  #takeIdle(key: string): Sandbox | undefined {
    for (;;) {
      const index = this.#idle.findLastIndex((idle) => idle.key === key);
      const [idle] = index < 0 ? [] : this.#idle.splice(index, 1);
      if (!idle || !idle.sandbox.hasEnded) return idle?.sandbox;
      this.#discard(idle.sandbox);
    }
  }

  #lease(sandbox: Sandbox): Lease {
    return { sandbox, isCold: this.#fresh.delete(sandbox) };
  }

  /** Gives it to the caller that waits for it, if there is one. */
  #offer(key: string, sandbox: Sandbox): void {
    if (sandbox.hasEnded || this.#closed.signal.aborted) return this.#discard(sandbox);
    const waiter = this.#nextFor(key);
    if (waiter) waiter.resolve(this.#lease(sandbox));
    else if (this.#isFull && this.#waiters.length > 0) this.#discard(sandbox);
    else this.#keepWarm(key, sandbox);
  }

  get #isFull(): boolean {
    return this.#taken >= this.#options.limit;
  }

  /** Starts sandboxes for the callers that have waited longest and have none starting yet. */
  #startWhereDue(): void {
    const underWay = new Map<string, number>();
    for (const key of this.#starting.values()) underWay.set(key, (underWay.get(key) ?? 0) + 1);
    for (const waiter of this.#waiters) {
      if (this.#starting.size >= this.#options.startLimit) return;
      const awaited = underWay.get(waiter.key) ?? 0;
      if (awaited > 0) underWay.set(waiter.key, awaited - 1);
      else if (this.#isFull) return this.#makeRoom();
      else this.#start(waiter);
    }
  }

  #makeRoom(): void {
    const oldest = this.#idle.shift();
    if (oldest) this.#discard(oldest.sandbox);
  }

  #start({ key, start }: Waiter): void {
    this.#taken++;
    const starting = this.#started(key, start).finally(() => {
      this.#starting.delete(starting);
      this.#startWhereDue();
    });
    this.#starting.set(starting, key);
  }

  async #started(key: string, start: () => Promise<Sandbox>): Promise<void> {
    try {
      const sandbox = await start();
      this.#keys.set(sandbox, key);
      this.#all.add(sandbox);
      this.#fresh.add(sandbox);
      // The caller of a sandbox that ended while it was loading still has to be told.
      const waiter = this.#takeWaiter((other) => other.key === key);
      if (waiter) waiter.resolve(this.#lease(sandbox));
      else if (this.#isCurrent(key)) this.#offer(key, sandbox);
      else this.#discard(sandbox);
    } catch (error) {
      this.#taken--;
      this.#takeWaiter((waiter) => waiter.key === key)?.reject(error);
    }
  }

  #nextFor(key: string): Waiter | undefined {
    const [first] = this.#waiters;
    const mustChange =
      this.#isFull &&
      first &&
      first.key !== key &&
      this.#options.clock.now() - first.since > TURN_MILLISECONDS;
    return mustChange ? undefined : this.#takeWaiter((waiter) => waiter.key === key);
  }

  #takeWaiter(isMeant: (waiter: Waiter) => boolean): Waiter | undefined {
    const index = this.#waiters.findIndex(isMeant);
    return index < 0 ? undefined : this.#waiters.splice(index, 1)[0];
  }

  #discard(sandbox: Sandbox): void {
    void sandbox.stop().then(() => {
      this.#all.delete(sandbox);
      this.#taken--;
      this.#startWhereDue();
    });
  }

  #discardIdle(isOver: (idle: IdleSandbox) => boolean): void {
    const over = this.#idle.filter(isOver);
    this.#idle = this.#idle.filter((idle) => !over.includes(idle));
    for (const { sandbox } of over) this.#discard(sandbox);
  }

  #keepWarm(key: string, sandbox: Sandbox): void {
    this.#idle.push({ key, sandbox, since: this.#options.clock.now() });
    this.#sweeping ??= this.#sweep();
  }

  async #sweep(): Promise<void> {
    const { clock, idleMilliseconds } = this.#options;
    while (this.#idle[0]) {
      const due = this.#idle[0].since + idleMilliseconds;
      try {
        await clock.sleep(due - clock.now(), this.#closed.signal);
      } catch (error) {
        if (this.#closed.signal.aborted) return;
        throw error;
      }
      this.#discardIdle((idle) => clock.now() - idle.since >= idleMilliseconds);
    }
    this.#sweeping = undefined;
  }
}
