import type { Clock } from '@scones/deterministic';
import type { Sandbox } from './sandbox.ts';

/** A sandbox that is one caller's until it is released. */
export interface Lease {
  readonly sandbox: Sandbox;
  readonly isCold: boolean;
}

interface FleetOptions {
  readonly clock: Clock;
  /** How many processes there may be at a time; who wants more waits. */
  readonly limit: number;
  /** How long a sandbox may have nothing to do. */
  readonly idleMilliseconds: number;
}

interface Waiter {
  readonly key: string;
  readonly since: number;
  readonly resolve: (sandbox: Sandbox | undefined) => void;
  readonly reject: (error: Error) => void;
}

interface IdleSandbox {
  readonly key: string;
  readonly sandbox: Sandbox;
  readonly since: number;
}

/** So long may one function keep a sandbox from another's older request; a change costs a cold start. */
const TURN_MILLISECONDS = 500;

/** The sandboxes of all functions: kept warm while they are used, never more than the machine should bear. */
export class SandboxFleet {
  readonly #options: FleetOptions;
  readonly #generations = new Map<string, number>();
  readonly #keys = new WeakMap<Sandbox, string>();
  readonly #all = new Set<Sandbox>();
  readonly #starting = new Set<Promise<Sandbox>>();
  /** The one idle for longest first. */
  #idle: IdleSandbox[] = [];
  #waiters: Waiter[] = [];
  /** Places taken, by sandboxes that run and by those that are about to start. */
  #taken = 0;
  readonly #closed = new AbortController();
  #sweeping: Promise<void> | undefined;

  constructor(options: FleetOptions) {
    this.#options = options;
  }

  /** A warm sandbox of the function, or one that `start` starts, when there is room for it. */
  async acquire(functionName: string, start: () => Promise<Sandbox>): Promise<Lease> {
    this.#closed.signal.throwIfAborted();
    const key = this.#key(functionName);
    const warm = this.#takeIdle(key) ?? (await this.#waitForPlace(key));
    if (warm) return { sandbox: warm, isCold: false };
    const starting = start();
    this.#starting.add(starting);
    try {
      const sandbox = await starting;
      this.#keys.set(sandbox, key);
      this.#all.add(sandbox);
      if (this.#closed.signal.aborted) await sandbox.stop();
      return { sandbox, isCold: true };
    } catch (error) {
      this.#freePlace();
      throw error;
    } finally {
      this.#starting.delete(starting);
    }
  }

  release({ sandbox }: Lease): void {
    const key = this.#keys.get(sandbox) as string;
    const isUsable = !sandbox.hasEnded && !this.#closed.signal.aborted && this.#isCurrent(key);
    if (!isUsable) return this.#discard(sandbox);
    const waiter = this.#nextFor(key);
    if (waiter) waiter.resolve(sandbox);
    else if (this.#waiters.length > 0) this.#discard(sandbox);
    else this.#keepWarm(key, sandbox);
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
    await Promise.allSettled(this.#starting);
    await Promise.all([...this.#all].map((sandbox) => sandbox.stop()));
    await this.#sweeping;
  }

  #key(functionName: string): string {
    return `${functionName}/${this.#generations.get(functionName) ?? 0}`;
  }

  #isCurrent(key: string): boolean {
    return key === this.#key(key.slice(0, key.lastIndexOf('/')));
  }

  /** The one used last: its memory is warmest, and the others may come to their idle end. */
  #takeIdle(key: string): Sandbox | undefined {
    for (;;) {
      const index = this.#idle.findLastIndex((idle) => idle.key === key);
      const [idle] = index < 0 ? [] : this.#idle.splice(index, 1);
      if (!idle || !idle.sandbox.hasEnded) return idle?.sandbox;
      this.#discard(idle.sandbox);
    }
  }

  /** Resolves to nothing when a new sandbox may be started, or to one that has become free. */
  async #waitForPlace(key: string): Promise<Sandbox | undefined> {
    const { limit, clock } = this.#options;
    if (this.#taken < limit) {
      this.#taken++;
      return undefined;
    }
    const waiting = new Promise<Sandbox | undefined>((resolve, reject) => {
      this.#waiters.push({ key, since: clock.now(), resolve, reject });
    });
    const oldest = this.#idle.shift();
    if (oldest) this.#discard(oldest.sandbox);
    return waiting;
  }

  #nextFor(key: string): Waiter | undefined {
    const [first] = this.#waiters;
    if (!first) return undefined;
    const mustChange = first.key !== key && this.#options.clock.now() - first.since > TURN_MILLISECONDS;
    const index = mustChange ? -1 : this.#waiters.findIndex((waiter) => waiter.key === key);
    return index < 0 ? undefined : this.#waiters.splice(index, 1)[0];
  }

  #discard(sandbox: Sandbox): void {
    void sandbox.stop().then(() => {
      this.#all.delete(sandbox);
      this.#freePlace();
    });
  }

  /** The place goes to whoever waits longest. */
  #freePlace(): void {
    const waiter = this.#waiters.shift();
    if (waiter) waiter.resolve(undefined);
    else this.#taken--;
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
