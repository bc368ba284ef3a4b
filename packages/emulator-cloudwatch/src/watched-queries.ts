import type { WatchedQueries } from './alarm-record.ts';
import { errors } from './errors.ts';
import { isList } from './metric-math/math-value.ts';
import { checkedQueries, type MetricQuery, periodOfExpressions, type QueryInput } from './metric-query.ts';
import { valueOfQuery } from './metric-results.ts';
import type { MetricTable } from './metric-table.ts';

/** Of a request that names queries these take the place of. */
const BESIDE = ['MetricName', 'Namespace', 'Statistic', 'ExtendedStatistic', 'Period', 'Unit'] as const;

type Beside = Readonly<Partial<Record<(typeof BESIDE)[number], unknown>>> & {
  readonly Dimensions: readonly unknown[];
};

/** What an alarm over queries watches: one of them, which has to give a single series. @throws AWS’s errors */
export function watchedQueries(
  request: Beside,
  inputs: readonly QueryInput[],
  metrics: MetricTable,
): WatchedQueries & { readonly periodSeconds: number } {
  const member =
    BESIDE.find((name) => request[name] !== undefined) ??
    (request.Dimensions.length > 0 ? 'Dimensions' : undefined);
  if (member !== undefined) throw errors.ValidationError.besideMetrics({ member });
  const queries = checkedQueries('Metrics', inputs);
  const [watched, ...others] = queries.filter(({ ReturnData }) => ReturnData);
  if (!watched || others.length > 0) throw errors.ValidationError.returnData();
  // A list without data shows what kind of value the expression gives.
  if (isList(valueOfQuery(watched, queries, metrics, { from: 0, to: 0 })))
    throw errors.ValidationError.expression({
      id: watched.Id,
      reason: 'It gives an Array[TimeSeries], and an alarm watches a single time series',
    });
  return { queries, periodSeconds: periodOf(queries) };
}

function periodOf(queries: readonly MetricQuery[]): number {
  const longest = periodOfExpressions(queries);
  const named = queries.map((query) => ('MetricStat' in query ? query.MetricStat.Period : query.Period));
  const [period = longest, ...others] = new Set(named.filter((one) => one !== undefined));
  if (others.length > 0) throw errors.ValidationError.periods();
  return period;
}
