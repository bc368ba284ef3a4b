import { type AlarmRecord, type AlarmState, COMPARISONS } from './alarm-record.ts';
import { type Span, timesIn } from './metric-math/fill.ts';
import { resultsOf } from './metric-results.ts';
import type { MetricTable } from './metric-table.ts';
import { statisticNamed } from './statistic.ts';

export interface Judgement {
  readonly state: AlarmState;
  readonly reason: string;
}

/**
 * Finds the state that an alarm's data put it in:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html
 */
export function judgeAlarm(alarm: AlarmRecord, metrics: MetricTable, now: number): Judgement {
  const datapoints = recentDatapoints(alarm, metrics, now);
  const known = datapoints.filter((value) => value !== undefined);
  if (known.length === 0) return withoutData(alarm);
  const isBreaching = (value: number | undefined): boolean =>
    value === undefined
      ? alarm.missingData === 'breaching'
      : COMPARISONS[alarm.comparison](value, alarm.threshold);
  const breaching = datapoints.filter(isBreaching).length;
  const state = breaching >= (alarm.datapointsToAlarm ?? alarm.evaluationPeriods) ? 'ALARM' : 'OK';
  return {
    state,
    reason: `Threshold Crossed: ${breaching} of the last ${alarm.evaluationPeriods} datapoints [${known.join(', ')}] met the condition ${alarm.comparison} (${alarm.threshold}).`,
  };
}

function withoutData({ missingData = 'missing', state, stateReason }: AlarmRecord): Judgement {
  const reason = `no datapoints were received and missing data are treated as [${missingData}].`;
  switch (missingData) {
    case 'breaching':
      return { state: 'ALARM', reason };
    case 'notBreaching':
      return { state: 'OK', reason };
    case 'missing':
      return { state: 'INSUFFICIENT_DATA', reason };
    case 'ignore':
      return { state, reason: stateReason };
  }
}

/** The value of each period, the current one last; none where there were no data. */
function recentDatapoints(alarm: AlarmRecord, metrics: MetricTable, now: number): (number | undefined)[] {
  const period = alarm.periodSeconds * 1_000;
  const to = (Math.floor(now / period) + 1) * period;
  const span = { from: to - alarm.evaluationPeriods * period, to };
  const valueAt = watchedValues(alarm, metrics, span);
  return timesIn(span, period).map(valueAt);
}

function watchedValues(
  alarm: AlarmRecord,
  metrics: MetricTable,
  span: Span,
): (at: number) => number | undefined {
  if ('queries' in alarm) {
    const points = resultsOf(alarm.queries, metrics, span)[0]?.series[0]?.points;
    return (at) => points?.get(at);
  }
  const statistic = statisticNamed(alarm.statistic);
  return (from) => {
    const to = from + alarm.periodSeconds * 1_000;
    const sample = metrics.sample(alarm.series, { from, to, unit: alarm.unit });
    return sample && statistic?.(sample);
  };
}
