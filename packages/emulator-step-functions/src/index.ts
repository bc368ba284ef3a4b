export { NOT_SUPPORTED } from './not-supported.ts';
export type { LogPort } from './log-port.ts';
export type { ExecutionRecord, ExecutionStatus } from './execution-store.ts';
export type { ExecutionStatusChange } from './executions.ts';
export { stepFunctions, type StepFunctionsOptions } from './service.ts';
