import type { Clock } from '@scones/deterministic';
import type { ContainerAddress } from './call-container.ts';
import type { ModelServer } from './model-server.ts';

/** After this many ends in a row, the instance is given up. */
const RESTARTS_AT_MOST = 3;
const FIRST_DELAY_MILLISECONDS = 250;
/** The start of a server that lived this long was sound. */
const LIVED_WELL_MILLISECONDS = 300_000;

interface InstanceOptions {
  readonly id: string;
  readonly clock: Clock;
  /** Starts a server; called again when one has ended. */
  readonly startServer: (signal: AbortSignal) => Promise<ModelServer>;
  readonly onLine: (line: string) => void;
  /** Called when the last restart has failed. */
  readonly onGivenUp: (reason: string) => void;
}

/** One of a variant's instances: a model server that is started again when it dies. */
export class Instance {
  readonly id: string;
  readonly #options: InstanceOptions;
  readonly #stopped = new AbortController();
  #server: ModelServer | undefined;
  #busy: Promise<void> = Promise.resolve();
  #downReason = 'it has not started yet';

  constructor(options: InstanceOptions) {
    this.id = options.id;
    this.#options = options;
  }

  /** Rejects with the reason when the first start fails. */
  async start(): Promise<void> {
    const starting = this.#startServer();
    this.#busy = starting.then(
      () => undefined,
      () => undefined,
    );
    const server = await starting;
    // The watch rejects when the instance is stopped, which is no failure.
    this.#busy = this.#watch(server).catch(() => undefined);
  }

  /** The address of the healthy server, if there is one now. */
  get address(): ContainerAddress | undefined {
    return this.#server?.address;
  }

  get downReason(): string {
    return this.#downReason;
  }

  async stop(): Promise<void> {
    this.#stopped.abort(new Error('the instance is stopped'));
    await this.#server?.stop();
    await this.#busy;
  }

  /** Ends, or rejects, when the instance is stopped or given up. */
  async #watch(first: ModelServer): Promise<void> {
    const { clock, onLine, onGivenUp } = this.#options;
    const { signal } = this.#stopped;
    let server: ModelServer | undefined = first;
    let restarts = 0;
    for (;;) {
      if (server) {
        const startedAt = clock.now();
        this.#downReason = await server.ended;
        if (clock.now() - startedAt > LIVED_WELL_MILLISECONDS) restarts = 0;
      }
      this.#server = undefined;
      signal.throwIfAborted();
      if (restarts === RESTARTS_AT_MOST) return onGivenUp(this.#downReason);
      onLine(
        `The server of this instance is down (${this.#downReason}); restart ${restarts + 1} of ${RESTARTS_AT_MOST}.`,
      );
      await clock.sleep(FIRST_DELAY_MILLISECONDS * 4 ** restarts++, signal);
      server = await this.#restart();
    }
  }

  async #startServer(): Promise<ModelServer> {
    const { signal } = this.#stopped;
    const server = await this.#options.startServer(signal);
    if (signal.aborted) await server.stop();
    signal.throwIfAborted();
    return (this.#server = server);
  }

  async #restart(): Promise<ModelServer | undefined> {
    try {
      return await this.#startServer();
    } catch (error) {
      this.#downReason = (error as Error).message;
      return undefined;
    }
  }
}
