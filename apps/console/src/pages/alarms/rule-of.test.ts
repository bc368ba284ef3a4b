import { expect, it } from 'vitest';
import { ruleOf } from './rule-of.ts';

it('says on one line when an alarm rings', () => {
  const alarm = {
    Statistic: 'Sum',
    MetricName: 'Errors',
    ComparisonOperator: 'GreaterThanThreshold',
    Threshold: 0,
    EvaluationPeriods: 3,
    DatapointsToAlarm: 2,
    Period: 60,
  } as const;
  expect(ruleOf(alarm)).toBe('Sum of Errors > 0 for 2 of 3 periods of 60 s');
});
