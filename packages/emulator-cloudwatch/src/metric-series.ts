import { z } from 'zod';

export const dimensionsInput = z.array(z.strictObject({ Name: z.string(), Value: z.string() })).default([]);

/** The names that identify a metric. */
export interface MetricSeries {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions: readonly { readonly Name: string; readonly Value: string }[];
  /** What `seriesKey` makes of the names. */
  readonly key?: string;
}

/** A series that is recorded often has its key made once. */
export function knownSeries(series: MetricSeries): MetricSeries {
  return { ...series, key: seriesKey(series) };
}

/** The same for the same dimensions in any order. */
export function seriesKey({ key, Namespace, MetricName, Dimensions }: MetricSeries): string {
  if (key !== undefined) return key;
  const dimensions = Dimensions.map(({ Name, Value }) => [Name, Value] as const);
  return JSON.stringify([Namespace, MetricName, ...dimensions.sort(([a], [b]) => (a < b ? -1 : 1))]);
}

export function parseSeriesKey(key: string): MetricSeries {
  const [Namespace, MetricName, ...dimensions] = JSON.parse(key) as [string, string, ...[string, string][]];
  return { Namespace, MetricName, Dimensions: dimensions.map(([Name, Value]) => ({ Name, Value })) };
}
