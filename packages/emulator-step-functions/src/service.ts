import { type Clock, type Random, systemClock } from '@scones/deterministic';
import {
  type EmulatedService,
  type Identity,
  jsonService,
  resourceTagValues,
  type Store,
} from '@scones/emulator-core';
import { growingPause, type ParseOptions, type Ports, TaskTokens } from '@scones/states-language';
import { access } from './access.ts';
import { Activities } from './activities/activities.ts';
import { ActivityTasks } from './activities/activity-tasks.ts';
import { scheduleActivity } from './activities/schedule-activity.ts';
import type { StepFunctionsContext } from './context.ts';
import type { LogPort } from './history/log-port.ts';
import { EvaluationWorkers } from './evaluation/evaluation-workers.ts';
import { ExecutionTable } from './executions/execution-table.ts';
import { ExecutionStore } from './executions/execution-store.ts';
import { type CallService, Executions, type ExecutionStatusChange } from './executions/executions.ts';
import { ExpressExecutions } from './executions/express-executions.ts';
import { MapRuns } from './map-runs/map-runs.ts';
import { operations } from './operations.ts';
import { Aliases } from './machines/aliases.ts';
import type { MockConfiguration } from './machines/mock-configuration.ts';
import { retryWriting } from './history/retry-writing.ts';
import { StateMachines } from './machines/state-machines.ts';
import { Versions } from './machines/versions.ts';
import { requireTaggable } from './machines/require-taggable.ts';
import { names } from './service-names.ts';
import { resourceKinds } from './resource-kinds.ts';

export interface StepFunctionsOptions {
  readonly store: Store;
  readonly identity: Identity;
  readonly clock: Clock;
  /** The time in which workers ask for tasks. Absent: the executions’ own. */
  readonly requestClock?: Clock;
  /** Waits between two looks at a job of another service. Absent: up to a second, as the clock goes. */
  readonly pause?: Ports['pause'];
  readonly random: Random;
  /** Makes the calls of an execution's Task states; rejects with a `ServiceError` when the service refuses. */
  readonly callService: CallService;
  /** Calls the addresses of HTTP tasks. Absent: a machine with one is refused. */
  readonly http?: Ports['http'];
  /** Runs work that takes the machine's time while executions have one of their own. Absent: just runs it. */
  readonly holdTime?: <T>(work: () => Promise<T>) => Promise<T>;
  /** Whether a call can be made; a Resource that asks for another is refused at creation. Absent: all can. */
  readonly canCall?: ParseOptions['canCall'];
  /** Where executions are logged. Absent: a machine that asks for logs is refused. */
  readonly logs?: LogPort;
  readonly onExecutionStatusChange?: ExecutionStatusChange;
  /** Called with the ARN of an execution, a Map Run or a machine that has changed; also for every event. */
  readonly onChange?: (arn: string) => void;
  /** Receives errors inside the emulator that belong to no request. */
  readonly onFault: (error: unknown) => void;
  /** The test cases that executions may be started as. */
  readonly mocks?: MockConfiguration | undefined;
}

export interface StepFunctionsService extends EmulatedService {
  /** Goes on with what an emulator left running that ended; to be called once everything can be called. */
  recover(): Promise<void>;
}

export function stepFunctions(options: StepFunctionsOptions): StepFunctionsService {
  const { store, identity, clock, random, callService, http, logs, onFault } = options;
  const canCall: ParseOptions['canCall'] = (service, action) =>
    service === 'http' ? http !== undefined : (options.canCall?.(service, action) ?? true);
  const executionStore = new ExecutionStore(store);
  const { onExecutionStatusChange, onChange = () => undefined } = options;
  const ending = new AbortController();
  const onWriteFault = retryWriting({
    clock: systemClock,
    signal: ending.signal,
    onFault,
    retry: () => table.retry(),
  });
  const table = new ExecutionTable(executionStore, onWriteFault, onChange);
  const machines = new StateMachines({ store, identity, clock, random, logs, canCall });
  const mapRuns = new MapRuns({ store, identity, clock, random, onChange });
  const activities = new Activities({ store, identity, clock });
  const activityTasks = new ActivityTasks(options.requestClock ?? clock);
  const tasks = {
    taskTokens: new TaskTokens(),
    scheduleActivity: scheduleActivity(activities, activityTasks),
    hasActivity: (arn: string) => activities.find(arn) !== undefined,
  };
  const pause = options.pause ?? growingPause(clock);
  // How long a computation takes is the machine's time, whatever that of the executions is.
  const workers = new EvaluationWorkers(systemClock);
  const { holdTime = (work) => work() } = options;
  const evaluateElsewhere: Ports['evaluateElsewhere'] = (evaluation) =>
    holdTime(() => workers.evaluate(evaluation));
  const { mocks } = options;
  const outside = { clock, pause, random, callService, http, evaluateElsewhere, logs, onFault };
  const ports = { machines, identity, mocks, ...outside, ...tasks };
  const executions = new Executions({ ...ports, table, mapRuns, onExecutionStatusChange });
  const expressExecutions = new ExpressExecutions(ports);
  const tests = { callService, http, canCall, evaluateElsewhere, signal: ending.signal };
  const taggable = { machines, activities };
  const service = jsonService<StepFunctionsContext>({
    names,
    version: '1.0',
    target: 'AWSStepFunctions',
    operations,
    access,
    hasLowerCaseMembers: true,
    resourceContext: (resource) => resourceTagValues(requireTaggable(taggable, resource).tags),
    resourceKinds,
    context: {
      machines,
      versions: new Versions(store),
      aliases: new Aliases(store),
      activities,
      activityTasks,
      taskTokens: tasks.taskTokens,
      mapRuns,
      executionTable: table,
      executions,
      expressExecutions,
      tests,
      mocks,
      identity,
      clock,
      random,
    },
    async close() {
      const reason = new Error('The emulator is closing.');
      activityTasks.close();
      ending.abort(reason);
      expressExecutions.close(reason);
      await executions.close(reason);
      await workers.close(reason);
    },
  });
  return Object.assign(service, { recover: () => executions.recover() });
}
