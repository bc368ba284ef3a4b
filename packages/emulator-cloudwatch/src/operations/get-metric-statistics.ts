import type { Datapoint, GetMetricStatisticsCommandOutput } from '@aws-sdk/client-cloudwatch';
import { z } from 'zod';
import { type CloudWatchContext, operation, spanOf, timeInput } from '../context.ts';
import { errors } from '../errors.ts';
import { dimensionsInput } from '../metric-series.ts';
import type { Range } from '../metric-table.ts';
import { statisticNamed } from '../statistic.ts';
import { UNITS } from '../unit.ts';

const inputSchema = z.strictObject({
  Namespace: z.string(),
  MetricName: z.string(),
  Dimensions: dimensionsInput,
  StartTime: timeInput,
  EndTime: timeInput,
  Period: z.number().int().positive(),
  Statistics: z.array(z.string()).default([]),
  ExtendedStatistics: z.array(z.string()).default([]),
  Unit: z.enum(UNITS).optional(),
});

const LIMIT = 1440;

export const getMetricStatistics = operation<GetMetricStatisticsCommandOutput>()(
  inputSchema,
  (context, input) => {
    const period = input.Period * 1_000;
    const span = spanOf(input);
    if (span <= 0) throw errors.InvalidParameterValue.times();
    checkStatistics(input);
    checkCount(Math.ceil(span / period));
    const start = Math.floor(input.StartTime.getTime() / period) * period;
    const count = Math.ceil((input.EndTime.getTime() - start) / period);
    const unknown = [...input.Statistics, ...input.ExtendedStatistics].find((name) => !statisticNamed(name));
    if (unknown !== undefined) throw errors.InvalidParameterValue.unknownStatistic({ name: unknown });
    const starts = Array.from({ length: count }, (_, index) => start + index * period);
    return {
      Label: input.MetricName,
      Datapoints: starts.flatMap((from) =>
        datapoints(context, input, { from, to: from + period, unit: input.Unit }),
      ),
    };
  },
);

function checkStatistics({ Statistics, ExtendedStatistics }: z.output<typeof inputSchema>): void {
  if (Statistics.length + ExtendedStatistics.length === 0)
    throw errors.InvalidParameterCombination.noStatistics();
}

function checkCount(count: number): void {
  if (count > LIMIT) throw errors.InvalidParameterCombination.tooMany({ count, limit: LIMIT });
}

/** One data point for each unit in which something was measured. */
function datapoints(
  { metrics }: CloudWatchContext,
  input: z.output<typeof inputSchema>,
  range: Range,
): Datapoint[] {
  return metrics.units(input, range).flatMap((unit) => {
    const sample = metrics.sample(input, { ...range, unit });
    if (!sample) return [];
    const over = (names: readonly string[]): Record<string, number> =>
      Object.fromEntries(names.map((name) => [name, statisticNamed(name)?.(sample) as number]));
    return {
      Timestamp: new Date(range.from),
      ...over(input.Statistics),
      ...(input.ExtendedStatistics.length > 0 && { ExtendedStatistics: over(input.ExtendedStatistics) }),
      Unit: unit,
    };
  });
}
