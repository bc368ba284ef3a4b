import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';

const SIGNS: Readonly<Record<string, string>> = {
  GreaterThanThreshold: '>',
  GreaterThanOrEqualToThreshold: '≥',
  LessThanThreshold: '<',
  LessThanOrEqualToThreshold: '≤',
};

/** When an alarm rings, on one line: `Sum of Errors > 0 for 1 of 1 periods of 60 s`. */
export function ruleOf(alarm: MetricAlarm): string {
  const { Statistic, ExtendedStatistic, MetricName, ComparisonOperator = '', Threshold, Period } = alarm;
  const { EvaluationPeriods = 1, DatapointsToAlarm = EvaluationPeriods } = alarm;
  const sign = SIGNS[ComparisonOperator] ?? ComparisonOperator;
  return `${Statistic ?? ExtendedStatistic ?? ''} of ${MetricName} ${sign} ${Threshold} for ${DatapointsToAlarm} of ${EvaluationPeriods} periods of ${Period} s`;
}
