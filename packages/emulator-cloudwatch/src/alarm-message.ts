import type { Identity } from '@scones/emulator-core';
import { type AlarmRecord, type AlarmState, alarmTime } from './alarm-record.ts';
import type { MetricQuery } from './metric-query.ts';
import type { MetricSeries } from './metric-series.ts';

/** The message that a topic receives. */
export function alarmMessage(alarm: AlarmRecord, before: AlarmState, { account, region }: Identity): object {
  return {
    AlarmName: alarm.name,
    AlarmDescription: alarm.description ?? null,
    AWSAccountId: account,
    AlarmConfigurationUpdatedTimestamp: alarmTime(alarm.updatedAt),
    NewStateValue: alarm.state,
    NewStateReason: alarm.stateReason,
    StateChangeTime: alarmTime(alarm.stateSince),
    Region: region,
    AlarmArn: alarm.arn,
    OldStateValue: before,
    OKActions: alarm.actions.OK,
    AlarmActions: alarm.actions.ALARM,
    InsufficientDataActions: alarm.actions.INSUFFICIENT_DATA,
    Trigger: {
      ...('series' in alarm && metricOf(alarm)),
      Period: alarm.periodSeconds,
      EvaluationPeriods: alarm.evaluationPeriods,
      ComparisonOperator: alarm.comparison,
      Threshold: alarm.threshold,
      TreatMissingData: alarm.missingData ?? 'missing',
      EvaluateLowSampleCountPercentile: '',
      ...('queries' in alarm && { Metrics: alarm.queries.map(queryMessage) }),
    },
  };
}

function metricOf(alarm: Extract<AlarmRecord, { readonly series: unknown }>): object {
  return {
    MetricName: alarm.series.MetricName,
    Namespace: alarm.series.Namespace,
    ...statisticOf(alarm.statistic),
    Unit: alarm.unit ?? null,
    Dimensions: dimensionsOf(alarm.series),
  };
}

/** `SampleCount` is `SAMPLE_COUNT` here. */
function statisticOf(statistic: string): object {
  if (statistic.startsWith('p')) return { StatisticType: 'ExtendedStatistic', ExtendedStatistic: statistic };
  return {
    StatisticType: 'Statistic',
    Statistic: statistic.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase(),
  };
}

function queryMessage(query: MetricQuery): object {
  if ('Expression' in query) return query;
  const { Metric, ...stat } = query.MetricStat;
  return { ...query, MetricStat: { Metric: { ...Metric, Dimensions: dimensionsOf(Metric) }, ...stat } };
}

function dimensionsOf({ Dimensions }: MetricSeries): object[] {
  return Dimensions.map(({ Name, Value }) => ({ name: Name, value: Value }));
}
