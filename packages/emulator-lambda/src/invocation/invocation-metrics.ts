/** Takes the values that Lambda counts of a function (https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html). */
export type MetricPort = (functionName: string, metric: InvocationMetric, value: number) => void;

/** `Duration` in milliseconds; the others are 1, or for `Errors` 0 when there was none. */
export type InvocationMetric = 'Invocations' | 'Errors' | 'Throttles' | 'Duration';
