import {
  DescribeAlarmHistoryCommand,
  DescribeAlarmsCommand,
  type MetricDataQuery,
  PutMetricAlarmCommand,
  type PutMetricAlarmCommandInput,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCloudWatch } from './testing/start-cloudwatch.ts';

const TOPIC = 'arn:aws:sns:us-east-1:000000000000:oven';
let server: Awaited<ReturnType<typeof startCloudWatch>>;
let told: Record<string, unknown>[];
beforeEach(async () => {
  told = [];
  server = await startCloudWatch({
    sns: async (_arn, { text }) => told.push(JSON.parse(text) as Record<string, unknown>),
  });
});
afterEach(() => server.close());

const metric = (Id: string, MetricName: string, Period = 60): MetricDataQuery => ({
  Id,
  MetricStat: { Metric: { Namespace: 'Oven', MetricName, Dimensions: [] }, Period, Stat: 'Sum' },
  ReturnData: false,
});
const RATE: MetricDataQuery = {
  Id: 'rate',
  Expression: '100 * burnt / all',
  Label: 'percent',
  ReturnData: true,
};
const METRICS = [RATE, metric('burnt', 'Burnt'), metric('all', 'Baked')];

const putAlarm = (more: Partial<PutMetricAlarmCommandInput> = {}) =>
  server.client.send(
    new PutMetricAlarmCommand({
      AlarmName: 'burnt',
      EvaluationPeriods: 1,
      Threshold: 5,
      ComparisonOperator: 'GreaterThanThreshold',
      AlarmActions: [TOPIC],
      Metrics: METRICS,
      ...more,
    }),
  );

async function bake(burnt: number, all: number): Promise<void> {
  const MetricData = [
    { MetricName: 'Burnt', Value: burnt },
    { MetricName: 'Baked', Value: all },
  ];
  await server.client.send(new PutMetricDataCommand({ Namespace: 'Oven', MetricData }));
  await server.clock.advance(1_000);
}

async function alarm() {
  const { MetricAlarms = [] } = await server.client.send(new DescribeAlarmsCommand({}));
  return MetricAlarms[0];
}

describe('an alarm over an expression', () => {
  it('is shown with its metrics, and judged when data of any of them arrive', async () => {
    await putAlarm();
    const made = await alarm();
    expect(made).toMatchObject({ StateValue: 'INSUFFICIENT_DATA', Metrics: METRICS });
    expect(made).not.toHaveProperty('MetricName');
    await bake(1, 100);
    expect((await alarm())?.StateValue).toBe('OK');
    await bake(9, 0);
    expect(await alarm()).toMatchObject({
      StateValue: 'ALARM',
      StateReason:
        'Threshold Crossed: 1 of the last 1 datapoints [10] met the condition GreaterThanThreshold (5).',
    });
  });

  it('tells its topic of its metrics', async () => {
    await putAlarm();
    await bake(10, 100);
    expect(told).toMatchObject([
      {
        NewStateValue: 'ALARM',
        Trigger: {
          Period: 60,
          Metrics: [
            RATE,
            {
              Id: 'burnt',
              MetricStat: {
                Metric: { Namespace: 'Oven', MetricName: 'Burnt', Dimensions: [] },
                Period: 60,
                Stat: 'Sum',
              },
              ReturnData: false,
            },
            { Id: 'all' },
          ],
        },
      },
    ]);
    expect(told[0]?.['Trigger']).not.toHaveProperty('MetricName');
    const { AlarmHistoryItems = [] } = await server.client.send(
      new DescribeAlarmHistoryCommand({ HistoryItemType: 'ConfigurationUpdate' }),
    );
    const data = JSON.parse(AlarmHistoryItems[0]?.HistoryData ?? '{}') as { createdAlarm: unknown };
    expect(data.createdAlarm).toMatchObject({
      metrics: [
        { id: 'rate', expression: '100 * burnt / all', label: 'percent', returnData: true },
        { id: 'burnt', metricStat: { metric: { metricName: 'Burnt' }, period: 60, stat: 'Sum' } },
        { id: 'all' },
      ],
    });
  });

  it('fills in what was not measured', async () => {
    await putAlarm({
      Metrics: [{ ...RATE, Expression: 'FILL(burnt, 6)' }, metric('burnt', 'Burnt')],
      EvaluationPeriods: 3,
    });
    await bake(7, 0);
    expect((await alarm())?.StateValue).toBe('ALARM');
  });

  it('may watch one metric by itself', async () => {
    await putAlarm({ Metrics: [{ ...metric('all', 'Baked'), ReturnData: true }] });
    await bake(0, 6);
    expect((await alarm())?.StateValue).toBe('ALARM');
  });

  it.each<[string, Partial<PutMetricAlarmCommandInput>, string]>([
    [
      'a statistic beside the metrics',
      { Statistic: 'Sum' },
      'Statistic should not be set if list of Metrics is set.',
    ],
    ['a period beside the metrics', { Period: 60 }, 'Period should not be set if list of Metrics is set.'],
    [
      'nothing to watch',
      { Metrics: METRICS.slice(1) },
      'Exactly one element of the metrics list should return data.',
    ],
    [
      'two to watch',
      { Metrics: [RATE, metric('burnt', 'Burnt'), { ...metric('all', 'Baked'), ReturnData: true }] },
      'Exactly one element of the metrics list should return data.',
    ],
    [
      'a metric that is not there',
      { Metrics: [RATE] },
      "Error in expression 'rate': No query has the id burnt",
    ],
    [
      'an array',
      { Metrics: [{ ...RATE, Expression: 'METRICS()' }, metric('all', 'Baked')] },
      "Error in expression 'rate': It gives an Array[TimeSeries], and an alarm watches a single time series",
    ],
    [
      'several periods',
      { Metrics: [RATE, metric('burnt', 'Burnt'), metric('all', 'Baked', 300)] },
      'The emulator does not support alarms over metrics of different periods',
    ],
  ])('is refused for %s', async (_, more, message) => {
    await expect(putAlarm(more)).rejects.toMatchObject({ name: 'ValidationException', message });
  });
});
