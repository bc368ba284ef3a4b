import type { Clock, Random } from '@scones/deterministic';
import { type EmulatedService, type Identity, jsonService, type Store } from '@scones/emulator-core';
import type { ParseOptions, ServiceCall, ServiceResponse } from '@scones/states-language';
import { access } from './access.ts';
import type { StepFunctionsContext } from './context.ts';
import type { LogPort } from './history/log-port.ts';
import { ExecutionStore } from './executions/execution-store.ts';
import { Executions, type ExecutionStatusChange } from './executions/executions.ts';
import { ExpressExecutions } from './executions/express-executions.ts';
import { MapRuns } from './map-runs/map-runs.ts';
import { NOT_SUPPORTED } from './not-supported.ts';
import { operations } from './operations.ts';
import { StateMachines } from './machines/state-machines.ts';
import { taggedKinds } from './tagged-kinds.ts';

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
    access,
    taskNames: { services: ['sfn', 'states'], hasLowerCaseMembers: true },
    taggedKinds,
    notSupported: NOT_SUPPORTED,
    context: { machines, mapRuns, executions, expressExecutions, identity, clock, random },
    async close() {
      const reason = new Error('The emulator is closing.');
      expressExecutions.close(reason);
      await executions.close(reason);
    },
  });
}
