import { type Identity, operationsOf } from '@scones/emulator-core';
import type { Clock, Random } from '@scones/deterministic';
import type { ParseOptions, Ports, TaskTokens } from '@scones/states-language';
import type { Activities } from './activities/activities.ts';
import type { ActivityTasks } from './activities/activity-tasks.ts';
import type { ExecutionTable } from './executions/execution-table.ts';
import type { ExpressExecutions } from './executions/express-executions.ts';
import type { CallService, Executions } from './executions/executions.ts';
import type { MapRuns } from './map-runs/map-runs.ts';
import type { Aliases } from './machines/aliases.ts';
import type { MockConfiguration } from './machines/mock-configuration.ts';
import type { StateMachines } from './machines/state-machines.ts';
import type { Versions } from './machines/versions.ts';

/** What tests of single states need. */
interface TestRuns {
  readonly callService: CallService;
  readonly http: Ports['http'];
  readonly canCall: ParseOptions['canCall'];
  readonly evaluateElsewhere: Ports['evaluateElsewhere'];
  /** Aborted when the emulator ends. */
  readonly signal: AbortSignal;
}

/** The parts of the service that operations use. */
export interface StepFunctionsContext {
  readonly machines: StateMachines;
  readonly versions: Versions;
  readonly aliases: Aliases;
  readonly activities: Activities;
  readonly activityTasks: ActivityTasks;
  readonly taskTokens: TaskTokens;
  readonly mapRuns: MapRuns;
  readonly executionTable: ExecutionTable;
  readonly executions: Executions;
  readonly expressExecutions: ExpressExecutions;
  readonly tests: TestRuns;
  readonly mocks: MockConfiguration | undefined;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
}

/** Defines an operation by the AWS SDK's type of its output. */
export const operation = operationsOf<StepFunctionsContext>();
