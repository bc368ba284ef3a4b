import type { PutMetricAlarmCommandInput, PutMetricDataCommandInput } from '@aws-sdk/client-cloudwatch';

const NAMESPACE = 'Scones/ModelMonitor';
const METRIC = 'DriftedMeasures';

const dimensionsOf = (endpointName: string) => [{ Name: 'EndpointName', Value: endpointName }];

/** The number of drifted measures, at a resolution of a second, which an alarm of ten seconds needs. */
export function driftMetric(endpointName: string, drifted: number): PutMetricDataCommandInput {
  return {
    Namespace: NAMESPACE,
    MetricData: [
      {
        MetricName: METRIC,
        Dimensions: dimensionsOf(endpointName),
        Value: drifted,
        Unit: 'Count',
        StorageResolution: 1,
      },
    ],
  };
}

/** Rings when a measure has drifted, and stops when none has or nothing is sent. */
export function driftAlarm(
  endpointName: string,
  topics: readonly string[],
): PutMetricAlarmCommandInput & { readonly AlarmName: string } {
  return {
    AlarmName: `${endpointName}-drift`,
    AlarmDescription: 'The pictures or the answers of the endpoint drifted',
    AlarmActions: [...topics],
    OKActions: [...topics],
    Namespace: NAMESPACE,
    MetricName: METRIC,
    Dimensions: dimensionsOf(endpointName),
    Statistic: 'Maximum',
    Period: 10,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    TreatMissingData: 'notBreaching',
  };
}
