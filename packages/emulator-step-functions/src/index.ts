export type { LogPort } from './history/log-port.ts';
export type { ExecutionRecord, ExecutionStatus } from './executions/execution-store.ts';
export type { ExecutionStatusChange } from './executions/executions.ts';
export { callLambdaAt, isInvocation } from './lambda-endpoint/lambda-endpoint.ts';
export { MockConfiguration, MockConfigurationError } from './machines/mock-configuration.ts';
export { outputModel } from './output-models/output-models.ts';
export { stepFunctions, type StepFunctionsOptions, type StepFunctionsService } from './service.ts';
