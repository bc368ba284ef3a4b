import { AwsError } from '@scones/emulator-core';

/** Takes SageMaker's counts of a variant (https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html). */
export type EndpointMetricPort = (
  endpointName: string,
  variantName: string,
  metric: EndpointMetric,
  value: number,
) => void;

/** `ModelLatency` in microseconds; the others are 1, or for errors 0 when there was none. */
export type EndpointMetric = 'Invocations' | 'Invocation4XXErrors' | 'Invocation5XXErrors' | 'ModelLatency';

/** The counts of one call of a model; `error` is its end, if the model did not answer. */
export function endpointMetrics(milliseconds: number, error?: unknown): [EndpointMetric, number][] {
  const status = error === undefined ? 200 : statusOf(error);
  return [
    ['Invocations', 1],
    ['Invocation4XXErrors', Number(status >= 400 && status < 500)],
    ['Invocation5XXErrors', Number(status < 200 || status >= 500)],
    ['ModelLatency', milliseconds * 1000],
  ];
}

/** The model's own status; 0 where it had none to give. */
function statusOf(error: unknown): number {
  const original = error instanceof AwsError ? error.members['OriginalStatusCode'] : undefined;
  return typeof original === 'number' ? original : 0;
}
