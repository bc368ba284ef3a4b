export type {
  Command,
  ContainerProgram,
  MetricDefinition,
  ProgramPort,
} from './container/container-program.ts';
export type { ContainerAddress } from './endpoints/call-container.ts';
export type { SageMakerPorts } from './ports/ports.ts';
export type { EndpointMetric, EndpointMetricPort } from './endpoints/endpoint-metrics.ts';
export type { LogEvent, LogPort } from './ports/log-port.ts';
export { NOT_SUPPORTED } from './not-supported.ts';
export type { ObjectPort } from './ports/object-port.ts';
export type { TrainingMetricPort } from './training/training-metrics.ts';
export { type SageMakerServices, sageMakerServices } from './service.ts';
export type { StatusChange } from './ports/status-change.ts';
