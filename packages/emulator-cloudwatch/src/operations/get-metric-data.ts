import type {
  GetMetricDataCommandOutput,
  GetMetricDataInput,
  Metric,
  MetricDataQuery,
  MetricDataResult,
  MetricStat,
} from '@aws-sdk/client-cloudwatch';
import { only, structure } from '@scones/emulator-core';
import { z } from 'zod';
import { type CloudWatchContext, operation, timeInput } from '../cloudwatch-context.ts';
import { errors } from '../errors.ts';
import { dimensionsInput } from '../metric-series.ts';
import { statisticNamed } from '../statistic.ts';

const metric = structure<Metric>()({
  Namespace: z.string().min(1),
  MetricName: z.string().min(1),
  Dimensions: dimensionsInput,
});

/** Without Expression: metric math is refused by name. */
const query = structure<MetricDataQuery>()({
  Id: z.string().regex(/^[a-z]\w{0,254}$/),
  MetricStat: structure<MetricStat>()({ Metric: metric, Period: z.int().positive(), Stat: z.string() }),
  Label: z.string().optional(),
  ReturnData: only(true).optional(),
});

const input = structure<GetMetricDataInput>()({
  MetricDataQueries: z.array(query).min(1).max(500),
  StartTime: timeInput,
  EndTime: timeInput,
  ScanBy: z.enum(['TimestampDescending', 'TimestampAscending']).default('TimestampDescending'),
});

/** Of all queries together; the emulator answers in one page. */
const MOST_DATAPOINTS = 100_800;

export const getMetricData = operation<GetMetricDataCommandOutput>()(
  input,
  (context, { MetricDataQueries, StartTime, EndTime, ScanBy }) => {
    const span = EndTime.getTime() - StartTime.getTime();
    if (span <= 0)
      throw errors.InvalidParameterValue('The parameter StartTime must be less than the parameter EndTime.');
    const count = MetricDataQueries.reduce(
      (sum, { MetricStat }) => sum + span / (MetricStat.Period * 1000),
      0,
    );
    if (count > MOST_DATAPOINTS)
      throw errors.InvalidParameterCombination(
        `The queries ask for ${Math.ceil(count)} datapoints, more than ${MOST_DATAPOINTS}.`,
      );
    const results = MetricDataQueries.map((one) => resultOf(context, one, StartTime, EndTime));
    if (ScanBy === 'TimestampDescending')
      for (const { Timestamps, Values } of results) {
        Timestamps?.reverse();
        Values?.reverse();
      }
    return { MetricDataResults: results, Messages: [] };
  },
);

function resultOf(
  { metrics }: CloudWatchContext,
  { Id, Label, MetricStat }: z.output<typeof query>,
  start: Date,
  end: Date,
): MetricDataResult {
  const statistic = statisticNamed(MetricStat.Stat);
  if (!statistic) throw errors.InvalidParameterValue(`The emulator knows no statistic ${MetricStat.Stat}`);
  const period = MetricStat.Period * 1000;
  const timestamps: Date[] = [];
  const found: number[] = [];
  for (let from = Math.floor(start.getTime() / period) * period; from < end.getTime(); from += period) {
    const sample = metrics.sample(MetricStat.Metric, from, from + period);
    if (!sample) continue;
    timestamps.push(new Date(from));
    found.push(statistic(sample));
  }
  return {
    Id,
    Label: Label ?? MetricStat.Metric.MetricName,
    Timestamps: timestamps,
    Values: found,
    StatusCode: 'Complete',
  };
}
