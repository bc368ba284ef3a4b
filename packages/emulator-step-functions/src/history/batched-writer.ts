import type { HistoryEvent } from '@scones/states-language';
import {
  CHUNK,
  type ExecutionChange,
  type ExecutionRecord,
  type ExecutionStore,
  type NotedChange,
} from '../executions/execution-store.ts';
import { EventTexts } from './event-texts.ts';

/** An execution whose record may change until it is written. */
interface Subject {
  readonly record: ExecutionRecord;
  kept?: Kept;
}

/** What is noted, or even written, of an execution; the writer alone sets it. */
export interface Kept {
  readonly eventCount: number;
  readonly record?: ExecutionRecord;
  /** Nothing is, since the subject begins now. */
  readonly isNew?: boolean;
}

/** The news of an execution, of one turn of the event loop or of several. */
interface News {
  readonly subject: Subject;
  readonly chunks: EventTexts[];
}

/** When so much is noted it is written, since its records are in memory until then. */
const MOST_CHARACTERS = 1_000_000;
const MOST_CHANGES = 500;

/**
 * Notes the events and records of one turn of the event loop, of all executions, at once, and writes those of many turns
 * in one transaction.
 */
export class BatchedWriter {
  readonly #store: ExecutionStore;
  /**
   * The news of this turn, by ARN: a map of its own each turn. A map that is cleared leaves its old table behind, which
   * points to the new one; V8 keeps such a chain, with all that was ever in it, until it collects all garbage.
   */
  #fresh = new Map<string, News>();
  /** What is noted and not written. */
  #noted: NotedChange[] = [];
  /** Its records, by ARN. */
  #records = new Map<string, ExecutionRecord>();
  #recordCharacters = 0;
  #immediate: NodeJS.Immediate | undefined;
  #turn = Promise.withResolvers<void>();
  /** Those who wait until the turn is noted, however often that has failed. */
  #patient: (() => void)[] = [];
  readonly #onFault: (error: unknown) => void;

  constructor(store: ExecutionStore, onFault: (error: unknown) => void) {
    this.#store = store;
    this.#onFault = onFault;
  }

  /** The subject begins now, under an ARN that no execution had. */
  begin(subject: Subject): void {
    subject.kept = { eventCount: 0, isNew: true };
    this.touch(subject);
  }

  /** So many events of the subject are on disk from an earlier time, and its record may have changed since. */
  resume(subject: Subject, eventCount: number): void {
    subject.kept = { eventCount };
  }

  add(subject: Subject, event: HistoryEvent): void {
    const { chunks } = this.#of(subject);
    let last = chunks.at(-1) as EventTexts;
    if (last.eventCount === CHUNK) chunks.push((last = new EventTexts(last.firstEventId + CHUNK)));
    last.add(event);
  }

  /** Has the subject's record kept again. */
  touch(subject: Subject): void {
    this.#of(subject);
  }

  #of(subject: Subject): News {
    const { arn } = subject.record;
    let news = this.#fresh.get(arn);
    if (!news) {
      news = { subject, chunks: [new EventTexts((subject.kept?.eventCount ?? 0) + 1)] };
      this.#fresh.set(arn, news);
    }
    this.#schedule();
    return news;
  }

  #schedule(): void {
    this.#immediate ??= setImmediate(() => this.#endTurn());
  }

  /** The newest record of an execution, where it is not in the database yet. */
  find(arn: string): ExecutionRecord | undefined {
    return this.#fresh.get(arn)?.subject.record ?? this.#records.get(arn);
  }

  /** Resolves when everything added before outlives the process. */
  written(): Promise<void> {
    if (this.#fresh.size === 0) return Promise.resolve();
    // What failed to be kept is tried again.
    this.#schedule();
    return this.#turn.promise;
  }

  /** Resolves when everything added before outlives the process, be it only once a full disk has space again. */
  writtenAtLast(): Promise<void> {
    if (this.#fresh.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#patient.push(resolve));
  }

  /** Forgets the news of an execution that was not accepted. */
  forget({ record }: Subject): void {
    this.#fresh.delete(record.arn);
  }

  /** Tries again what failed to be noted or written. */
  retry(): void {
    this.#endTurn();
  }

  #endTurn(): void {
    try {
      this.#keep();
    } catch (error) {
      this.#onFault(error);
    }
  }

  /** Writes everything into the database; it stays pending if that fails. */
  flush(): void {
    if (this.#fresh.size > 0) this.#keep();
    if (this.#noted.length > 0) this.#write();
  }

  /** Ends the turn, and tells whoever waits for it. */
  #keep(): void {
    clearImmediate(this.#immediate);
    this.#immediate = undefined;
    const turn = this.#turn;
    this.#turn = Promise.withResolvers<void>();
    try {
      this.#noteFresh();
    } catch (error) {
      turn.promise.catch(() => undefined);
      turn.reject(error);
      throw error;
    }
    turn.resolve();
    for (const resolve of this.#patient.splice(0)) resolve();
    // The log has it by now. What the database can't take yet is written with what follows.
    if (this.#recordCharacters > MOST_CHARACTERS || this.#noted.length >= MOST_CHANGES) this.#write();
  }

  #write(): void {
    this.#store.write(this.#noted);
    this.#noted = [];
    this.#records = new Map();
    this.#recordCharacters = 0;
  }

  #noteFresh(): void {
    for (const change of this.#store.note(this.#changes())) {
      this.#noted.push(change);
      if (!change.record) continue;
      this.#records.set(change.arn, change.record);
      this.#recordCharacters += change.length;
    }
    for (const { subject, chunks } of this.#fresh.values()) {
      const { firstEventId, eventCount } = chunks.at(-1) as EventTexts;
      subject.kept = { eventCount: firstEventId + eventCount - 1, record: subject.record };
    }
    this.#fresh = new Map();
  }

  #changes(): ExecutionChange[] {
    const changes: ExecutionChange[] = [];
    for (const { subject, chunks } of this.#fresh.values()) {
      const { record } = subject;
      const isChanged = subject.kept?.record !== record;
      for (const [index, { events, eventCount, firstEventId }] of chunks.entries()) {
        const change = { arn: record.arn, events, eventCount, firstEventId };
        const isNew = subject.kept?.isNew ?? false;
        changes.push(isChanged && index === 0 ? { ...change, record, isNew } : change);
      }
    }
    return changes;
  }
}
