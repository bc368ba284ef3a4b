import type { MetricAlarm, MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import type { MetricQuery } from './metric-query.ts';
import type { MetricSeries } from './metric-series.ts';
import type { Unit } from './unit.ts';

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** An alarm as it is kept. */
export type AlarmRecord = AlarmSettings & Watched;

/** What an alarm watches. */
export type Watched = WatchedMetric | WatchedQueries;

interface AlarmSettings {
  readonly name: string;
  readonly arn: string;
  readonly description: string | undefined;
  readonly actionsEnabled: boolean;
  readonly actions: Readonly<Record<AlarmState, readonly string[]>>;
  readonly periodSeconds: number;
  readonly evaluationPeriods: number;
  /** Absent: all of the evaluated periods. */
  readonly datapointsToAlarm?: number | undefined;
  readonly threshold: number;
  readonly comparison: Comparison;
  /** Absent: `missing`. */
  readonly missingData?: 'breaching' | 'notBreaching' | 'ignore' | 'missing' | undefined;
  readonly state: AlarmState;
  readonly stateReason: string;
  /** A JSON text that whoever set the state gave. */
  readonly stateReasonData?: string | undefined;
  readonly stateSince: number;
  readonly updatedAt: number;
  readonly tags: Readonly<Record<string, string>>;
}

interface WatchedMetric {
  readonly series: MetricSeries;
  readonly statistic: string;
  /** Only data of that unit count; absent: data of every unit. */
  readonly unit?: Unit | undefined;
}

/** The one of the queries that returns data is watched; the others are what it is reckoned of. */
export interface WatchedQueries {
  readonly queries: readonly MetricQuery[];
}

/** The metrics that an alarm looks at. */
export function seriesOfAlarm(alarm: AlarmRecord): readonly MetricSeries[] {
  if ('series' in alarm) return [alarm.series];
  return alarm.queries.flatMap((query) => ('MetricStat' in query ? [query.MetricStat.Metric] : []));
}

export const COMPARISONS = {
  GreaterThanOrEqualToThreshold: (value: number, threshold: number) => value >= threshold,
  GreaterThanThreshold: (value: number, threshold: number) => value > threshold,
  LessThanThreshold: (value: number, threshold: number) => value < threshold,
  LessThanOrEqualToThreshold: (value: number, threshold: number) => value <= threshold,
} as const;
export type Comparison = keyof typeof COMPARISONS;

/** An alarm as AWS shows it. */
export function alarmOutput(alarm: AlarmRecord): MetricAlarm {
  const { actions } = alarm;
  return {
    AlarmName: alarm.name,
    AlarmArn: alarm.arn,
    AlarmDescription: alarm.description,
    AlarmConfigurationUpdatedTimestamp: new Date(alarm.updatedAt),
    ActionsEnabled: alarm.actionsEnabled,
    OKActions: [...actions.OK],
    AlarmActions: [...actions.ALARM],
    InsufficientDataActions: [...actions.INSUFFICIENT_DATA],
    StateValue: alarm.state,
    StateReason: alarm.stateReason,
    StateReasonData: alarm.stateReasonData,
    StateTransitionedTimestamp: new Date(alarm.stateSince),
    StateUpdatedTimestamp: new Date(alarm.stateSince),
    ...watchedOutput(alarm),
    EvaluationPeriods: alarm.evaluationPeriods,
    DatapointsToAlarm: alarm.datapointsToAlarm,
    Threshold: alarm.threshold,
    ComparisonOperator: alarm.comparison,
    TreatMissingData: alarm.missingData,
  };
}

/** `2026-11-23T10:00:00.000+0000` */
export function alarmTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '+0000');
}

function watchedOutput(alarm: AlarmRecord): Partial<MetricAlarm> {
  if ('queries' in alarm) return { Metrics: [...alarm.queries] as MetricDataQuery[] };
  const { series, statistic, periodSeconds, unit } = alarm;
  return {
    Namespace: series.Namespace,
    MetricName: series.MetricName,
    Dimensions: [...series.Dimensions],
    ...(statistic.startsWith('p') ? { ExtendedStatistic: statistic } : { Statistic: statistic as never }),
    Period: periodSeconds,
    Unit: unit,
  };
}
