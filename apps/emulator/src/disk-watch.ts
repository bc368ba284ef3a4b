import { rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commonErrors, diskFault } from '@scones/emulator-core';
import type { Clock } from '@scones/deterministic';
import { isRead } from './console/change-notices.ts';

interface DiskWatchOptions {
  readonly folder: string;
  readonly clock: Clock;
  /** Says on stderr what happens. */
  readonly tell: (text: string) => void;
}

/** Enough for thousands of deletions, which the database has to write too. */
const RESERVE_BYTES = 2 ** 20;
const PAUSE_MILLISECONDS = 1000;

/**
 * Watches whether the folder takes what is written. A reserve of space is given back as soon as it doesn't, so that deletions
 * can go on, and other requests that write are refused, so that nothing else takes that space. Once a second it tries to take
 * the reserve again; then everything is as before.
 */
export class DiskWatch {
  readonly #options: DiskWatchOptions;
  readonly #reserve: string;
  readonly #closing = new AbortController();
  #fault: string | undefined;
  /** The folder as it was at the start. */
  readonly #identity: string | undefined;
  #lookedAt = -Infinity;

  constructor(options: DiskWatchOptions) {
    this.#options = options;
    this.#reserve = reserveOf(options.folder);
    this.#identity = identityOf(options.folder);
  }

  /** What is wrong with the disk; undefined where nothing is. */
  get fault(): string | undefined {
    return this.#fault;
  }

  /** Takes the reserve for the first time. */
  start(): void {
    try {
      this.#take();
    } catch (error) {
      if (!this.notice(error)) throw error;
    }
  }

  /** Whether an error is the disk's. It is told of once, until it is over. */
  notice(error: unknown): boolean {
    const reason = diskFault(error);
    if (reason === undefined) return false;
    if (this.#fault === undefined) this.#begin(reason);
    return true;
  }

  /** Refuses an operation that would write while the disk takes nothing, unless it is one that may free space. */
  requireSpaceFor(operation: string): void {
    if (isRead(operation) || FREEING.test(operation)) return;
    this.#lookAtFolder();
    if (this.#fault === undefined) return;
    throw commonErrors.ServiceUnavailable.disk({ reason: this.#fault });
  }

  close(): void {
    this.#closing.abort();
  }

  /** SQLite would go on with a file that nobody finds any more. */
  #lookAtFolder(): void {
    const now = this.#options.clock.now();
    if (this.#fault !== undefined || Math.abs(now - this.#lookedAt) < PAUSE_MILLISECONDS) return;
    this.#lookedAt = now;
    if (identityOf(this.#options.folder) !== this.#identity) this.#begin(REMOVED);
  }

  #begin(reason: string): void {
    const { folder, tell } = this.#options;
    this.#fault = reason;
    releaseReserve(folder);
    tell(
      `The emulator can write nothing to ${folder}: ${reason}. It refuses what would write, and deletes, until there is space.`,
    );
    void this.#untilOver();
  }

  async #untilOver(): Promise<void> {
    const { clock, folder, tell } = this.#options;
    const { signal } = this.#closing;
    for (;;) {
      await clock.sleep(PAUSE_MILLISECONDS, signal).catch(() => undefined);
      if (signal.aborted) return;
      try {
        this.#take();
        break;
      } catch (error) {
        this.#fault = diskFault(error) ?? (error as Error).message;
      }
    }
    this.#fault = undefined;
    tell(`The emulator can write to ${folder} again.`);
  }

  /** Needs twice the space, so that there is some besides the reserve. */
  #take(): void {
    if (identityOf(this.#options.folder) !== this.#identity) throw new Error(REMOVED);
    try {
      writeFileSync(this.#reserve, Buffer.alloc(2 * RESERVE_BYTES), { mode: 0o600 });
      truncateSync(this.#reserve, RESERVE_BYTES);
    } catch (error) {
      rmSync(this.#reserve, { force: true });
      throw error;
    }
  }
}

/** Operations that delete or end something, and calls that write nothing themselves. */
const FREEING = /^(Abort|Cancel|Delete|Deregister|Detach|Invoke|Purge|Remove|Stop|Unsubscribe|Untag)/;

const REMOVED =
  'it was removed while the emulator ran, and what is written would be lost. Start the emulator again';

/** Undefined where there is none. A folder that is made anew in its place is another. */
function identityOf(folder: string): string | undefined {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found && `${found.dev}:${found.ino}:${found.birthtimeMs}`;
}

function reserveOf(folder: string): string {
  return join(folder, 'reserve');
}

/** Gives the space back that an earlier emulator has kept; to be called before anything is written to the folder. */
export function releaseReserve(folder: string): void {
  rmSync(reserveOf(folder), { force: true });
}
