import {
  type CloudWatchClient,
  DeleteAlarmsCommand,
  DeleteDashboardsCommand,
  DescribeAlarmsCommand,
  DescribeAlarmsForMetricCommand,
  DisableAlarmActionsCommand,
  EnableAlarmActionsCommand,
  GetDashboardCommand,
  GetMetricStatisticsCommand,
  ListDashboardsCommand,
  ListMetricsCommand,
  ListTagsForResourceCommand,
  PutDashboardCommand,
  PutMetricAlarmCommand,
  type PutMetricAlarmCommandInput,
  PutMetricDataCommand,
  SetAlarmStateCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-cloudwatch';
import type { FakeClock } from '@scones/deterministic';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CloudWatchService } from './service.ts';
import { startCloudWatch } from './testing/start-cloudwatch.ts';

let server: Awaited<ReturnType<typeof startCloudWatch>>;
let service: CloudWatchService;
let client: CloudWatchClient;
let clock: FakeClock;
let told: { arn: string; subject: string; state: string }[];
const TOPIC = 'arn:aws:sns:us-east-1:000000000000:failures';
const FAILURES = {
  Namespace: 'AWS/States',
  MetricName: 'ExecutionsFailed',
  Dimensions: [{ Name: 'StateMachineArn', Value: 'arn:machine' }],
};

beforeEach(async () => {
  told = [];
  server = await startCloudWatch({
    sns: async (arn, { subject, text }) => told.push({ arn, subject, state: JSON.parse(text).NewStateValue }),
  });
  ({ client, clock, service } = server);
});
afterEach(() => server.close());

const putAlarm = (more: Partial<PutMetricAlarmCommandInput> = {}): Promise<unknown> =>
  client.send(
    new PutMetricAlarmCommand({
      AlarmName: 'failed',
      ...FAILURES,
      Statistic: 'Sum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 3,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
      AlarmActions: [TOPIC],
      OKActions: [TOPIC],
      ...more,
    }),
  );
const state = async (): Promise<string | undefined> =>
  (await client.send(new DescribeAlarmsCommand({ AlarmNames: ['failed'] }))).MetricAlarms?.[0]?.StateValue;
const fail = (times: number): void => {
  for (let count = 0; count < times; count++) service.recordMetric(FAILURES, 1);
};

