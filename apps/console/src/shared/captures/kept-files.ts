import { mapAtOnce } from './map-at-once.ts';

/** How the files of a bucket are listed and read. */
export interface Files {
  list(signal?: AbortSignal): Promise<readonly string[]>;
  read(key: string, signal?: AbortSignal): Promise<string>;
}

/** What a file's text holds; throws where it is no such file. */
export type ReadItems<Item> = (text: string, key: string) => readonly Item[];

/** What captures hold. A file is written once and never changed, so that each is read once. */
export class KeptFiles<Item> {
  readonly #files: Files;
  readonly #most: number;
  readonly #known = new Map<string, readonly Item[]>();

  /** Of more files than `most` the newest count, since their names begin with their times. */
  constructor(files: Files, most = Infinity) {
    this.#files = files;
    this.#most = most;
  }

  /** All that the files hold, in the files' order; what was read before is the same object again. */
  async items(readItems: ReadItems<Item>, signal?: AbortSignal): Promise<Item[]> {
    const listed = await this.#files.list(signal);
    const sorted = listed.filter((key) => key.endsWith('.jsonl')).toSorted();
    const keys = sorted.slice(Math.max(0, sorted.length - this.#most));
    const wanted = new Set(keys);
    for (const key of this.#known.keys()) if (!wanted.has(key)) this.#known.delete(key);
    const fresh = keys.filter((key) => !this.#known.has(key));
    await mapAtOnce(fresh, async (key) => {
      this.#known.set(key, readItems(await this.#files.read(key, signal), key));
    });
    return keys.flatMap((key) => this.#known.get(key) ?? []);
  }
}
