import { GetMetricDataCommand, type MetricDataQuery, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCloudWatch } from '../testing/start-cloudwatch.ts';

/** A Saturday. */
const START = Date.UTC(2026, 10, 28, 13, 58);
const MINUTES = 4;
/** By the minute from the start; the third has no `errors`, and the second no `calls`. */
const MEASURED = { errors: [1, 2, undefined, 4], calls: [10, undefined, 30, 40] };

let server: Awaited<ReturnType<typeof startCloudWatch>>;
beforeAll(async () => {
  server = await startCloudWatch();
  for (const [MetricName, values] of Object.entries(MEASURED))
    for (const [minute, Value] of values.entries())
      if (Value !== undefined)
        await server.client.send(
          new PutMetricDataCommand({
            Namespace: 'Oven',
            MetricData: [{ MetricName, Value, Timestamp: new Date(START + minute * 60_000) }],
          }),
        );
});
afterAll(() => server.close());

const metric = (Id: string, MetricName: string): MetricDataQuery => ({
  Id,
  MetricStat: { Metric: { Namespace: 'Oven', MetricName }, Period: 60, Stat: 'Sum' },
  ReturnData: false,
});

const ask = async (...queries: MetricDataQuery[]) => {
  const { MetricDataResults = [] } = await server.client.send(
    new GetMetricDataCommand({
      MetricDataQueries: [...queries, metric('m1', 'errors'), metric('m2', 'calls'), metric('none', 'none')],
      StartTime: new Date(START),
      EndTime: new Date(START + MINUTES * 60_000),
      ScanBy: 'TimestampAscending',
    }),
  );
  return MetricDataResults;
};

/** The values by the minute, those without data left open. */
async function minutesOf(Expression: string): Promise<(number | undefined)[][]> {
  const results = await ask({ Id: 'e', Expression });
  return results.map(({ Timestamps = [], Values = [] }) =>
    Array.from({ length: MINUTES }, (_, minute) => {
      const index = Timestamps.findIndex((time) => time.getTime() === START + minute * 60_000);
      return Values[index];
    }),
  );
}

const _ = undefined;

