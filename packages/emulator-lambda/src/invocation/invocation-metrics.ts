/** Takes the values that Lambda counts of a function (https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html). */
export type MetricPort = (functionName: string, metric: InvocationMetric, value: number) => void;

/** The value of `Duration` is in milliseconds. The others are 1, or 0 for `Errors` when there was none. */
export type InvocationMetric = 'Invocations' | 'Errors' | 'Throttles' | 'Duration';
