import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  GetDashboardCommand,
  GetMetricDataCommand,
  GetMetricStatisticsCommand,
  PutMetricAlarmCommand,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { AwsSmithyRpcV2CborProtocol } from '@aws-sdk/core/protocols';
import { afterAll, describe, expect, it } from 'vitest';
import { startCloudWatch } from './testing/start-cloudwatch.ts';

const server = await startCloudWatch();
const { client, clock } = server;
const start = clock.now();
afterAll(() => server.close());

/** As clients from before CloudWatch's JSON send it. */
const form = async (action: string, members: Readonly<Record<string, string>>): Promise<string> => {
  const reply = await fetch(server.url, {
    method: 'POST',
    body: new URLSearchParams({ Action: action, Version: '2010-08-01', ...members }),
  });
  return await reply.text();
};

const ALARM = {
  AlarmName: 'doubt',
  Namespace: 'Scones',
  MetricName: 'Doubts',
  Statistic: 'Sum',
  Period: '300',
  EvaluationPeriods: '1',
  Threshold: '2.5',
  ComparisonOperator: 'GreaterThanThreshold',
  ActionsEnabled: 'false',
  'Dimensions.member.1.Name': 'Shop',
  'Dimensions.member.1.Value': '7',
};

describe('CBOR, which the newest clients send', () => {
  const protocol = new AwsSmithyRpcV2CborProtocol({
    defaultNamespace: 'com.amazonaws.cloudwatch',
    awsQueryCompatible: true,
  });
  const cborClient = new CloudWatchClient({ ...server.connection, protocol });
  afterAll(() => cborClient.destroy());

  it('puts data and reads them, with their times', async () => {
    const Timestamp = new Date(start);
    const metric = { Namespace: 'Cbor', MetricName: 'Doubts' };
    await cborClient.send(
      new PutMetricDataCommand({
        Namespace: 'Cbor',
        MetricData: [{ MetricName: 'Doubts', Value: 1.5, Timestamp }],
      }),
    );
    const { Datapoints } = await cborClient.send(
      new GetMetricStatisticsCommand({
        ...metric,
        StartTime: Timestamp,
        EndTime: new Date(start + 60_000),
        Period: 60,
        Statistics: ['Maximum'],
      }),
    );
    expect(Datapoints).toEqual([{ Timestamp, Maximum: 1.5, Unit: 'None' }]);
  });

  it('puts an alarm and shows it', async () => {
    await cborClient.send(
      new PutMetricAlarmCommand({
        AlarmName: 'seen-in-cbor',
        Namespace: 'Cbor',
        MetricName: 'Doubts',
        Statistic: 'Sum',
        Period: 300,
        EvaluationPeriods: 1,
        Threshold: 2.5,
        ComparisonOperator: 'GreaterThanThreshold',
      }),
    );
    const { MetricAlarms } = await cborClient.send(
      new DescribeAlarmsCommand({ AlarmNames: ['seen-in-cbor'] }),
    );
    expect(MetricAlarms).toMatchObject([{ Threshold: 2.5, StateUpdatedTimestamp: new Date(start) }]);
    await cborClient.send(new DeleteAlarmsCommand({ AlarmNames: ['seen-in-cbor'] }));
  });

  it('answers errors as their classes', async () => {
    const absent = cborClient.send(new GetDashboardCommand({ DashboardName: 'none' }));
    await expect(absent).rejects.toMatchObject({ name: 'ResourceNotFound' });
  });
});

describe('forms', () => {
  it('put an alarm, whose numbers and truth values are texts', async () => {
    expect(await form('PutMetricAlarm', ALARM)).toContain('<PutMetricAlarmResponse');
    const described = await form('DescribeAlarms', { 'AlarmNames.member.1': 'doubt' });
    expect(described).toContain('<Threshold>2.5</Threshold>');
    expect(described).toContain('<ActionsEnabled>false</ActionsEnabled>');
    expect(described).toContain(
      '<Dimensions><member><Name>Shop</Name><Value>7</Value></member></Dimensions>',
    );
  });

  it('put data and read them', async () => {
    const datum = { 'MetricData.member.1.MetricName': 'Doubts', 'MetricData.member.1.Value': '3' };
    await form('PutMetricData', { Namespace: 'Scones', ...datum });
    const statistics = await form('GetMetricStatistics', {
      Namespace: 'Scones',
      MetricName: 'Doubts',
      StartTime: new Date(start).toISOString(),
      EndTime: new Date(start + 300_000).toISOString(),
      Period: '300',
      'Statistics.member.1': 'Sum',
      'ExtendedStatistics.member.1': 'p95',
    });
    expect(statistics).toContain('<Sum>3</Sum>');
    expect(statistics).toContain('<entry><key>p95</key><value>3</value></entry>');
  });

  it('that are wrong are refused in XML', async () => {
    expect(await form('PutMetricAlarm', { ...ALARM, Threshold: 'high' })).toMatch(
      /<Code>InvalidParameterValue<\/Code><Message>.*'Threshold'/,
    );
  });
});

