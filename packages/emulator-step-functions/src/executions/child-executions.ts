import type { Clock } from '@scones/deterministic';
import type { Identity } from '@scones/emulator-core';
import type {
  ChildExecution,
  ExecutionResult,
  HistoryEvent,
  KeptChild,
  Ports,
} from '@scones/states-language';
import type { MapRuns, RunOfChildren, StartedChild } from '../map-runs/map-runs.ts';
import type { StateMachine } from '../machines/state-machines.ts';
import { executionArn, stableUuid } from '../names.ts';
import { identify } from './execution-identity.ts';
import { resultOf } from './execution-result.ts';
import type { ExecutionTable } from './execution-table.ts';
import { redriveRecord } from './redrive-record.ts';
import { awaitsRedrive, findRedriveFault } from './redrive-rules.ts';
import { beginExecution, type RunningExecution } from './running-execution.ts';

interface ChildExecutionsOptions {
  readonly table: ExecutionTable;
  readonly mapRuns: MapRuns;
  readonly clock: Clock;
  readonly identity: Identity;
  readonly ports: (machine: StateMachine, execution: RunningExecution) => Ports;
  /** Writes that an execution is redriven, and answers all its events. */
  readonly takeRedriven: (machine: StateMachine, execution: RunningExecution) => HistoryEvent[];
  readonly end: (execution: RunningExecution, result: ExecutionResult) => void;
}

/** The executions that work on the items of distributed Maps. */
export class ChildExecutions {
  readonly #options: ChildExecutionsOptions;

  constructor(options: ChildExecutionsOptions) {
    this.#options = options;
  }

  /** Starts a child, goes on with it, or tells how it ended. Its name follows from its run and its place there. */
  start(machine: StateMachine, run: RunOfChildren, child: KeptChild): StartedChild {
    const { identity, clock } = this.#options;
    const name = stableUuid(`${run.arn} ${child.position}`);
    const execution = beginExecution({
      arn: executionArn(identity, `${machine.name}/${run.label}`, name),
      name,
      stateMachineArn: `${machine.arn}/${run.label}`,
      revisionId: machine.revision.id,
      startDate: clock.now(),
      input: child.input,
      mapRunArn: run.arn,
      itemCount: child.itemCount,
    });
    return run.executionType === 'STANDARD'
      ? this.#startStandard(machine, run, execution)
      : this.#startExpress(machine, run, child, execution);
  }

  /** A Standard child is kept like any other execution. */
  #startStandard(machine: StateMachine, run: RunOfChildren, begun: RunningExecution): StartedChild {
    const { table, clock, takeRedriven } = this.#options;
    const earlier = run.isResumed ? table.find(begun.record.arn) : undefined;
    if (!earlier) {
      table.add(begun);
      return this.#run(machine, begun);
    }
    const redriven = awaitsRedrive(earlier, run.redriveDate) && { earlierStatus: earlier.status };
    if (redriven && !findRedriveFault(earlier, table.lastEventId(earlier.arn), clock.now())) {
      const child = beginExecution(redriveRecord(earlier, clock.now()));
      return { ...this.#run(machine, child), recorded: takeRedriven(machine, child), ...redriven };
    }
    const child = beginExecution(earlier);
    if (earlier.status !== 'RUNNING') {
      const ended = { result: resultOf(earlier), stopTime: earlier.stopDate ?? 0 };
      return { ...this.#run(machine, child), ended, ...redriven };
    }
    const recorded = table.recorded(earlier.arn);
    table.resume(child, recorded.length);
    return { ...this.#run(machine, child), recorded };
  }

  /** Of an Express child only the end is kept; one that did not end begins anew. */
  #startExpress(
    machine: StateMachine,
    run: RunOfChildren,
    { position }: KeptChild,
    child: RunningExecution,
  ): StartedChild {
    const { kept } = this.#options.mapRuns;
    const { startDate: startTime } = child.record;
    const execution = { ...this.#run(machine, child), history: () => undefined };
    const ended = run.isResumed ? kept.ended(run.arn, position) : undefined;
    const { status } = ended?.result ?? {};
    const redriven = ended && awaitsRedrive({ ...ended.result, stopDate: ended.stopTime }, run.redriveDate);
    if (ended && !redriven) {
      return { ...execution, identity: { ...execution.identity, startTime: ended.startTime }, ended };
    }
    return {
      ...execution,
      ...(redriven && status && { earlierStatus: status }),
      end: (end) => kept.end(run.arn, position, { ...end, startTime }),
    };
  }

  #run(machine: StateMachine, child: RunningExecution): Omit<ChildExecution, 'ended' | 'recorded'> {
    const { identity, ports, end } = this.#options;
    const { history, startMapRun } = ports(machine, child);
    return {
      identity: identify(identity, machine, child.record),
      signal: child.controller.signal,
      history,
      startMapRun,
      end: ({ result }) => {
        end(child, result);
        child.ended.resolve();
      },
    };
  }
}
