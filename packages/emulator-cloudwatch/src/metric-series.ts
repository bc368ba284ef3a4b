import { z } from 'zod';

export const dimensionsInput = z.array(z.strictObject({ Name: z.string(), Value: z.string() })).default([]);

/** The names that identify a metric. */
export interface MetricSeries {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions: readonly { readonly Name: string; readonly Value: string }[];
}

/** The same for the same dimensions in any order. */
export function seriesKey({ Namespace, MetricName, Dimensions }: MetricSeries): string {
  const dimensions = Dimensions.map(({ Name, Value }) => [Name, Value] as const);
  return JSON.stringify([Namespace, MetricName, ...dimensions.sort(([a], [b]) => (a < b ? -1 : 1))]);
}

export function parseSeriesKey(key: string): MetricSeries {
  const [Namespace, MetricName, ...dimensions] = JSON.parse(key) as [string, string, ...[string, string][]];
  return { Namespace, MetricName, Dimensions: dimensions.map(([Name, Value]) => ({ Name, Value })) };
}
