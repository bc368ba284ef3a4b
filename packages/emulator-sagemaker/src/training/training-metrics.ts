import { inBoundedTime, TookTooLong } from '@scones/wildcards';
import type { MetricDefinition } from '../container/container-program.ts';
import type { Metric } from './training-job.ts';

/** Takes each value that a training job reports. AWS shows it in CloudWatch's `/aws/sagemaker/TrainingJobs`. */
export type TrainingMetricPort = (trainingJobName: string, metric: string, value: number) => void;

interface Pattern {
  readonly name: string;
  readonly regex: RegExp;
}

/** Reads metrics out of log lines; of each it keeps the last value. */
export class TrainingMetrics {
  #patterns: readonly Pattern[];
  readonly #log: (message: string) => void;
  readonly #last = new Map<string, Metric>();

  /** What it can't do, it says to the job's log. */
  constructor(definitions: readonly MetricDefinition[], log: (message: string) => void) {
    this.#log = log;
    this.#patterns = definitions.map(({ Name, Regex }) => ({ name: Name, regex: new RegExp(Regex) }));
  }

  /** The metrics of the line. */
  read(line: string, time: number): Metric[] {
    const found = this.#patterns.flatMap((pattern) => {
      const value = Number.parseFloat(this.#find(pattern, line) ?? '');
      return Number.isFinite(value) ? [{ name: pattern.name, value, time }] : [];
    });
    for (const metric of found) this.#last.set(metric.name, metric);
    return found;
  }

  /** The first group of the pattern. One that takes too long once is not looked for any more. */
  #find(pattern: Pattern, line: string): string | undefined {
    try {
      return inBoundedTime(() => pattern.regex.exec(line)?.[1]);
    } catch (error) {
      if (!(error instanceof TookTooLong)) throw error;
      this.#patterns = this.#patterns.filter((each) => each !== pattern);
      this.#log(
        `The emulator leaves out the metric ${pattern.name}: matching its Regex with a line takes too long. Take a simpler Regex.`,
      );
      return undefined;
    }
  }

  get final(): Metric[] {
    return [...this.#last.values()];
  }
}
