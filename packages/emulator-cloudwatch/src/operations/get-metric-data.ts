import type { GetMetricDataCommandOutput, GetMetricDataInput } from '@aws-sdk/client-cloudwatch';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { operation, spanOf, timeInput } from '../context.ts';
import { errors } from '../errors.ts';
import { type MetricDataPage, pageOfData } from '../metric-data-page.ts';
import { checkedQueries, type MetricQuery, periodOfExpressions, queriesInput } from '../metric-query.ts';
import { type QueryResult, resultsOf } from '../metric-results.ts';

const input = structure<GetMetricDataInput>()({
  MetricDataQueries: queriesInput,
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
  ({ metrics }, { MetricDataQueries, StartTime, EndTime, ScanBy, MaxDatapoints, NextToken }) => {
    const span = spanOf({ StartTime, EndTime });
    if (span <= 0) throw errors.InvalidParameterValue.times();
    const queries = checkedQueries('MetricDataQueries', MetricDataQueries);
    checkCount(queries, span);
    const results = resultsOf(queries, metrics, { from: StartTime.getTime(), to: EndTime.getTime() });
    const pages = results.flatMap((result) => pagesOf(result, ScanBy === 'TimestampDescending'));
    return { ...pageOfData(pages, MaxDatapoints, NextToken), Messages: [] };
  },
);

function checkCount(queries: readonly MetricQuery[], span: number): void {
  const otherwise = periodOfExpressions(queries);
  const count = queries.reduce((sum, query) => sum + span / (periodOf(query, otherwise) * 1000), 0);
  if (count > MOST_DATAPOINTS)
    throw errors.InvalidParameterCombination.tooManyOfQueries({
      count: Math.ceil(count),
      limit: MOST_DATAPOINTS,
    });
}

function periodOf(query: MetricQuery, otherwise: number): number {
  return 'MetricStat' in query ? query.MetricStat.Period : (query.Period ?? otherwise);
}

function pagesOf({ Id, series }: QueryResult, newestFirst: boolean): MetricDataPage[] {
  return series.map(({ label, points }) => {
    const found = newestFirst ? [...points].toReversed() : [...points];
    return {
      Id,
      Label: label,
      Timestamps: found.map(([at]) => new Date(at)),
      Values: found.map(([, value]) => value),
    };
  });
}
