import { errors } from './errors.ts';
import { ExpressionError, Expressions, type MathQuery } from './metric-math/evaluate-expressions.ts';
import { type Span, timesIn } from './metric-math/fill.ts';
import { isList, type MathValue, type Series } from './metric-math/math-value.ts';
import { type MetricQuery, type MetricStatQuery, periodOfExpressions } from './metric-query.ts';
import type { MetricTable } from './metric-table.ts';
import { statisticNamed } from './statistic.ts';

/** The series of a query that returns data; an expression may give several. */
export interface QueryResult {
  readonly Id: string;
  readonly series: readonly Series[];
}

type StatQuery = Extract<MetricQuery, { readonly MetricStat: unknown }>;

/** What the queries give that return data, in their order. @throws AWS’s error for an expression that is wrong */
export function resultsOf(queries: readonly MetricQuery[], table: MetricTable, span: Span): QueryResult[] {
  const valueOf = evaluation(queries, table, span);
  return queries
    .filter(({ ReturnData }) => ReturnData)
    .map((query) => ({ Id: query.Id, series: shownAs(query, valueOf(query.Id)) }));
}

/** What one of the queries gives. @throws AWS’s error for an expression that is wrong or gives no series */
export function valueOfQuery(
  { Id }: MetricQuery,
  queries: readonly MetricQuery[],
  table: MetricTable,
  span: Span,
): Exclude<MathValue, number> {
  return seriesOnly(Id, evaluation(queries, table, span)(Id));
}

function evaluation(
  queries: readonly MetricQuery[],
  table: MetricTable,
  span: Span,
): (id: string) => MathValue {
  const stats = queries.filter((query) => 'MetricStat' in query);
  const label = labelling(stats);
  const metrics = new Map(stats.map((query) => [query.Id, seriesOf(query, label(query), table, span)]));
  const expressions = new Expressions(mathQueries(queries), { span, metrics });
  return (id) => {
    try {
      return expressions.valueOf(id);
    } catch (error) {
      if (error instanceof ExpressionError)
        throw errors.ValidationError.expression({ id: error.id, reason: error.message });
      throw error;
    }
  };
}

function mathQueries(queries: readonly MetricQuery[]): MathQuery[] {
  const otherwise = periodOfExpressions(queries);
  return queries
    .filter((query) => 'Expression' in query)
    .map(({ Id, Expression, Period = otherwise }) => ({
      id: Id,
      expression: Expression,
      period: Period * 1000,
    }));
}

function seriesOnly(id: string, value: MathValue): Exclude<MathValue, number> {
  if (typeof value !== 'number') return value;
  throw errors.ValidationError.expression({ id, reason: 'It gives a Scalar, and has to give time series' });
}

function shownAs({ Id, Label, ...query }: MetricQuery, result: MathValue): readonly Series[] {
  const value = seriesOnly(Id, result);
  if (isList(value))
    return value.map((one) => ({ ...one, label: Label === undefined ? one.label : `${Label} ${one.label}` }));
  return [{ ...value, label: Label ?? ('Expression' in query ? Id : value.label) }];
}

/** Labels tell the metrics apart: by the statistic and by the period, where these differ. */
function labelling(queries: readonly StatQuery[]): (query: StatQuery) => string {
  const shown = queries.filter(({ ReturnData }) => ReturnData);
  const differ = (part: 'Stat' | 'Period'): boolean =>
    new Set(shown.map(({ MetricStat }) => MetricStat[part])).size > 1;
  const parts = (['Stat', 'Period'] as const).filter(differ);
  return ({ MetricStat, Label }) =>
    Label ?? [MetricStat.Metric.MetricName, ...parts.map((part) => MetricStat[part])].join(' ');
}

function seriesOf({ MetricStat }: StatQuery, label: string, table: MetricTable, span: Span): Series {
  const period = MetricStat.Period * 1000;
  const points = new Map<number, number>();
  for (const from of timesIn(span, period)) {
    const value = valueAt(MetricStat, table, { from, to: from + period });
    if (value !== undefined) points.set(from, value);
  }
  return { label, period, points };
}

function valueAt(
  { Metric, Stat, Unit }: MetricStatQuery,
  table: MetricTable,
  span: Span,
): number | undefined {
  const sample = table.sample(Metric, { ...span, unit: Unit });
  return sample && statisticNamed(Stat)?.(sample);
}
