import { AwsError } from '@scones/emulator-core';

/**
 * Takes SageMaker's metrics of a variant (https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html).
 */
export type EndpointMetricPort = (
  endpointName: string,
  variantName: string,
  metric: EndpointMetric,
  value: number,
) => void;

/** The value of `ModelLatency` is in microseconds. The others are 1, or 0 for errors when there was none. */
export type EndpointMetric = 'Invocations' | 'Invocation4XXErrors' | 'Invocation5XXErrors' | 'ModelLatency';

/** The metrics of one call of a model; `error` is the failure, if the model did not answer. */
export function endpointMetrics(milliseconds: number, error?: unknown): [EndpointMetric, number][] {
  const status = error === undefined ? 200 : statusOf(error);
  return [
    ['Invocations', 1],
    ['Invocation4XXErrors', Number(status >= 400 && status < 500)],
    ['Invocation5XXErrors', Number(status < 200 || status >= 500)],
    ['ModelLatency', milliseconds * 1000],
  ];
}

/** The model's own status; 0 where it gave none. */
function statusOf(error: unknown): number {
  const original = error instanceof AwsError ? error.members['OriginalStatusCode'] : undefined;
  return typeof original === 'number' ? original : 0;
}
