import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';
import type { Unit } from './unit.ts';

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** An alarm as it is kept. */
export interface AlarmRecord {
  readonly name: string;
  readonly arn: string;
  readonly description: string | undefined;
  readonly actionsEnabled: boolean;
  readonly actions: Readonly<Record<AlarmState, readonly string[]>>;
  readonly series: {
    readonly Namespace: string;
    readonly MetricName: string;
    readonly Dimensions: readonly { readonly Name: string; readonly Value: string }[];
  };
  readonly statistic: string;
  readonly periodSeconds: number;
  readonly evaluationPeriods: number;
  /** Absent: all of the evaluated periods. */
  readonly datapointsToAlarm?: number | undefined;
  readonly threshold: number;
  readonly comparison: Comparison;
  /** Absent: `missing`. */
  readonly missingData?: 'breaching' | 'notBreaching' | 'ignore' | 'missing' | undefined;
  /** Only data of that unit count; absent: data of every unit. */
  readonly unit?: Unit | undefined;
  readonly state: AlarmState;
  readonly stateReason: string;
  /** A JSON text that whoever set the state gave. */
  readonly stateReasonData?: string | undefined;
  readonly stateSince: number;
  readonly updatedAt: number;
  readonly tags: Readonly<Record<string, string>>;
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
  const { actions, series, statistic } = alarm;
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
    Namespace: series.Namespace,
    MetricName: series.MetricName,
    Dimensions: [...series.Dimensions],
    ...(statistic.startsWith('p') ? { ExtendedStatistic: statistic } : { Statistic: statistic as never }),
    Period: alarm.periodSeconds,
    Unit: alarm.unit,
    EvaluationPeriods: alarm.evaluationPeriods,
    DatapointsToAlarm: alarm.datapointsToAlarm,
    Threshold: alarm.threshold,
    ComparisonOperator: alarm.comparison,
    TreatMissingData: alarm.missingData,
  };
}

/** An alarm as its history tells of it, whose names begin in lower case. */
export function alarmDocument(alarm: AlarmRecord): object {
  const { actions, series, statistic } = alarm;
  return {
    alarmName: alarm.name,
    alarmDescription: alarm.description,
    alarmArn: alarm.arn,
    alarmConfigurationUpdatedTimestamp: alarmTime(alarm.updatedAt),
    namespace: series.Namespace,
    metricName: series.MetricName,
    [statistic.startsWith('p') ? 'extendedStatistic' : 'statistic']: statistic,
    period: alarm.periodSeconds,
    dimensions: series.Dimensions.map(({ Name, Value }) => ({ value: Value, name: Name })),
    unit: alarm.unit,
    threshold: alarm.threshold,
    comparisonOperator: alarm.comparison,
    evaluationPeriods: alarm.evaluationPeriods,
    datapointsToAlarm: alarm.datapointsToAlarm,
    treatMissingData: alarm.missingData,
    stateValue: alarm.state,
    stateUpdatedTimestamp: alarmTime(alarm.stateSince),
    actionsEnabled: alarm.actionsEnabled,
    alarmActions: actions.ALARM,
    insufficientDataActions: actions.INSUFFICIENT_DATA,
    // AWS writes it so.
    okactions: actions.OK,
  };
}

/** `2026-11-23T10:00:00.000+0000` */
export function alarmTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '+0000');
}
