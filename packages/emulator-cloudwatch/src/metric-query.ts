import type { Metric, MetricDataQuery, MetricStat } from '@aws-sdk/client-cloudwatch';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from './errors.ts';
import { dimensionsInput } from './metric-series.ts';
import { statisticNamed } from './statistic.ts';
import { UNITS } from './unit.ts';

const metric = structure<Metric>()({
  Namespace: z.string().min(1),
  MetricName: z.string().min(1),
  Dimensions: dimensionsInput,
});

const metricStat = structure<MetricStat>()({
  Metric: metric,
  Period: z.int().positive(),
  Stat: z.string(),
  Unit: z.enum(UNITS).optional(),
});

/** One metric, or an expression over others of the same request. */
const query = structure<MetricDataQuery>()({
  Id: z.string().regex(/^[a-z]\w{0,254}$/),
  MetricStat: metricStat.optional(),
  Expression: z.string().min(1).max(2048).optional(),
  Label: z.string().optional(),
  Period: z.int().positive().optional(),
  ReturnData: z.boolean().default(true),
});

export const queriesInput = z.array(query).min(1).max(500);

export type QueryInput = z.output<typeof query>;
export type MetricStatQuery = z.output<typeof metricStat>;

interface Named {
  readonly Id: string;
  readonly Label?: string | undefined;
  readonly ReturnData: boolean;
}

/** A query that is either a metric or an expression. */
export type MetricQuery = Named &
  (
    | { readonly MetricStat: MetricStatQuery }
    | { readonly Expression: string; readonly Period?: number | undefined }
  );

/** The queries of a request’s member, each checked to be one or the other. @throws AWS’s errors */
export function checkedQueries(member: string, inputs: readonly QueryInput[]): MetricQuery[] {
  if (new Set(inputs.map(({ Id }) => Id)).size < inputs.length)
    throw errors.ValidationError.sameIds({ member });
  return inputs.map((input, index) => checkedQuery(`${member}.member.${index + 1}`, input));
}

function checkedQuery(
  place: string,
  { Id, Label, ReturnData, MetricStat, Expression, Period }: QueryInput,
): MetricQuery {
  if (Expression !== undefined) {
    if (MetricStat)
      throw errors.InvalidParameterCombination.exclusive({
        place,
        first: 'MetricStat',
        second: 'Expression',
      });
    return { Id, Label, ReturnData, Expression, Period };
  }
  if (!MetricStat) throw errors.ValidationError.noMetricStat({ place });
  if (!statisticNamed(MetricStat.Stat))
    throw errors.InvalidParameterValue.unknownStatistic({ name: MetricStat.Stat });
  return { Id, Label, ReturnData, MetricStat };
}

/** The seconds of an expression that names no period: the longest of the metrics. */
export function periodOfExpressions(queries: readonly MetricQuery[]): number {
  const periods = queries.map((query) => ('MetricStat' in query ? query.MetricStat.Period : 0));
  return periods.reduce((longest, period) => Math.max(longest, period), 0) || 60;
}
