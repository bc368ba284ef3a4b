import { PassThrough } from 'node:stream';
import type { Clock, Random } from '@scones/deterministic';
import type { EmulatorRequest, HttpService } from '@scones/emulator-core';
import { plainTextErrors } from './plain-text-errors.ts';

/** A change: the kind of thing (`executions`), and its ARN or name where it is known. */
export interface Notice {
  readonly topic: string;
  readonly about?: string | undefined;
}

/** Hears of changes as they happen. */
export type Notify = (topic: string, about?: string) => void;

interface Numbered {
  readonly number: number;
  readonly text: string;
}

const PATH = '/_emulator/events';

/** The first notice goes out at once; of the same thing, those that come within this time after it are one. */
const GATHER_MILLISECONDS = 15;

/** A page that was away for longer asks for everything again. */
const KEPT = 4096;

/** A client that reads slower than this is disconnected. It comes back, and continues from where it was. */
const LARGEST_BACKLOG = 2 ** 20;

const HEARTBEAT_MILLISECONDS = 20_000;

/**
 * `GET /_emulator/events`: a stream of server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html)
 * that says what changes, so that a page that shows it need not poll. A client that comes back with `Last-Event-ID` gets
 * what it missed, or the event `reset` where that is no longer known.
 */
export class LiveEvents {
  readonly #clock: Clock;
  /** Distinguishes this run of the emulator from an earlier one, whose numbers mean nothing here. */
  readonly #run: string;
  readonly #clients = new Set<PassThrough>();
  readonly #gathered = new Map<string, Notice>();
  readonly #ended = new AbortController();
  #kept: Numbered[] = [];
  #last = 0;
  #isGathering = false;
  /** Nothing is kept until somebody listens: each new client reads everything first. */
  #isWatched = false;

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#run = random.uuid().slice(0, 8);
  }

  readonly notify: Notify = (topic, about) => {
    if (!this.#isWatched) return;
    this.#gathered.set(`${topic} ${about ?? ''}`, { topic, about });
    if (!this.#isGathering) void this.#gather();
  };

  /** Everything may have changed. */
  reset(): void {
    this.#gathered.clear();
    this.#kept = [];
    this.#last++;
    this.#send(this.#encodeReset());
  }

  readonly service: HttpService = {
    name: 'events',
    detect: ({ path }) => path === PATH,
    handle: async (request) => {
      if (request.method !== 'GET') return { status: 405, headers: { allow: 'GET' } };
      const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store' };
      return { status: 200, headers, body: this.#open(request) };
    },
    ...plainTextErrors,
    close: async () => {
      this.#ended.abort();
      for (const client of this.#clients) client.end();
      this.#clients.clear();
    },
  };

  #open(request: EmulatorRequest): PassThrough {
    const client = new PassThrough();
    this.#isWatched = true;
    this.#clients.add(client);
    client.once('close', () => this.#clients.delete(client));
    const lastEventId = request.header('last-event-id');
    // An id alone is no event. But a client that is disconnected before the first event comes back with it.
    client.write(`retry: 500\nid: ${lastEventId ?? `${this.#run}-${this.#last}`}\n\n`);
    if (lastEventId !== undefined) client.write(this.#missed(lastEventId));
    if (this.#clients.size === 1) void this.#beat();
    return client;
  }

  #missed(lastEventId: string): string {
    const [run, text = ''] = lastEventId.split('-');
    const after = Number(text);
    const first = this.#kept[0]?.number ?? this.#last + 1;
    if (run !== this.#run || !(after <= this.#last) || after < first - 1) return this.#encodeReset();
    return this.#kept
      .filter(({ number }) => number > after)
      .map((numbered) => this.#encode(numbered))
      .join('');
  }

  async #gather(): Promise<void> {
    this.#isGathering = true;
    while (this.#gathered.size > 0) {
      this.#sendGathered();
      await this.#sleep(GATHER_MILLISECONDS);
    }
    this.#isGathering = false;
  }

  #sendGathered(): void {
    const news = [...this.#gathered.values()].map((notice) => ({
      number: ++this.#last,
      text: JSON.stringify(notice),
    }));
    this.#gathered.clear();
    this.#kept = [...this.#kept, ...news].slice(-KEPT);
    this.#send(news.map((numbered) => this.#encode(numbered)).join(''));
  }

  /** Makes a connection fail whose other end has gone. */
  async #beat(): Promise<void> {
    while (this.#clients.size > 0 && !this.#ended.signal.aborted) {
      await this.#sleep(HEARTBEAT_MILLISECONDS);
      this.#send(':\n\n');
    }
  }

  #send(text: string): void {
    for (const client of this.#clients) {
      client.write(text);
      if (client.writableLength + client.readableLength > LARGEST_BACKLOG) client.destroy();
    }
  }

  #encode({ number, text }: Numbered): string {
    return `id: ${this.#run}-${number}\nevent: notice\ndata: ${text}\n\n`;
  }

  #encodeReset(): string {
    return `id: ${this.#run}-${this.#last}\nevent: reset\ndata: {}\n\n`;
  }

  /** Ends early, without an error, when the emulator ends. */
  async #sleep(milliseconds: number): Promise<void> {
    const { signal } = this.#ended;
    if (signal.aborted) return;
    await this.#clock.sleep(milliseconds, signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
}
