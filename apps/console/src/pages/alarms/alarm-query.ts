import type { MetricAlarm, MetricDataQuery } from '@aws-sdk/client-cloudwatch';

/** A chart shows no more points than these. */
const MOST_POINTS = 720;

/**
 * Asks for the metric that an alarm watches, by the alarm's own statistic, and by its own period where that is not too
 * fine.
 */
export function alarmQuery(alarm: MetricAlarm, hours: number): MetricDataQuery {
  const { Namespace, MetricName, Dimensions, Period = 60, Statistic, ExtendedStatistic } = alarm;
  const finest = Math.ceil((hours * 3600) / MOST_POINTS / Period) * Period;
  return {
    Id: 'watched',
    MetricStat: {
      Metric: { Namespace, MetricName, Dimensions },
      Period: Math.max(Period, finest),
      Stat: Statistic ?? ExtendedStatistic,
    },
  };
}
