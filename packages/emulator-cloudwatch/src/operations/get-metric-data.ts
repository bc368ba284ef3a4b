import type {
  GetMetricDataCommandOutput,
  GetMetricDataInput,
  Metric,
  MetricDataQuery,
  MetricStat,
} from '@aws-sdk/client-cloudwatch';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { type CloudWatchContext, operation, spanOf, timeInput } from '../context.ts';
import { errors } from '../errors.ts';
import { dimensionsInput } from '../metric-series.ts';
import { type MetricDataPage, pageOfData } from '../metric-data-page.ts';
import { statisticNamed } from '../statistic.ts';
import { UNITS } from '../unit.ts';

const metric = structure<Metric>()({
  Namespace: z.string().min(1),
  MetricName: z.string().min(1),
  Dimensions: dimensionsInput,
});

/** Without Expression: metric math is refused by name. */
const query = structure<MetricDataQuery>()({
  Id: z.string().regex(/^[a-z]\w{0,254}$/),
  MetricStat: structure<MetricStat>()({
    Metric: metric,
    Period: z.int().positive(),
    Stat: z.string(),
    Unit: z.enum(UNITS).optional(),
  }),
  Label: z.string().optional(),
  ReturnData: z.boolean().default(true),
});

type Query = z.output<typeof query>;

const input = structure<GetMetricDataInput>()({
  MetricDataQueries: z.array(query).min(1).max(500),
  StartTime: timeInput,
  EndTime: timeInput,
  ScanBy: z.enum(['TimestampDescending', 'TimestampAscending']).default('TimestampDescending'),
  MaxDatapoints: z.int().min(1).max(100_800).default(100_800),
  NextToken: z.string().optional(),
});

/** This limit counts all queries together. */
const MOST_DATAPOINTS = 100_800;

export const getMetricData = operation<GetMetricDataCommandOutput>()(
  input,
  (context, { MetricDataQueries, StartTime, EndTime, ScanBy, MaxDatapoints, NextToken }) => {
    const span = spanOf({ StartTime, EndTime });
    if (span <= 0) throw errors.InvalidParameterValue.times();
    const count = MetricDataQueries.reduce(
      (sum, { MetricStat }) => sum + span / (MetricStat.Period * 1000),
      0,
    );
    if (count > MOST_DATAPOINTS)
      throw errors.InvalidParameterCombination.tooManyOfQueries({
        count: Math.ceil(count),
        limit: MOST_DATAPOINTS,
      });
    const shown = MetricDataQueries.filter(({ ReturnData }) => ReturnData);
    const label = labelling(shown);
    const results = shown.map((one) => ({
      ...resultOf(context, one, StartTime, EndTime),
      Id: one.Id,
      Label: one.Label ?? label(one),
    }));
    if (ScanBy === 'TimestampDescending')
      for (const { Timestamps, Values } of results) {
        Timestamps.reverse();
        Values.reverse();
      }
    return { ...pageOfData(results, MaxDatapoints, NextToken), Messages: [] };
  },
);

/** Labels tell the queries apart: by the statistic and by the period, where these differ. */
function labelling(queries: readonly Query[]): (query: Query) => string {
  const differ = (part: 'Stat' | 'Period'): boolean =>
    new Set(queries.map(({ MetricStat }) => MetricStat[part])).size > 1;
  const parts = (['Stat', 'Period'] as const).filter(differ);
  return ({ MetricStat }) =>
    [MetricStat.Metric.MetricName, ...parts.map((part) => MetricStat[part])].join(' ');
}

function resultOf(
  { metrics }: CloudWatchContext,
  { MetricStat }: Query,
  start: Date,
  end: Date,
): Pick<MetricDataPage, 'Timestamps' | 'Values'> {
  const statistic = statisticNamed(MetricStat.Stat);
  if (!statistic) throw errors.InvalidParameterValue.unknownStatistic({ name: MetricStat.Stat });
  const period = MetricStat.Period * 1000;
  const timestamps: Date[] = [];
  const found: number[] = [];
  for (let from = Math.floor(start.getTime() / period) * period; from < end.getTime(); from += period) {
    const sample = metrics.sample(MetricStat.Metric, { from, to: from + period, unit: MetricStat.Unit });
    if (!sample) continue;
    timestamps.push(new Date(from));
    found.push(statistic(sample));
  }
  return { Timestamps: timestamps, Values: found };
}
