import {
  type AlarmHistoryItem,
  CloudWatchClient,
  type MetricAlarm,
  GetMetricDataCommand,
  type MetricDataQuery,
  paginateDescribeAlarmHistory,
  paginateDescribeAlarms,
  PutMetricAlarmCommand,
  type PutMetricAlarmCommandInput,
  PutMetricDataCommand,
  type PutMetricDataCommandInput,
} from '@aws-sdk/client-cloudwatch';
import { CLIENT_SETTINGS } from './client-settings.ts';

const client = new CloudWatchClient(CLIENT_SETTINGS);

export async function listAlarms(): Promise<MetricAlarm[]> {
  const all: MetricAlarm[] = [];
  for await (const { MetricAlarms = [] } of paginateDescribeAlarms({ client }, {})) all.push(...MetricAlarms);
  return all;
}

/** What has happened to an alarm, or to all of them, the newest first. */
export async function alarmHistory(AlarmName: string | undefined): Promise<AlarmHistoryItem[]> {
  const all: AlarmHistoryItem[] = [];
  for await (const { AlarmHistoryItems = [] } of paginateDescribeAlarmHistory({ client }, { AlarmName }))
    all.push(...AlarmHistoryItems);
  return all;
}

export interface MetricSeries {
  readonly id: string;
  readonly points: readonly { readonly at: Date; readonly value: number }[];
}

/** Metrics of a time range, their points in order. */
export async function metricData(
  queries: readonly MetricDataQuery[],
  from: Date,
  to: Date,
  abortSignal?: AbortSignal,
): Promise<MetricSeries[]> {
  const input = {
    MetricDataQueries: [...queries],
    StartTime: from,
    EndTime: to,
    ScanBy: 'TimestampAscending' as const,
  };
  const { MetricDataResults = [] } = await client.send(
    new GetMetricDataCommand(input),
    abortSignal && { abortSignal },
  );
  return MetricDataResults.map(({ Id = '', Timestamps = [], Values = [] }) => ({
    id: Id,
    points: Timestamps.map((at, index) => ({ at, value: Values[index] ?? 0 })),
  }));
}

export async function putAlarm(alarm: PutMetricAlarmCommandInput): Promise<void> {
  await client.send(new PutMetricAlarmCommand(alarm));
}

export async function putMetricData(input: PutMetricDataCommandInput): Promise<void> {
  await client.send(new PutMetricDataCommand(input));
}
