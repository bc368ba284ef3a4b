import { type CloudWatchService, knownSeries, type MetricSeries } from '@scones/emulator-cloudwatch';
import { BoundedCache } from '@scones/emulator-core';
import type { ExecutionStatus } from '@scones/emulator-events';
import type { MetricPort } from '@scones/emulator-lambda';
import type { EndpointMetricPort, TrainingMetricPort } from '@scones/emulator-sagemaker';

type Metrics = Pick<CloudWatchService, 'recordMetric'>;

const EXECUTION_METRICS = {
  RUNNING: 'ExecutionsStarted',
  SUCCEEDED: 'ExecutionsSucceeded',
  FAILED: 'ExecutionsFailed',
  TIMED_OUT: 'ExecutionsTimedOut',
  ABORTED: 'ExecutionsAborted',
} as const;

/** How many machines have the series of their metrics kept. */
const MOST_MACHINES = 64;

type ExecutionMetric = (typeof EXECUTION_METRICS)[ExecutionStatus['status']] | 'ExecutionTime';

const executionSeries = new BoundedCache<string, Partial<Record<ExecutionMetric, MetricSeries>>>(
  MOST_MACHINES,
);

/** Step Functions' metrics: https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html */
export function countExecution({ recordMetric }: Metrics, execution: ExecutionStatus): void {
  const { status, stateMachineArn, startDate, stopDate } = execution;
  const known = executionSeries.getOrMake(stateMachineArn, () => ({}));
  const name = EXECUTION_METRICS[status];
  recordMetric((known[name] ??= seriesOf(stateMachineArn, name)), 1, 'Count');
  if (stopDate === undefined) return;
  const time = (known.ExecutionTime ??= seriesOf(stateMachineArn, 'ExecutionTime'));
  recordMetric(time, stopDate - startDate, 'Milliseconds');
}

function seriesOf(stateMachineArn: string, MetricName: ExecutionMetric): MetricSeries {
  const Dimensions = [{ Name: 'StateMachineArn', Value: stateMachineArn }];
  return knownSeries({ Namespace: 'AWS/States', MetricName, Dimensions });
}

/** The metrics of Lambda's functions. */
export function lambdaMetrics({ recordMetric }: Metrics): MetricPort {
  return (functionName, MetricName, value) => {
    const Dimensions = [{ Name: 'FunctionName', Value: functionName }];
    const unit = MetricName === 'Duration' ? 'Milliseconds' : 'Count';
    recordMetric({ Namespace: 'AWS/Lambda', MetricName, Dimensions }, value, unit);
  };
}

/** The metrics of a training job's algorithm, where SageMaker's SDKs look for its curves. */
export function trainingMetrics({ recordMetric }: Metrics): TrainingMetricPort {
  return (trainingJobName, MetricName, value) => {
    const Dimensions = [{ Name: 'TrainingJobName', Value: trainingJobName }];
    recordMetric({ Namespace: '/aws/sagemaker/TrainingJobs', MetricName, Dimensions }, value);
  };
}

/** The metrics of an endpoint's variants. */
export function endpointMetrics({ recordMetric }: Metrics): EndpointMetricPort {
  return (endpointName, variantName, MetricName, value) => {
    const Dimensions = [
      { Name: 'EndpointName', Value: endpointName },
      { Name: 'VariantName', Value: variantName },
    ];
    const unit = MetricName === 'ModelLatency' ? 'Microseconds' : 'None';
    recordMetric({ Namespace: 'AWS/SageMaker', MetricName, Dimensions }, value, unit);
  };
}