describe('JSON', () => {
  it("has an error's old name in a header, which the SDK takes for its name", async () => {
    await expect(client.send(new GetDashboardCommand({ DashboardName: 'none' }))).rejects.toMatchObject({
      name: 'ResourceNotFound',
      message: 'Dashboard none does not exist',
    });
  });
});

describe('GetMetricData', () => {
  const Metric = { Namespace: 'Scones', MetricName: 'Millis' };
  const ask = async (query: object, more: object = {}) =>
    await client.send(
      new GetMetricDataCommand({
        MetricDataQueries: [{ Id: 'm1', ...query }],
        StartTime: new Date(start),
        EndTime: new Date(start + 180_000),
        ...more,
      }),
    );

  it('answers a statistic by the period, newest first unless told otherwise', async () => {
    const at = (seconds: number, Value: number) => ({
      MetricName: 'Millis',
      Value,
      Timestamp: new Date(start + seconds * 1000),
    });
    const MetricData = [at(0, 10), at(59, 30), at(120, 5)];
    await client.send(new PutMetricDataCommand({ Namespace: 'Scones', MetricData }));
    const MetricStat = { Metric, Period: 60, Stat: 'Maximum' };
    const { MetricDataResults } = await ask({ MetricStat });
    expect(MetricDataResults).toEqual([
      {
        Id: 'm1',
        Label: 'Millis',
        Timestamps: [new Date(start + 120_000), new Date(start)],
        Values: [5, 30],
        StatusCode: 'Complete',
      },
    ]);
    const ascending = await ask({ MetricStat }, { ScanBy: 'TimestampAscending' });
    expect(ascending.MetricDataResults?.[0]?.Values).toEqual([30, 5]);
  });

  it('tells queries apart by what differs, and shows what is asked for', async () => {
    const queries = [
      { Id: 'a', MetricStat: { Metric, Period: 60, Stat: 'Sum' } },
      { Id: 'b', MetricStat: { Metric, Period: 30, Stat: 'Minimum' } },
      { Id: 'c', MetricStat: { Metric, Period: 30, Stat: 'Minimum' }, Label: 'mine' },
      { Id: 'd', MetricStat: { Metric, Period: 5, Stat: 'Sum' }, ReturnData: false },
    ];
    const { MetricDataResults } = await ask({}, { MetricDataQueries: queries });
    expect(MetricDataResults?.map(({ Label }) => Label)).toEqual([
      'Millis Sum 60',
      'Millis Minimum 30',
      'mine',
    ]);
  });

  it('answers in pages, of one unit where one is asked for', async () => {
    const MetricData = [0, 60, 120].flatMap((seconds) =>
      (['Seconds', 'Count'] as const).map((Unit) => ({
        MetricName: 'Paged',
        Value: seconds,
        Unit,
        Timestamp: new Date(start + seconds * 1000),
      })),
    );
    await client.send(new PutMetricDataCommand({ Namespace: 'Scones', MetricData }));
    const of = (Id: string, MetricName: string) => ({
      Id,
      MetricStat: {
        Metric: { Namespace: 'Scones', MetricName },
        Period: 60,
        Stat: 'Sum',
        Unit: 'Seconds' as const,
      },
    });
    const queries = [of('a', 'Paged'), of('none', 'Missing'), of('b', 'Paged')];
    const pages: string[] = [];
    let NextToken: string | undefined;
    do {
      const page = await ask({}, { MetricDataQueries: queries, MaxDatapoints: 2, NextToken });
      const shown = page.MetricDataResults?.map(
        (one) => `${one.Id} ${one.StatusCode} ${one.Values?.join(',')}`,
      );
      pages.push(shown?.join('; ') ?? '');
      ({ NextToken } = page);
    } while (NextToken);
    expect(pages).toEqual([
      'a PartialData 120,60',
      'a Complete 0; none Complete ; b PartialData 120',
      'b Complete 60,0',
    ]);
    await expect(ask(of('a', 'Paged'), { NextToken: 'x' })).rejects.toThrow('next token');
  });

  it('refuses unknown statistics by name', async () => {
    await expect(ask({ MetricStat: { Metric, Period: 60, Stat: 'TM(5%:95%)' } })).rejects.toThrow(
      'TM(5%:95%)',
    );
  });
});

/** Debian's, which sends forms; newer ones send JSON. */
const DEBIAN_CLI = '/usr/bin/aws';

it.skipIf(!existsSync(DEBIAN_CLI))(
  "is understood by Debian's AWS CLI",
  { tags: 'debian-aws-cli' },
  async () => {
    const { stdout } = await promisify(execFile)(
      DEBIAN_CLI,
      [
        'cloudwatch',
        'describe-alarms',
        '--endpoint-url',
        server.url,
        '--region',
        'us-east-1',
        '--output',
        'json',
      ],
      { env: { ...process.env, AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_PAGER: '' } },
    );
    expect(JSON.parse(stdout)).toMatchObject({ MetricAlarms: [{ AlarmName: 'doubt', Threshold: 2.5 }] });
  },
);
