export { NOT_SUPPORTED } from './not-supported.ts';
export type { InvocationMetric, MetricPort } from './invocation/invocation-metrics.ts';
export type { ObjectPort } from './context.ts';
export { type DestinationPort, lambdaService, type LambdaServiceOptions } from './service.ts';
export { isRicBuilt, RIC_VERSION, RicNotBuilt, ricRuntime } from './ric/ric-runtime.ts';
export { Inspector } from './sandbox/inspector.ts';
export type { RuntimeClient } from './sandbox/runtime-client.ts';
export type { FunctionCredentials } from './sandbox/sandbox-environment.ts';
export type { LogEvent, LogPort } from './sandbox/sandbox-log.ts';
