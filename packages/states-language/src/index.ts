export { DefinitionError, type Diagnostic, type DiagnosticCode } from './definition/diagnostic.ts';
export { jsonFault } from './definition/json-fault.ts';
export { parse, type ParseOptions, validate } from './definition/parse.ts';
export { variableReferences } from './definition/variable-references.ts';
export type { ExecutionIdentity } from './execution-identity.ts';
export type { ExecutionResult } from './execution-result.ts';
export { type EventDetails, type EventType, HISTORY_LIMIT, type HistoryEvent } from './history.ts';
export { growingPause } from './growing-pause.ts';
export type {
  ConnectionWish,
  HttpConnection,
  HttpField,
  HttpPort,
  HttpRequest,
  HttpResponse,
} from './http-port.ts';
export { type Json, type JsonObject, nestingFault } from './json.ts';
export type {
  ChildEnd,
  ChildExecution,
  ChildInput,
  KeptChild,
  MapRun,
  MapRunLimits,
  MapRunRequest,
  MapRunStatus,
  MapRunTotals,
} from './map-run.ts';
export type { MockedAnswer, MockedTasks } from './mocked-tasks.ts';
export { PAYLOAD_LIMIT } from './payload.ts';
export {
  type ActivityTask,
  type Ports,
  type ServiceCall,
  ServiceError,
  type ServiceResponse,
} from './ports.ts';
export { type ExecutionOptions, ExecutionStopped, runExecution } from './run-execution.ts';
export { StatesError } from './states-error.ts';
export { readTaskToken } from './tasks/task-token.ts';
export { type TaskReport, TaskTokens } from './tasks/task-tokens.ts';
export { InvalidTest } from './test-state/invalid-test.ts';
export type { OutputMember, OutputModel, OutputShape } from './test-state/output-model.ts';
export { runStateTest } from './test-state/run-state-test.ts';
export type { StateTest, StateTestResult } from './test-state/state-test.ts';
export type { Machine } from './workflow.ts';
