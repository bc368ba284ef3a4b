import { type AlarmRecord, alarmTime } from './alarm-record.ts';
import type { MetricQuery } from './metric-query.ts';
import type { MetricSeries } from './metric-series.ts';

/** An alarm as its history tells of it, whose names begin in lower case. */
export function alarmDocument(alarm: AlarmRecord): object {
  const { actions } = alarm;
  return {
    alarmName: alarm.name,
    alarmDescription: alarm.description,
    alarmArn: alarm.arn,
    alarmConfigurationUpdatedTimestamp: alarmTime(alarm.updatedAt),
    ...watchedDocument(alarm),
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

function watchedDocument(alarm: AlarmRecord): object {
  if ('queries' in alarm) return { metrics: alarm.queries.map(queryDocument) };
  const { series, statistic, periodSeconds, unit } = alarm;
  return {
    namespace: series.Namespace,
    metricName: series.MetricName,
    [statistic.startsWith('p') ? 'extendedStatistic' : 'statistic']: statistic,
    period: periodSeconds,
    dimensions: dimensionsOf(series),
    unit,
  };
}

function queryDocument({ Id, Label, ReturnData, ...query }: MetricQuery): object {
  const common = { id: Id, label: Label, returnData: ReturnData };
  if ('Expression' in query) return { expression: query.Expression, period: query.Period, ...common };
  const { Metric, Period, Stat, Unit } = query.MetricStat;
  const metric = {
    namespace: Metric.Namespace,
    metricName: Metric.MetricName,
    dimensions: dimensionsOf(Metric),
  };
  return { metricStat: { metric, period: Period, stat: Stat, unit: Unit }, ...common };
}

function dimensionsOf({ Dimensions }: MetricSeries): object[] {
  return Dimensions.map(({ Name, Value }) => ({ value: Value, name: Name }));
}
