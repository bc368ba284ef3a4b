export { DefinitionError, type Diagnostic, type DiagnosticCode } from './definition/diagnostic.ts';
export { type Machine, parse, type ParseOptions, validate } from './definition/parse.ts';
export { type EventDetails, type EventType, HISTORY_LIMIT, type HistoryEvent } from './history.ts';
export type { Json, JsonObject } from './json.ts';
export type { ChildExecution, ChildInput, MapRun, MapRunRequest, MapRunStatus } from './map-run.ts';
export { PAYLOAD_LIMIT } from './payload.ts';
export { type Ports, type ServiceCall, ServiceError, type ServiceResponse } from './ports.ts';
export {
  type ExecutionOptions,
  type ExecutionResult,
  ExecutionStopped,
  runExecution,
} from './run-execution.ts';
export type { ExecutionIdentity } from './runner/execution.ts';
export { StatesError } from './states-error.ts';
