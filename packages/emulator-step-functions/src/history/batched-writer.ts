import type { ExecutionRecord, ExecutionStore } from '../executions/execution-store.ts';

/** An execution whose record may change until it is written. */
interface Subject {
  readonly record: ExecutionRecord;
}

interface Pending {
  events: string[];
  firstEventId: number;
}

/** Gathers the events and records of one turn of the event loop, of all executions, into one transaction. */
export class BatchedWriter {
  readonly #store: ExecutionStore;
  readonly #pending = new Map<Subject, Pending>();
  /** How many events of an execution are on disk already. */
  readonly #written = new WeakMap<Subject, number>();
  #immediate: NodeJS.Immediate | undefined;
  #turn = Promise.withResolvers<void>();

  readonly #onFault: (error: unknown) => void;

  constructor(store: ExecutionStore, onFault: (error: unknown) => void) {
    this.#store = store;
    this.#onFault = onFault;
  }

  /** So many events of the subject are on disk from an earlier time. */
  resume(subject: Subject, eventCount: number): void {
    this.#written.set(subject, eventCount);
  }

  add(subject: Subject, event: string): void {
    this.#of(subject).events.push(event);
  }

  /** Has the subject's record written again. */
  touch(subject: Subject): void {
    this.#of(subject);
  }

  #of(subject: Subject): Pending {
    let pending = this.#pending.get(subject);
    if (!pending) {
      pending = { events: [], firstEventId: (this.#written.get(subject) ?? 0) + 1 };
      this.#pending.set(subject, pending);
      this.#immediate ??= setImmediate(() => this.#flushTurn());
    }
    return pending;
  }

  /** Resolves when everything added before is on disk. */
  written(): Promise<void> {
    return this.#immediate === undefined ? Promise.resolve() : this.#turn.promise;
  }

  #flushTurn(): void {
    try {
      this.flush();
    } catch (error) {
      this.#onFault(error);
    }
  }

  /** Writes everything pending at once; it stays pending if that fails. */
  flush(): void {
    if (this.#immediate === undefined) return;
    clearImmediate(this.#immediate);
    this.#immediate = undefined;
    const turn = this.#turn;
    this.#turn = Promise.withResolvers<void>();
    try {
      this.#write();
      turn.resolve();
    } catch (error) {
      turn.promise.catch(() => undefined);
      turn.reject(error);
      throw error;
    }
  }

  #write(): void {
    const changes = [...this.#pending].map(([{ record }, pending]) => ({ record, ...pending }));
    this.#store.write(changes);
    for (const [subject, { events, firstEventId }] of this.#pending) {
      this.#written.set(subject, firstEventId + events.length - 1);
    }
    this.#pending.clear();
  }
}