describe('an alarm', () => {
  it('rings at once when the threshold is reached, and is over when the period is', async () => {
    await putAlarm();
    fail(2);
    expect(await state()).toBe('OK');
    fail(1);
    expect(await state()).toBe('ALARM');
    await clock.advance(60_000);
    expect(await state()).toBe('OK');
    expect(told.map((message) => message.subject)).toEqual([
      'OK: "failed"',
      'ALARM: "failed"',
      'OK: "failed"',
    ]);
    expect(told.every(({ arn }) => arn === TOPIC)).toBe(true);
  });

  it('looks at its own series only', async () => {
    await putAlarm();
    for (let count = 0; count < 5; count++)
      service.recordMetric({ ...FAILURES, Dimensions: [{ Name: 'StateMachineArn', Value: 'another' }] }, 1);
    expect(await state()).toBe('INSUFFICIENT_DATA');
  });

  it('waits for as many bad periods as it is told', async () => {
    await putAlarm({ EvaluationPeriods: 3, DatapointsToAlarm: 2 });
    fail(3);
    expect(await state()).toBe('OK');
    await clock.advance(60_000);
    fail(3);
    expect(await state()).toBe('ALARM');
  });

  it.each([
    ['breaching', 'ALARM'],
    ['notBreaching', 'OK'],
    ['missing', 'INSUFFICIENT_DATA'],
    ['ignore', 'INSUFFICIENT_DATA'],
  ])('takes missing data as %s, and is in %s', async (TreatMissingData, expected) => {
    await putAlarm({ TreatMissingData });
    await clock.advance(60_000);
    expect(await state()).toBe(expected);
  });

  it('judges by a percentile', async () => {
    await putAlarm({ Statistic: undefined, ExtendedStatistic: 'p90', Threshold: 100 });
    for (let value = 1; value <= 10; value++) service.recordMetric(FAILURES, value * 11);
    expect(await state()).toBe('OK');
    await clock.advance(1_000);
    service.recordMetric(FAILURES, 110);
    expect(await state()).toBe('ALARM');
  });

  it('can be set by hand, and acts on it unless its actions are off', async () => {
    await putAlarm();
    const ring = (): Promise<unknown> =>
      client.send(
        new SetAlarmStateCommand({ AlarmName: 'failed', StateValue: 'ALARM', StateReason: 'a test' }),
      );
    await ring();
    await ring();
    expect(told.map((message) => message.state)).toEqual(['ALARM']);
    await putAlarm({ ActionsEnabled: false, AlarmName: 'quiet' });
    await client.send(
      new SetAlarmStateCommand({ AlarmName: 'quiet', StateValue: 'ALARM', StateReason: 'a test' }),
    );
    expect(told).toHaveLength(1);
  });

  it('acts or not, as is switched', async () => {
    await putAlarm();
    const ring = async (StateValue: 'ALARM' | 'OK'): Promise<number> => {
      const state = { AlarmName: 'failed', StateValue, StateReason: 'a test' };
      await client.send(new SetAlarmStateCommand(state));
      return told.length;
    };
    const AlarmNames = ['failed', 'never-was'];
    await client.send(new DisableAlarmActionsCommand({ AlarmNames }));
    expect(await ring('ALARM')).toBe(0);
    await client.send(new EnableAlarmActionsCommand({ AlarmNames }));
    expect(await ring('OK')).toBe(1);
  });

  it('shows what it was given and nothing besides', async () => {
    await putAlarm({ TreatMissingData: undefined, Unit: 'Count' });
    const Reason = { StateReason: 'a test', StateReasonData: '{"by":"hand"}' };
    await client.send(new SetAlarmStateCommand({ AlarmName: 'failed', StateValue: 'ALARM', ...Reason }));
    const [alarm] = (await client.send(new DescribeAlarmsCommand({}))).MetricAlarms ?? [];
    expect(alarm).toMatchObject({
      ...Reason,
      Unit: 'Count',
      StateTransitionedTimestamp: new Date(clock.now()),
    });
    expect(alarm).not.toHaveProperty('DatapointsToAlarm');
    expect(alarm).not.toHaveProperty('TreatMissingData');
    await expect(
      client.send(
        new SetAlarmStateCommand({
          AlarmName: 'failed',
          StateValue: 'OK',
          StateReason: '',
          StateReasonData: '{',
        }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidFormatFault' });
  });

  it('of a unit looks at data of that unit only', async () => {
    await putAlarm({ Unit: 'Milliseconds' });
    for (let count = 0; count < 3; count++) service.recordMetric(FAILURES, 1, 'Count');
    expect(await state()).not.toBe('ALARM');
    for (let count = 0; count < 3; count++) service.recordMetric(FAILURES, 1, 'Milliseconds');
    expect(await state()).toBe('ALARM');
  });

  it('is found by its metric', async () => {
    await putAlarm();
    await putAlarm({ AlarmName: 'other', Period: 300, Statistic: 'Maximum', Unit: 'Count' });
    await putAlarm({ AlarmName: 'elsewhere', Dimensions: [] });
    const { Namespace, MetricName, Dimensions } = FAILURES;
    const names = async (more: object = {}): Promise<unknown> => {
      const metric = { Namespace, MetricName, Dimensions, ...more };
      const { MetricAlarms } = await client.send(new DescribeAlarmsForMetricCommand(metric));
      return MetricAlarms?.map(({ AlarmName }) => AlarmName);
    };
    expect(await names()).toEqual(['failed', 'other']);
    expect(await names({ Period: 300 })).toEqual(['other']);
    expect(await names({ Statistic: 'Sum' })).toEqual(['failed']);
    expect(await names({ Unit: 'Count' })).toEqual(['other']);
    expect(await names({ Dimensions: [] })).toEqual(['elsewhere']);
  });

  it('is listed by name, by beginning and by state, and goes when deleted', async () => {
    await putAlarm();
    await putAlarm({ AlarmName: 'other' });
    const names = async (input: object): Promise<unknown> =>
      (await client.send(new DescribeAlarmsCommand(input))).MetricAlarms?.map(({ AlarmName }) => AlarmName);
    expect(await names({})).toEqual(['failed', 'other']);
    expect(await names({ AlarmNamePrefix: 'oth' })).toEqual(['other']);
    expect(await names({ StateValue: 'ALARM' })).toEqual([]);
    await client.send(new DeleteAlarmsCommand({ AlarmNames: ['failed', 'never-was'] }));
    expect(await names({})).toEqual(['other']);
  });

  it.each<[string, Partial<PutMetricAlarmCommandInput>, RegExp]>([
    [
      'an action on what it cannot reach',
      { AlarmActions: ['arn:aws:automate:us-east-1:ec2:stop'] },
      /cannot act on/,
    ],
    [
      'a statistic that does not exist',
      { Statistic: undefined, ExtendedStatistic: 'tm99' },
      /no statistic tm99/,
    ],
    ['two statistics', { ExtendedStatistic: 'p90' }, /Exactly one/],
    ['nothing to watch', { MetricName: undefined }, /^The parameter MetricName is required\.$/],
  ])('refuses %s', async (_what, more, message) => {
    await expect(putAlarm(more)).rejects.toThrow(message);
  });
});

it('takes a thousand values in one request, which the client compresses', async () => {
  const MetricData = Array.from({ length: 1000 }, (_, index) => ({ MetricName: `m${index}`, Value: index }));
  await client.send(new PutMetricDataCommand({ Namespace: 'Many', MetricData }));
  const { Metrics } = await client.send(new ListMetricsCommand({ Namespace: 'Many', MetricName: 'm999' }));
  expect(Metrics).toHaveLength(1);
});

describe('metrics', () => {
  const put = (Value: number, Timestamp: Date): Promise<unknown> =>
    client.send(
      new PutMetricDataCommand({ Namespace: 'Mine', MetricData: [{ MetricName: 'm', Value, Timestamp }] }),
    );

  it('answers statistics by period', async () => {
    const start = clock.now();
    for (const [value, at] of [
      [4, 0],
      [2, 30_000],
      [10, 61_000],
    ] as const)
      await put(value, new Date(start + at));
    const { Datapoints } = await client.send(
      new GetMetricStatisticsCommand({
        Namespace: 'Mine',
        MetricName: 'm',
        StartTime: new Date(start),
        EndTime: new Date(start + 180_000),
        Period: 60,
        Statistics: ['Sum', 'Average', 'Minimum', 'Maximum', 'SampleCount'],
        ExtendedStatistics: ['p50'],
      }),
    );
    expect(Datapoints).toMatchObject([
      {
        Timestamp: new Date(start),
        Sum: 6,
        Average: 3,
        Minimum: 2,
        Maximum: 4,
        SampleCount: 2,
        ExtendedStatistics: { p50: 2 },
      },
      { Timestamp: new Date(start + 60_000), Sum: 10, SampleCount: 1 },
    ]);
  });

  it('lists which there are', async () => {
    fail(1);
    await put(1, new Date(clock.now()));
    const list = async (input: object): Promise<unknown> =>
      (await client.send(new ListMetricsCommand(input))).Metrics?.map(({ MetricName }) => MetricName);
    expect(await list({})).toEqual(['ExecutionsFailed', 'm']);
    expect(await list({ Namespace: 'Mine' })).toEqual(['m']);
    expect(await list({ Dimensions: [{ Name: 'StateMachineArn' }] })).toEqual(['ExecutionsFailed']);
  });

  it('answers statistics by unit', async () => {
    const MetricData = (['Seconds', 'Milliseconds', undefined] as const).map((Unit, index) => ({
      MetricName: 'm',
      Value: index,
      Unit,
      Timestamp: new Date(clock.now()),
    }));
    await client.send(new PutMetricDataCommand({ Namespace: 'Mine', MetricData }));
    const ask = async (Unit?: 'Seconds'): Promise<unknown> => {
      const range = { StartTime: new Date(clock.now()), EndTime: new Date(clock.now() + 60_000), Period: 60 };
      const { Datapoints } = await client.send(
        new GetMetricStatisticsCommand({
          Namespace: 'Mine',
          MetricName: 'm',
          ...range,
          Statistics: ['Sum'],
          Unit,
        }),
      );
      return Datapoints?.map((point) => `${point.Sum} ${point.Unit}`);
    };
    expect(await ask()).toEqual(['1 Milliseconds', '2 None', '0 Seconds']);
    expect(await ask('Seconds')).toEqual(['0 Seconds']);
  });

  it('are listed in pages', async () => {
    for (let count = 0; count < 501; count++)
      service.recordMetric({ Namespace: 'Many', MetricName: `m${count}`, Dimensions: [] }, 1);
    const first = await client.send(new ListMetricsCommand({ Namespace: 'Many' }));
    const second = await client.send(
      new ListMetricsCommand({ Namespace: 'Many', NextToken: first.NextToken }),
    );
    expect([first.Metrics?.length, second.Metrics?.length, second.NextToken]).toEqual([500, 1, undefined]);
  });

  it('lets no caller speak for AWS', async () => {
    await expect(
      client.send(
        new PutMetricDataCommand({ Namespace: 'AWS/States', MetricData: [{ MetricName: 'm', Value: 1 }] }),
      ),
    ).rejects.toThrow('The value AWS/ for parameter Namespace is invalid.');
  });
});

describe('a dashboard', () => {
  const DashboardName = 'overview';
  const DashboardBody = '{"widgets":[{"type":"metric"}]}';

  it('is kept as it is given', async () => {
    await client.send(new PutDashboardCommand({ DashboardName, DashboardBody }));
    expect(await client.send(new GetDashboardCommand({ DashboardName }))).toMatchObject({
      DashboardBody,
      DashboardArn: 'arn:aws:cloudwatch::000000000000:dashboard/overview',
    });
    expect((await client.send(new ListDashboardsCommand())).DashboardEntries).toMatchObject([
      { DashboardName, Size: 31 },
    ]);
    await client.send(new DeleteDashboardsCommand({ DashboardNames: [DashboardName] }));
    await expect(client.send(new GetDashboardCommand({ DashboardName }))).rejects.toThrow('does not exist');
  });

  it.each(['{', '{}', '{"widgets":[{}]}'])('is refused with the body %s', async (body) => {
    await expect(
      client.send(new PutDashboardCommand({ DashboardName, DashboardBody: body })),
    ).rejects.toThrow('dashboard body');
  });
});

it('refuses a dashboard whose name no dashboard can have', async () => {
  await expect(
    client.send(new PutDashboardCommand({ DashboardName: 'a b', DashboardBody: '{"widgets":[]}' })),
  ).rejects.toMatchObject({
    message:
      'The value for field DashboardName contains invalid characters. It can only contain alphanumerics, dash (-) and underscore (_). ',
  });
});

it('keeps the tags of alarms and dashboards', async () => {
  await putAlarm({ Tags: [{ Key: 'a', Value: '1' }] });
  await client.send(new PutDashboardCommand({ DashboardName: 'd', DashboardBody: '{"widgets":[]}' }));
  for (const ResourceARN of [
    'arn:aws:cloudwatch:us-east-1:000000000000:alarm:failed',
    'arn:aws:cloudwatch::000000000000:dashboard/d',
  ]) {
    await client.send(new TagResourceCommand({ ResourceARN, Tags: [{ Key: 'b', Value: '2' }] }));
    await client.send(new UntagResourceCommand({ ResourceARN, TagKeys: ['a'] }));
    expect((await client.send(new ListTagsForResourceCommand({ ResourceARN }))).Tags).toEqual([
      { Key: 'b', Value: '2' },
    ]);
  }
  await expect(
    client.send(new ListTagsForResourceCommand({ ResourceARN: 'arn:aws:cloudwatch::0:alarm:none' })),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

describe('PutMetricData', () => {
  const put = (...MetricData: object[]): Promise<unknown> =>
    client.send(new PutMetricDataCommand({ Namespace: 'Scones', MetricData: MetricData as never }));
  const read = async (
    Statistics: string[],
    ExtendedStatistics: string[] = [],
  ): Promise<object | undefined> => {
    const range = { StartTime: new Date(clock.now() - 60_000), EndTime: new Date(clock.now() + 60_000) };
    const { Datapoints } = await client.send(
      new GetMetricStatisticsCommand({
        Namespace: 'Scones',
        MetricName: 'm',
        Period: 3600,
        ...range,
        Statistics: Statistics as never,
        ExtendedStatistics,
      }),
    );
    return Datapoints?.[0];
  };

  it('takes values with how often each was measured', async () => {
    await put({ MetricName: 'm', Values: [1, 10, 2], Counts: [3, 1, 6] });
    expect(
      await read(['SampleCount', 'Sum', 'Minimum', 'Maximum', 'Average'], ['p30', 'p31', 'p95']),
    ).toMatchObject({
      SampleCount: 10,
      Sum: 25,
      Minimum: 1,
      Maximum: 10,
      Average: 2.5,
      ExtendedStatistics: { p30: 1, p31: 2, p95: 10 },
    });
  });

  it('takes totals', async () => {
    await put({ MetricName: 'm', StatisticValues: { SampleCount: 4, Sum: 8, Minimum: 1, Maximum: 5 } });
    expect(await read(['SampleCount', 'Average', 'Maximum'])).toMatchObject({
      SampleCount: 4,
      Average: 2,
      Maximum: 5,
    });
  });

  it.each([
    [
      { Value: 1, Values: [1] },
      'InvalidParameterCombinationException',
      'The parameters MetricData.member.1.Value and MetricData.member.1.Values are mutually exclusive and you have specified both.',
    ],
    [
      { Value: NaN },
      'InvalidParameterValueException',
      'The value NaN for parameter MetricData.member.1.Value is invalid.',
    ],
    [
      { Values: [1, 2], Counts: [1] },
      'InvalidParameterValueException',
      'The parameters MetricData.member.1.Values and MetricData.member.1.Counts must be of the same size.',
    ],
    [{}, 'MissingRequiredParameterException', 'The parameter MetricData.member.1.Value is required.'],
  ])('refuses %j, and keeps nothing of the rest', async (datum, name, message) => {
    const failing = put({ MetricName: 'm', ...datum }, { MetricName: 'm', Value: 1 });
    await expect(failing).rejects.toMatchObject({ name, message });
    expect(await read(['Sum'])).toBeUndefined();
  });
});

describe('GetMetricStatistics', () => {
  const ask = (more: object): Promise<unknown> =>
    client.send(
      new GetMetricStatisticsCommand({
        Namespace: 'Scones',
        MetricName: 'm',
        StartTime: new Date(0),
        EndTime: new Date(86_400_000),
        Period: 60,
        Statistics: ['Sum'],
        ...more,
      }),
    );

  it.each([
    [{ EndTime: new Date(999) }, 'The parameter StartTime must be less than the parameter EndTime.'],
    [{ EndTime: new Date(0) }, 'The parameter StartTime must be less than the parameter EndTime.'],
    [
      { Period: 1 },
      'You have requested up to 86400 datapoints, which exceeds the limit of 1440. You may reduce the datapoints requested by increasing Period, or decreasing the time range.',
    ],
    [
      { Statistics: [] },
      'At least one of the parameters Statistics and ExtendedStatistics must be specified.',
    ],
  ])('refuses %j in the words of AWS', async (more, message) => {
    await expect(ask(more)).rejects.toMatchObject({ message });
  });
});
