import type { Clock } from '@scones/deterministic';
import type { QueryClient } from '@tanstack/react-query';

/** What the emulator says of a change: which kind of thing, and which one where it is known. */
interface Notice {
  readonly topic: string;
  readonly about?: string;
}

/** Several notices in one turn of the screen ask for the same data once. */
const GATHER_MILLISECONDS = 30;

/**
 * Keeps what is on the screen up to date: a query whose key begins with a notice's topic (and names what it is about, or
 * nothing) is asked again. Queries of other things rest.
 */
export class LiveUpdates {
  readonly #queries: QueryClient;
  readonly #source: EventSource;
  readonly #gathered = new Map<string, Notice>();
  readonly #clock: Clock;
  #isGathering = false;

  constructor(queries: QueryClient, source: EventSource, clock: Clock) {
    this.#queries = queries;
    this.#source = source;
    this.#clock = clock;
    source.addEventListener('notice', this.#take);
    // What happened meanwhile is not known any more: everything that is shown is asked again.
    source.addEventListener('reset', () => void queries.invalidateQueries());
  }

  close(): void {
    this.#source.close();
  }

  readonly #take = ({ data }: MessageEvent<string>): void => {
    const notice = JSON.parse(data) as Notice;
    this.#gathered.set(`${notice.topic} ${notice.about ?? ''}`, notice);
    void this.#gather();
  };

  async #gather(): Promise<void> {
    if (this.#isGathering) return;
    this.#isGathering = true;
    await this.#clock.sleep(GATHER_MILLISECONDS);
    this.#isGathering = false;
    this.#refresh();
  }

  #refresh(): void {
    const notices = [...this.#gathered.values()];
    this.#gathered.clear();
    void this.#queries.invalidateQueries(
      { predicate: ({ queryKey }) => notices.some((notice) => concerns(notice, queryKey)) },
      // A request that is under way may have been answered before the change: it is not cut off, and asked again after.
      { cancelRefetch: false },
    );
  }
}

/** A query's key is its topic, then the thing that it is about, if it is about one. */
function concerns({ topic, about }: Notice, [ofTopic, ofThing]: readonly unknown[]): boolean {
  return ofTopic === topic && (about === undefined || ofThing === undefined || ofThing === about);
}
