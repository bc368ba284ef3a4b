import type { LogEvent } from '../../aws/logs.ts';

interface MetricDefinition {
  readonly Name?: string | undefined;
  readonly Regex?: string | undefined;
}

/** One number an epoch, from the first on. */
export type Curves = ReadonlyMap<string, readonly number[]>;

/** The classifier writes how long an epoch took, which is no metric of the algorithm. */
const TIME_COST: MetricDefinition = { Name: 'epoch:seconds', Regex: 'Time cost=(\\S+)' };

/**
 * The metrics of a training job, read from its log by the job's own definitions, as SageMaker reads them
 * (https://docs.aws.amazon.com/sagemaker/latest/dg/define-train-metrics.html).
 */
export function metricCurves(events: readonly LogEvent[], definitions: readonly MetricDefinition[]): Curves {
  const found = new Map<string, number[]>();
  const readers = [...definitions, TIME_COST].flatMap(({ Name, Regex }) =>
    Name === undefined || Regex === undefined ? [] : [{ name: Name, regex: new RegExp(Regex) }],
  );
  for (const { message = '' } of events)
    for (const { name, regex } of readers) {
      const value = Number(regex.exec(message)?.[1] ?? NaN);
      if (Number.isFinite(value)) found.set(name, [...(found.get(name) ?? []), value]);
    }
  return found;
}
