import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const resultSchema = z.object({
  key: z.string(),
  seconds: z.number(),
  picturesSeen: z.number(),
  sharpness: z.number(),
  answers: z
    .array(z.object({ label: z.number(), probabilities: z.array(z.number()).readonly() }).readonly())
    .readonly(),
});

export type KeptResult = z.infer<typeof resultSchema>;

/** Results as JSON lines, so that a run that was cut goes on where it stopped. */
export class ResultsFile {
  readonly #path: string;
  readonly #results = new Map<string, KeptResult>();

  constructor(path: string) {
    this.#path = path;
    mkdirSync(dirname(path), { recursive: true });
    const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
    for (const [index, line] of lines.entries()) {
      if (line === '') continue;
      const result = this.#parse(line, index + 1);
      this.#results.set(result.key, result);
    }
  }

  /** The result of that key; worked out, and written down, where it isn't known. */
  async known(settings: object, work: () => Promise<Omit<KeptResult, 'key'>>): Promise<KeptResult> {
    const key = keyOf(settings);
    const known = this.#results.get(key);
    if (known) return known;
    const result = { key, ...(await work()) };
    this.#results.set(key, result);
    appendFileSync(this.#path, `${JSON.stringify(result)}\n`);
    return result;
  }

  #parse(line: string, number: number): KeptResult {
    try {
      return resultSchema.parse(JSON.parse(line));
    } catch (cause) {
      throw new Error(`${this.#path}, line ${number} is not a result: take that line out.`, { cause });
    }
  }
}

/** Equal for equal settings: a recipe that has changed is trained again. */
function keyOf(settings: object): string {
  return createHash('sha256').update(JSON.stringify(settings)).digest('hex').slice(0, 16);
}
