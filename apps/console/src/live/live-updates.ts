import type { Clock } from '@scones/deterministic';
import type { Query, QueryClient } from '@tanstack/react-query';
import { setLost } from './connection.ts';
import type { Heard } from './notice-hub.ts';

/** A change in the emulator: the service, and the thing where it is known. */
export interface Notice {
  readonly topic: string;
  readonly about?: string;
}

/** Where notices come from: the stream that all tabs share, or a test. */
export interface NoticeSource {
  listen(listener: (heard: Heard) => void): void;
  close(): void;
}

/** The first notice asks at once; those that come within this time after it ask for the same data once. */
const GATHER_MILLISECONDS = 10;

/**
 * Keeps the data on the screen up to date without polling. A query is asked again when its key begins with a notice's
 * topic and names the same thing as the notice, or no thing. `meta.atMostEvery` (milliseconds) limits how often
 * expensive queries are asked. Queries that no page shows are marked and asked when a page shows them.
 */
export class LiveUpdates {
  readonly #queries: QueryClient;
  readonly #source: NoticeSource;
  readonly #clock: Clock;
  readonly #ended = new AbortController();
  readonly #gathered = new Map<string, Notice>();
  /** The queries under way, and whether their data have changed again meanwhile. */
  readonly #asked = new Map<string, { again: boolean }>();
  #isGathering = false;

  constructor(queries: QueryClient, source: NoticeSource, clock: Clock) {
    this.#queries = queries;
    this.#source = source;
    this.#clock = clock;
    source.listen((heard) => this.#hear(heard));
  }

  close(): void {
    this.#ended.abort();
    this.#source.close();
  }

  #hear({ type, data }: Heard): void {
    if (type === 'notice') this.#take(JSON.parse(data) as Notice);
    // The changes of the meantime are not known any more, so everything is asked again.
    else if (type === 'reset') this.#refresh(() => true);
    else if (type === 'lost' || type === 'back') setLost(type === 'lost');
    // Of what changed before this, nothing is heard: what was asked for earlier is asked for once more.
    else this.#refresh(({ state }) => state.dataUpdatedAt > 0 || state.fetchStatus === 'fetching');
  }

  #take(notice: Notice): void {
    this.#gathered.set(`${notice.topic} ${notice.about ?? ''}`, notice);
    if (!this.#isGathering) void this.#gather();
  }

  async #gather(): Promise<void> {
    this.#isGathering = true;
    while (this.#gathered.size > 0) {
      const notices = [...this.#gathered.values()];
      this.#gathered.clear();
      this.#refresh(({ queryKey }) => notices.some((notice) => concerns(notice, queryKey)));
      await this.#sleep(GATHER_MILLISECONDS);
    }
    this.#isGathering = false;
  }

  #refresh(predicate: (query: Query) => boolean): void {
    for (const query of this.#queries.getQueryCache().findAll({ predicate })) {
      query.invalidate();
      if (query.isActive()) void this.#ask(query);
    }
  }

  /** One request at a time. An answer under way may be older than the change, so another request follows it. */
  async #ask(query: Query): Promise<void> {
    const asked = this.#asked.get(query.queryHash);
    if (asked) return void (asked.again = true);
    const state = { again: false };
    this.#asked.set(query.queryHash, state);
    const rest = this.#sleep(restOf(query));
    // The query shows its own failure.
    await query.fetch(undefined, { cancelRefetch: true }).catch(() => undefined);
    await rest;
    this.#asked.delete(query.queryHash);
    if (state.again && query.isActive() && !this.#ended.signal.aborted) await this.#ask(query);
  }

  /** Ends early, without an error, together with the console. */
  async #sleep(milliseconds: number): Promise<void> {
    const { signal } = this.#ended;
    if (signal.aborted || milliseconds === 0) return;
    await this.#clock.sleep(milliseconds, signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
}

function restOf({ meta }: Query): number {
  return typeof meta?.['atMostEvery'] === 'number' ? meta['atMostEvery'] : 0;
}

/** A query's key is its topic, then the thing that it is about, if there is one. */
function concerns({ topic, about }: Notice, [ofTopic, ofThing]: readonly unknown[]): boolean {
  return ofTopic === topic && (about === undefined || typeof ofThing !== 'string' || ofThing === about);
}
