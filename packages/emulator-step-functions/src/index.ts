export { NOT_SUPPORTED } from './not-supported.ts';
export type { LogPort } from './execution-log.ts';
export type { ExecutionRecord, ExecutionStatus } from './execution-store.ts';
export type { ExecutionStatusChange } from './executions.ts';
export { stepFunctions, type StepFunctionsOptions } from './service.ts';
