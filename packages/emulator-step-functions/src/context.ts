import { defineOperation, type Identity, type Operation, type RequestContext } from '@scones/emulator-core';
import type { Clock, Random } from '@scones/deterministic';
import type { z } from 'zod';
import type { ExecutionTable } from './executions/execution-table.ts';
import type { Executions } from './executions/executions.ts';
import type { ExpressExecutions } from './executions/express-executions.ts';
import type { MapRuns } from './map-runs/map-runs.ts';
import type { StateMachines } from './machines/state-machines.ts';

/** What the operations work on. */
export interface StepFunctionsContext {
  readonly machines: StateMachines;
  readonly mapRuns: MapRuns;
  readonly executionTable: ExecutionTable;
  readonly executions: Executions;
  readonly expressExecutions: ExpressExecutions;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
}

/** Defines an operation by the AWS SDK's type of its output. */
export function operation<Output extends object>(): <Schema extends z.ZodType>(
  input: Schema,
  handle: (
    context: StepFunctionsContext,
    input: z.output<Schema>,
    request: RequestContext,
  ) => Omit<Output, '$metadata'> | Promise<Omit<Output, '$metadata'>>,
) => Operation<StepFunctionsContext> {
  return defineOperation<StepFunctionsContext, Omit<Output, '$metadata'>>();
}
