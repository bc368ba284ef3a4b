import type { MetricDefinition } from '../container-program.ts';
import type { Metric } from './training-job.ts';

/** Reads metrics out of log lines; of each it keeps the last value. */
export class TrainingMetrics {
  readonly #patterns: readonly { name: string; regex: RegExp }[];
  readonly #last = new Map<string, Metric>();

  constructor(definitions: readonly MetricDefinition[]) {
    this.#patterns = definitions.map(({ Name, Regex }) => ({ name: Name, regex: new RegExp(Regex) }));
  }

  /** Whether the line had a metric. */
  read(line: string, time: number): boolean {
    let found = false;
    for (const { name, regex } of this.#patterns) {
      const value = Number.parseFloat(regex.exec(line)?.[1] ?? '');
      if (!Number.isFinite(value)) continue;
      this.#last.set(name, { name, value, time });
      found = true;
    }
    return found;
  }

  get final(): Metric[] {
    return [...this.#last.values()];
  }
}
