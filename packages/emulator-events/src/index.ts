export { ConnectionError } from './connections/connection-error.ts';
export type { EventEntry, TargetPorts } from './event-bus.ts';
export { events, type EventsOptions, type EventsService } from './service.ts';
export { type ExecutionStatus, executionStatusChange } from './execution-status-change.ts';
export { type SageMakerStateChange, sageMakerStateChange } from './sagemaker-state-change.ts';
export { NOT_SUPPORTED } from './not-supported.ts';
