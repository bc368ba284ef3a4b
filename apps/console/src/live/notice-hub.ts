import type { Clock } from '@scones/deterministic';

/**
 * What is heard of the emulator's stream of events: `open` says that from now on nothing is missed, `lost` that nothing is
 * heard, and `back` that it is again.
 */
export interface Heard {
  readonly type: 'open' | 'notice' | 'reset' | 'lost' | 'back';
  /** The notice as JSON; empty for the others. */
  readonly data: string;
}

/** Where a tab is told what is heard. */
export interface Tab {
  postMessage(heard: Heard): void;
}

/** The stream of events: an `EventSource`, or a test. */
export interface Stream {
  /** As of an `EventSource`: 2 where it has given up. */
  readonly readyState: number;
  addEventListener(
    type: 'open' | 'notice' | 'reset' | 'error',
    listener: (event: MessageEvent<string>) => void,
  ): void;
}

const GIVEN_UP = 2;
const RETRY_MILLISECONDS = 2000;

/** One stream for all tabs, since a browser has six connections to a server and a stream takes one for good. */
export class NoticeHub {
  readonly #open: () => Stream;
  readonly #clock: Clock;
  readonly #tabs = new Set<Tab>();
  #isOpen = false;
  #isLost = false;
  #wasOpen = false;

  constructor(open: () => Stream, clock: Clock) {
    this.#open = open;
    this.#clock = clock;
    this.#listen();
  }

  join(tab: Tab): void {
    this.#tabs.add(tab);
    if (this.#isOpen) tab.postMessage({ type: 'open', data: '' });
    if (this.#isLost) tab.postMessage({ type: 'lost', data: '' });
  }

  leave(tab: Tab): void {
    this.#tabs.delete(tab);
  }

  #listen(): void {
    const stream = this.#open();
    // A stream that comes back by itself asks for what it missed; one that is opened anew does not know what that was.
    stream.addEventListener('open', () => {
      this.#turn(false);
      if (this.#isOpen) return;
      this.#isOpen = true;
      this.#tell({ type: this.#wasOpen ? 'reset' : 'open', data: '' });
      this.#wasOpen = true;
    });
    stream.addEventListener('notice', ({ data }) => this.#tell({ type: 'notice', data }));
    stream.addEventListener('reset', () => this.#tell({ type: 'reset', data: '' }));
    stream.addEventListener('error', () => {
      this.#turn(true);
      if (stream.readyState === GIVEN_UP) void this.#listenAgain();
    });
  }

  async #listenAgain(): Promise<void> {
    this.#isOpen = false;
    await this.#clock.sleep(RETRY_MILLISECONDS);
    this.#listen();
  }

  #turn(isLost: boolean): void {
    if (isLost === this.#isLost) return;
    this.#isLost = isLost;
    this.#tell({ type: isLost ? 'lost' : 'back', data: '' });
  }

  #tell(heard: Heard): void {
    for (const tab of this.#tabs) tab.postMessage(heard);
  }
}
