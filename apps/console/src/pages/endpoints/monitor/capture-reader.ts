import { type Inference, parseCapture } from '@scones/model-monitor';

/** How the files of a bucket are listed and read. */
export interface Files {
  list(signal?: AbortSignal): Promise<readonly string[]>;
  read(key: string, signal?: AbortSignal): Promise<string>;
}

/** More than these only fill the browser's memory. */
const MOST_FILES = 500;
const AT_ONCE = 6;

/** The captures of one endpoint. A file is written once and never changed, so that each is read once. */
export class CaptureReader {
  readonly #files: Files;
  readonly #classes: readonly string[];
  readonly #known = new Map<string, readonly Inference[]>();

  constructor(files: Files, classes: readonly string[]) {
    this.#files = files;
    this.#classes = classes;
  }

  /** All answers in the newest files, by time; what was read before is the same object again. */
  async inferences(signal?: AbortSignal): Promise<readonly Inference[]> {
    const listed = await this.#files.list(signal);
    // Their names begin with their times.
    const keys = listed
      .filter((key) => key.endsWith('.jsonl'))
      .toSorted()
      .slice(-MOST_FILES);
    for (const key of this.#known.keys()) if (!keys.includes(key)) this.#known.delete(key);
    const fresh = keys.filter((key) => !this.#known.has(key));
    await Promise.all(Array.from({ length: AT_ONCE }, () => this.#readEach(fresh, signal)));
    return [...this.#known.values()].flat().sort((one, other) => one.time - other.time);
  }

  async #readEach(keys: string[], signal?: AbortSignal): Promise<void> {
    for (let key = keys.pop(); key !== undefined; key = keys.pop()) {
      const text = await this.#files.read(key, signal);
      this.#known.set(key, parseCapture(text, { classes: this.#classes, source: key }));
    }
  }
}
