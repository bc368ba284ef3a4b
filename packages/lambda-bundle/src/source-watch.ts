import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Clock } from '@scones/deterministic';
import type { Plugin } from 'esbuild';

export interface SourceChange {
  readonly source: string;
  /** Milliseconds since the epoch. */
  readonly savedAt: number;
}

/** The time that the rest of a change may take: editors save in several steps. */
const SETTLING_MILLISECONDS = 20;

/**
 * Reports when one of the sources of a bundle is saved. esbuild's own watching looks at a part of the files every 100
 * ms, dependencies included, and may take more than a second.
 */
export class SourceWatch implements Disposable {
  readonly #clock: Clock;
  readonly #sources = new Set<string>();
  /** Watches folders, since an editor may replace the file that it saves by a new one. */
  readonly #watchers = new Map<string, FSWatcher>();
  #first: SourceChange | undefined;
  #tell: () => void = () => undefined;
  #hasFailed = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Has esbuild say which sources it loads, those of a build that fails as well. */
  get plugin(): Plugin {
    return {
      name: 'source-watch',
      setup: (build) => {
        build.onLoad({ filter: /\.ts$/ }, ({ path }) => this.#add(path));
        build.onEnd(({ errors }) => void (this.#hasFailed = errors.length > 0));
      },
    };
  }

  /** The first change since the last one that was taken; rejects when the signal is aborted. */
  async take(signal: AbortSignal): Promise<SourceChange> {
    signal.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const abort = (): void => reject(signal.reason as Error);
    this.#tell = resolve;
    signal.addEventListener('abort', abort, { once: true });
    try {
      if (!this.#first) await promise;
      await this.#clock.sleep(SETTLING_MILLISECONDS, signal);
    } finally {
      signal.removeEventListener('abort', abort);
    }
    const change = this.#first as SourceChange;
    this.#first = undefined;
    return change;
  }

  [Symbol.dispose](): void {
    for (const watcher of this.#watchers.values()) watcher.close();
  }

  #add(source: string): undefined {
    this.#sources.add(source);
    const folder = dirname(source);
    if (this.#watchers.has(folder)) return;
    const watcher = watch(folder, (_event, name) => this.#onEvent(folder, name));
    this.#watchers.set(folder, watcher);
  }

  #onEvent(folder: string, name: string | null): void {
    const source = join(folder, name ?? '');
    // A file that a failed build was missing is no source yet.
    const matters = this.#sources.has(source) || (this.#hasFailed && basename(source).endsWith('.ts'));
    if (!matters) return;
    this.#first ??= { source, savedAt: this.#clock.now() };
    this.#tell();
  }
}
