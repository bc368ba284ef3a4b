import type { LogEvent } from '../../aws/logs.ts';

interface MetricDefinition {
  readonly Name?: string | undefined;
  readonly Regex?: string | undefined;
}

export interface Point {
  /** The first is 1. */
  readonly epoch: number;
  readonly value: number;
}

/** Each metric's points, in the order of the epochs. */
export type Curves = ReadonlyMap<string, readonly Point[]>;

export const SECONDS = 'epoch:seconds';
export const LEARNING_RATE = 'learning rate';

/**
 * The values that image classification logs besides the algorithm's metrics: in MXNet's words, and the learning rate
 * where it has a schedule.
 */
const OF_THE_LOG: readonly MetricDefinition[] = [
  { Name: SECONDS, Regex: 'Time cost=(\\S+)' },
  { Name: LEARNING_RATE, Regex: 'Change learning rate to (\\S+)' },
];

/**
 * The metrics of a training job, read from its log by the job's own definitions, as SageMaker reads them
 * (https://docs.aws.amazon.com/sagemaker/latest/dg/define-train-metrics.html).
 */
export function metricCurves(
  events: readonly Pick<LogEvent, 'message'>[],
  definitions: readonly MetricDefinition[],
): Curves {
  const found = new Map<string, Point[]>();
  const readers = [...definitions, ...OF_THE_LOG].flatMap(({ Name, Regex }) =>
    Name === undefined || Regex === undefined ? [] : [{ name: Name, regex: new RegExp(Regex) }],
  );
  for (const { message = '' } of events)
    for (const { name, regex } of readers) {
      const value = Number(regex.exec(message)?.[1] ?? NaN);
      if (!Number.isFinite(value)) continue;
      const points = found.get(name) ?? [];
      points.push({ epoch: epochOf(message) ?? points.length + 1, value });
      found.set(name, points);
    }
  return found;
}

function epochOf(message: string): number | undefined {
  const text = /Epoch\[(\d+)\]/.exec(message)?.[1];
  return text === undefined ? undefined : Number(text) + 1;
}

/** How many pictures a second each epoch takes, from its duration. */
export function throughput(curves: Curves, pictures: number): readonly Point[] {
  const seconds = curves.get(SECONDS) ?? [];
  if (!(pictures > 0)) return [];
  return seconds
    .filter(({ value }) => value > 0)
    .map(({ epoch, value }) => ({ epoch, value: pictures / value }));
}

/** `train:accuracy` and `validation:accuracy` are of one family, `accuracy`, and share a chart. */
export function metricFamilies(names: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const families = new Map<string, string[]>();
  for (const name of names) {
    const family = name.slice(name.lastIndexOf(':') + 1);
    families.set(family, [...(families.get(family) ?? []), name]);
  }
  return families;
}

/** The best point of a metric that should be high. */
export function bestPoint(points: readonly Point[]): Point | undefined {
  return points.reduce<Point | undefined>(
    (best, point) => (best === undefined || point.value > best.value ? point : best),
    undefined,
  );
}
