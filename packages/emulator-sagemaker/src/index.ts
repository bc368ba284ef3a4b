export type { Command, ContainerProgram, MetricDefinition, ProgramPort } from './container-program.ts';
export type { ContainerAddress } from './endpoints/call-container.ts';
export type { SageMakerPorts } from './context.ts';
export type { EndpointMetric, EndpointMetricPort } from './endpoints/endpoint-metrics.ts';
export type { LogEvent, LogPort } from './log-port.ts';
export type { ObjectPort } from './object-port.ts';
export { type SageMakerServices, sageMakerServices } from './service.ts';
export type { StatusChange } from './status-change.ts';
