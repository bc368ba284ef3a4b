import { type Identity, operationsOf } from '@scones/emulator-core';
import type { Clock, Random } from '@scones/deterministic';
import type { TaskTokens } from '@scones/states-language';
import type { Activities } from './activities/activities.ts';
import type { ActivityTasks } from './activities/activity-tasks.ts';
import type { ExecutionTable } from './executions/execution-table.ts';
import type { Executions } from './executions/executions.ts';
import type { ExpressExecutions } from './executions/express-executions.ts';
import type { MapRuns } from './map-runs/map-runs.ts';
import type { StateMachines } from './machines/state-machines.ts';

/** The parts of the service that operations use. */
export interface StepFunctionsContext {
  readonly machines: StateMachines;
  readonly activities: Activities;
  readonly activityTasks: ActivityTasks;
  readonly taskTokens: TaskTokens;
  readonly mapRuns: MapRuns;
  readonly executionTable: ExecutionTable;
  readonly executions: Executions;
  readonly expressExecutions: ExpressExecutions;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
}

/** Defines an operation by the AWS SDK's type of its output. */
export const operation = operationsOf<StepFunctionsContext>();