describe('an expression of metric math', () => {
  it.each<[string, ...(number | undefined)[]]>([
    ['m1', 1, 2, _, 4],
    ['m1 + m2', 11, _, _, 44],
    ['100 * m1 / m2', 10, _, _, 10],
    ['m1 - 1 - 1', -1, 0, _, 2],
    ['2 ^ 3 ^ m1', 8, 512, _, 2 ** 81 - 2 ** 81 + 2 ** (3 ** 4)],
    ['-m1 ^ 2', -1, -4, _, -16],
    ['(m1 + 1) * 2', 4, 6, _, 10],
    ['m1 / (m1 - 1)', _, 2, _, 4 / 3],
    ['m1 > 1', 0, 1, _, 1],
    ['m1 > 1 AND m1 < 4 || m1 == 1', 1, 1, _, 0],
    ['m1 >= 2 && m1 <= 2 OR m1 != m1', 0, 1, _, 0],
    ['ABS(1 - m1)', 0, 1, _, 3],
    ['CEIL(m1 / 4)', 1, 1, _, 1],
    ['FLOOR(m1 / 4)', 0, 0, _, 1],
    ['LOG10(m2)', 1, _, Math.log10(30), Math.log10(40)],
    ['LOG(m1)', 0, Math.log(2), _, Math.log(4)],
    ['m1 * 0 + SUM(m1)', 7, 7, _, 7],
    ['m1 - AVG(m1)', 1 - 7 / 3, 2 - 7 / 3, _, 4 - 7 / 3],
    ['m1 * 0 + MIN(m1) + 10 * MAX(m1)', 41, 41, _, 41],
    ['m2 * 0 + STDDEV([m1, m1 + 2])', 1, _, _, 1],
    ['m1 * 0 + DATAPOINT_COUNT(m1)', 3, 3, _, 3],
    ['SUM([m1, m2])', 11, 2, 30, 44],
    ['AVG(METRICS())', 5.5, 2, 30, 22],
    ['MAX(METRICS("1"))', 1, 2, _, 4],
    ['MIN([m1, m2])', 1, 2, 30, 4],
    ['DATAPOINT_COUNT([m1, m2])', 2, 1, 1, 2],
    ['TIME_SERIES(METRIC_COUNT(METRICS()))', 3, 3, 3, 3],
    ['TIME_SERIES(METRIC_COUNT(REMOVE_EMPTY(METRICS())))', 2, 2, 2, 2],
    ['FILL(m1, 0)', 1, 2, 0, 4],
    ['FILL(m1, REPEAT)', 1, 2, 2, 4],
    ['FILL(m1, LINEAR)', 1, 2, 3, 4],
    ['FILL(m1, m2)', 1, 2, 30, 4],
    ['FILL(m1 + m2, REPEAT)', 11, 11, 11, 44],
    ['FILL(none, 0)', 0, 0, 0, 0],
    ['DIFF(m1)', _, 1, _, 2],
    ['DIFF_TIME(m1)', _, 60, _, 120],
    ['RATE(m1)', _, 1 / 60, _, 2 / 120],
    ['RUNNING_SUM(m1)', 1, 3, _, 7],
    ['m1 / PERIOD(m1)', 1 / 60, 2 / 60, _, 4 / 60],
    ['IF(m1 > 1, m1)', _, 2, _, 4],
    ['IF(m1 > 1, m2, 0)', 0, _, _, 40],
    ['IF(SUM(m1) > 100, m1, 5)', 5, 5, 5, 5],
    ['MINUTE(FILL(m1, 0))', 58, 59, 0, 1],
    ['HOUR(FILL(m1, 0))', 13, 13, 14, 14],
    ['DAY(m1)', 6, 6, _, 6],
    ['DATE(m1) + MONTH(m1) * 100 + YEAR(m1) * 10000', 20_261_128, 20_261_128, _, 20_261_128],
    ['EPOCH(m1) - EPOCH(m1) + 1', 1, 1, _, 1],
    ['FIRST(SORT([m1, m2], SUM, DESC))', 10, _, 30, 40],
    ['LAST(SORT(METRICS(), AVG, ASC, 2))', 10, _, 30, 40],
    ['FIRST(SLICE([m1, m2], 1))', 10, _, 30, 40],
  ])('%s', async (expression, ...values) => {
    const [found] = await minutesOf(expression);
    expect(found?.map((value) => value && Math.round(value * 1e9) / 1e9)).toEqual(
      values.map((value) => value && Math.round(value * 1e9) / 1e9),
    );
  });

  it('gives each series of an array, with its own label', async () => {
    const results = await ask({ Id: 'e', Expression: 'SLICE([m1, m2], 0, 2) * 2', Label: 'twice' });
    expect(results.map(({ Id, Label, Values }) => [Id, Label, Values])).toEqual([
      ['e', 'twice errors', [2, 4, 8]],
      ['e', 'twice calls', [20, 60, 80]],
    ]);
  });

  it('is of other expressions, in any order', async () => {
    const [last] = await ask(
      { Id: 'a', Expression: 'b + 1' },
      { Id: 'b', Expression: 'm1 * 2', ReturnData: false },
    );
    expect(last).toMatchObject({ Id: 'a', Label: 'a', Values: [3, 5, 9] });
  });

  it('has the period that it names', async () => {
    const [found] = await ask({ Id: 'e', Expression: 'TIME_SERIES(1)', Period: 120 });
    expect(found?.Values).toEqual([1, 1]);
  });

  it.each([
    ['m1 +', "Error in expression 'e': Unexpected the end"],
    ['m1 ? 2', "Error in expression 'e': Unexpected ? 2"],
    ['(m1', "Error in expression 'e': Unexpected the end"],
    ['m3', "Error in expression 'e': No query has the id m3"],
    ['e + 1', "Error in expression 'e': It is of itself: e, e"],
    ['SUM(m1)', "Error in expression 'e': It gives a Scalar, and has to give time series"],
    [
      'METRICS() + METRICS()',
      "Error in expression 'e': Unsupported operand types for +: Array[TimeSeries], Array[TimeSeries]",
    ],
    [
      "SEARCH('{Oven}', 'Sum', 60)",
      "Error in expression 'e': The emulator does not support the function SEARCH",
    ],
    ['SELECT MAX(errors) FROM Oven', "Error in expression 'e': The emulator does not support queries in SQL"],
    ['MEDIAN(m1)', "Error in expression 'e': Unknown function MEDIAN"],
    ['SUM(m1, m2)', "Error in expression 'e': SUM takes 1 arguments, not 2"],
    [
      'FILL(m1, NEVER)',
      "Error in expression 'e': Argument 2 of FILL has to be a Scalar, a TimeSeries, REPEAT or LINEAR",
    ],
    [
      'PERIOD(METRICS())',
      "Error in expression 'e': Argument 1 of PERIOD has to be a TimeSeries, not Array[TimeSeries]",
    ],
    ['SORT(METRICS(), SUM, UP)', "Error in expression 'e': SORT takes ASC or DESC, not UP"],
    ['SUM(constructor)', "Error in expression 'e': No query has the id constructor"],
    ['('.repeat(1000), "Error in expression 'e': It nests deeper than 100"],
  ])('%s is refused', async (expression, message) => {
    await expect(ask({ Id: 'e', Expression: expression })).rejects.toMatchObject({
      name: 'ValidationException',
      message,
    });
  });
});

describe('the queries of GetMetricData', () => {
  it('are a metric or an expression', async () => {
    await expect(ask({ Id: 'e' })).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'The parameter MetricDataQueries.member.1.MetricStat is required.\n',
    });
    await expect(ask({ ...metric('e', 'errors'), Expression: 'm1' })).rejects.toMatchObject({
      name: expect.stringMatching(/^InvalidParameterCombination/),
    });
  });

  it('have ids of their own', async () => {
    await expect(ask({ Id: 'm1', Expression: 'm2' })).rejects.toMatchObject({
      message: 'The values for parameter id in MetricDataQueries are not unique.',
    });
  });
});
