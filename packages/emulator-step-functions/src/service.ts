import type { Clock, Random } from '@scones/deterministic';
import {
  type EmulatedService,
  type Identity,
  jsonService,
  type OperationTable,
  type Store,
} from '@scones/emulator-core';
import type { ParseOptions, ServiceCall, ServiceResponse } from '@scones/states-language';
import type { StepFunctionsContext } from './context.ts';
import type { LogPort } from './execution-log.ts';
import { ExecutionStore } from './execution-store.ts';
import { Executions, type ExecutionStatusChange } from './executions.ts';
import { createStateMachine } from './operations/create-state-machine.ts';
import { deleteStateMachine } from './operations/delete-state-machine.ts';
import { describeExecution } from './operations/describe-execution.ts';
import { describeMapRun } from './operations/describe-map-run.ts';
import { describeStateMachine } from './operations/describe-state-machine.ts';
import { describeStateMachineForExecution } from './operations/describe-state-machine-for-execution.ts';
import { getExecutionHistory } from './operations/get-execution-history.ts';
import { listExecutions } from './operations/list-executions.ts';
import { listMapRuns } from './operations/list-map-runs.ts';
import { listStateMachines } from './operations/list-state-machines.ts';
import { listTagsForResource } from './operations/list-tags-for-resource.ts';
import { startExecution } from './operations/start-execution.ts';
import { startSyncExecution } from './operations/start-sync-execution.ts';
import { stopExecution } from './operations/stop-execution.ts';
import { tagResource } from './operations/tag-resource.ts';
import { untagResource } from './operations/untag-resource.ts';
import { updateStateMachine } from './operations/update-state-machine.ts';
import { validateStateMachineDefinition } from './operations/validate-state-machine-definition.ts';
import { ExpressExecutions } from './express-executions.ts';
import { MapRuns } from './map-runs.ts';
import { StateMachines } from './state-machines.ts';

/** Every operation that is supported. */
export const operations = {
  CreateStateMachine: createStateMachine,
  DeleteStateMachine: deleteStateMachine,
  DescribeExecution: describeExecution,
  DescribeMapRun: describeMapRun,
  DescribeStateMachine: describeStateMachine,
  DescribeStateMachineForExecution: describeStateMachineForExecution,
  GetExecutionHistory: getExecutionHistory,
  ListExecutions: listExecutions,
  ListMapRuns: listMapRuns,
  ListStateMachines: listStateMachines,
  ListTagsForResource: listTagsForResource,
  StartExecution: startExecution,
  StartSyncExecution: startSyncExecution,
  StopExecution: stopExecution,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateStateMachine: updateStateMachine,
  ValidateStateMachineDefinition: validateStateMachineDefinition,
} satisfies OperationTable<StepFunctionsContext>;

export interface StepFunctionsOptions {
  readonly store: Store;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
  /** Makes the calls of Task states; rejects with a `ServiceError` when the service refuses. */
  readonly callService: (call: ServiceCall) => Promise<ServiceResponse>;
  /** Which calls can be made: a Resource that asks for another is refused at creation. Absent: all. */
  readonly canCall?: ParseOptions['canCall'];
  /** Where executions are logged. Absent: a machine that asks for logs is refused. */
  readonly logs?: LogPort;
  readonly onExecutionStatusChange?: ExecutionStatusChange;
  /** Told of what went wrong inside the emulator, outside of any request. */
  readonly onFault: (error: unknown) => void;
}

export function stepFunctions(options: StepFunctionsOptions): EmulatedService {
  const { store, identity, clock, random } = options;
  const machines = new StateMachines(options);
  const mapRuns = new MapRuns(options);
  const running = { ...options, store: new ExecutionStore(store), machines, mapRuns };
  const executions = new Executions(running);
  const expressExecutions = new ExpressExecutions(running);
  return jsonService<StepFunctionsContext>({
    name: 'states',
    version: '1.0',
    target: 'AWSStepFunctions',
    operations,
    context: { machines, mapRuns, executions, expressExecutions, identity, clock, random },
    async close() {
      const reason = new Error('The emulator is closing.');
      expressExecutions.close(reason);
      await executions.close(reason);
    },
  });
}
