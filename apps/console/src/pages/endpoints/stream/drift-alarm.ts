import type { PutMetricAlarmCommandInput, PutMetricDataCommandInput } from '@aws-sdk/client-cloudwatch';

const NAMESPACE = 'Scones/ModelMonitor';
const METRIC = 'DriftedMeasures';

const dimensionsOf = (endpointName: string) => [{ Name: 'EndpointName', Value: endpointName }];

/** How many measures drifted, at a second's resolution, which an alarm of ten seconds needs. */
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

/** Rings as soon as a measure has drifted, and is quiet again when none has or nothing is sent. */
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
