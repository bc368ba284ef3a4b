import type { MetricDefinition } from '../container/container-program.ts';
import type { Metric } from './training-job.ts';

/** Takes each value that a training job reports. AWS shows it in CloudWatch's `/aws/sagemaker/TrainingJobs`. */
export type TrainingMetricPort = (trainingJobName: string, metric: string, value: number) => void;

/** Reads metrics out of log lines; of each it keeps the last value. */
export class TrainingMetrics {
  readonly #patterns: readonly { name: string; regex: RegExp }[];
  readonly #last = new Map<string, Metric>();

  constructor(definitions: readonly MetricDefinition[]) {
    this.#patterns = definitions.map(({ Name, Regex }) => ({ name: Name, regex: new RegExp(Regex) }));
  }

  /** The metrics of the line. */
  read(line: string, time: number): Metric[] {
    const found = this.#patterns.flatMap(({ name, regex }) => {
      const value = Number.parseFloat(regex.exec(line)?.[1] ?? '');
      return Number.isFinite(value) ? [{ name, value, time }] : [];
    });
    for (const metric of found) this.#last.set(metric.name, metric);
    return found;
  }

  get final(): Metric[] {
    return [...this.#last.values()];
  }
}
