import type { Clock, Random } from '@scones/deterministic';
import type { Identity } from '@scones/emulator-core';
import {
  type ChildExecution,
  ExecutionStopped,
  type Ports,
  runExecution,
  type ServiceCall,
  type ServiceResponse,
} from '@scones/states-language';
import { errors } from '../errors.ts';
import { executionLog } from '../history/execution-log.ts';
import type { LogPort } from '../history/log-port.ts';
import { encodeEvent } from '../history/wire-event.ts';
import type { StateMachine, StateMachines, StateMachineType } from '../machines/state-machines.ts';
import type { MapRuns } from '../map-runs/map-runs.ts';
import { executionArn } from '../names.ts';
import { identify } from './execution-identity.ts';
import type { ExecutionRecord } from './execution-store.ts';
import type { ExecutionTable } from './execution-table.ts';
import { beginExecution, type RunningExecution } from './running-execution.ts';

/** Receives an execution whose status has changed, for EventBridge. */
export type ExecutionStatusChange = (execution: ExecutionRecord) => void;

/** Makes a call of an execution, which is named by its ARN. */
export type CallService = (call: ServiceCall, executionArn: string) => Promise<ServiceResponse>;

/** The ports that executions of either type use. */
export interface ExecutionPorts {
  readonly machines: StateMachines;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly pause: Ports['pause'];
  readonly random: Random;
  readonly callService: CallService;
  readonly logs: LogPort | undefined;
  readonly taskTokens: Ports['taskTokens'];
  readonly scheduleActivity: Ports['scheduleActivity'];
  /** Receives errors inside the emulator. */
  readonly onFault: (error: unknown) => void;
}

interface ExecutionsOptions extends ExecutionPorts {
  readonly table: ExecutionTable;
  readonly mapRuns: MapRuns;
  readonly onExecutionStatusChange: ExecutionStatusChange | undefined;
}

/** The version and the alias that an execution is started from, where it is. */
type ExecutionOrigin = Pick<ExecutionRecord, 'stateMachineVersionArn' | 'stateMachineAliasArn'>;

/** Starts, runs and stops executions of Standard machines. */
export class Executions {
  readonly #options: ExecutionsOptions;
  readonly #table: ExecutionTable;

  constructor(options: ExecutionsOptions) {
    this.#options = options;
    this.#table = options.table;
  }

  /** Answers when the start is on disk. A name may be used again only for the very same start while it runs. */
  async start(
    machine: StateMachine,
    name: string,
    input: string,
    origin: ExecutionOrigin = {},
  ): Promise<ExecutionRecord> {
    const { identity } = this.#options;
    const arn = executionArn(identity, machine.name, name);
    const existing = this.#table.find(arn);
    if (existing) {
      if (existing.status === 'RUNNING' && existing.input === input) return existing;
      throw errors.ExecutionAlreadyExists({ arn });
    }
    const execution = this.#begin(machine, {
      arn,
      name,
      stateMachineArn: machine.arn,
      input,
      ...origin,
    });
    this.#table.add(execution);
    this.#notify(execution.record);
    const { record } = execution;
    void this.#run(machine, execution);
    await this.#table.written();
    return record;
  }

  #begin(
    machine: StateMachine,
    execution: Pick<ExecutionRecord, 'arn' | 'name' | 'stateMachineArn' | 'input' | 'mapRunArn'> &
      ExecutionOrigin,
  ): RunningExecution {
    const startDate = this.#options.clock.now();
    return beginExecution({ ...execution, revisionId: machine.revision.id, startDate });
  }

  async #run(machine: StateMachine, execution: RunningExecution): Promise<void> {
    const { machines, identity, onFault } = this.#options;
    const { record, controller } = execution;
    try {
      const result = await runExecution({
        machine: machines.compile(machine, machine.revision),
        identity: identify(identity, machine, record),
        input: record.input,
        signal: controller.signal,
        ports: this.#ports(machine, execution),
      });
      this.#end(execution, result);
    } catch (error) {
      // When the emulator is closing, the execution stays RUNNING on disk.
      if (!controller.signal.aborted) {
        onFault(error);
        this.#end(execution, { status: 'FAILED', error: 'States.Runtime', cause: String(error) });
      }
    } finally {
      execution.ended.resolve();
    }
  }

  #ports(machine: StateMachine, execution: RunningExecution): Ports {
    const { clock, pause, random, callService, mapRuns, logs, taskTokens, scheduleActivity } = this.#options;
    const table = this.#table;
    const log = executionLog(logs, machine, execution.record);
    return {
      clock,
      pause,
      random,
      callService: (call) => callService(call, execution.record.arn),
      history(event) {
        table.addEvent(execution, encodeEvent(event));
        log(event);
      },
      taskTokens,
      scheduleActivity,
      startMapRun: (request) =>
        mapRuns.start(execution.record, request, (run, input) =>
          this.#startChild(machine, run, request.executionType, input),
        ),
    };
  }

  /** Starts the execution for items of a distributed Map; one of type Standard is kept like any other. */
  #startChild(
    machine: StateMachine,
    run: { readonly arn: string; readonly label: string },
    type: StateMachineType,
    input: string,
  ): ChildExecution {
    const { identity, random } = this.#options;
    const name = random.uuid();
    const arn = executionArn(identity, `${machine.name}/${run.label}`, name);
    const stateMachineArn = `${machine.arn}/${run.label}`;
    const child = this.#begin(machine, { arn, name, stateMachineArn, input, mapRunArn: run.arn });
    const ports = this.#ports(machine, child);
    const isKept = type === 'STANDARD';
    if (isKept) this.#table.add(child);
    return {
      identity: identify(identity, machine, child.record),
      signal: child.controller.signal,
      history: isKept ? ports.history : () => undefined,
      startMapRun: ports.startMapRun,
      end: (result) => {
        if (isKept) this.#end(child, result);
        child.ended.resolve();
      },
    };
  }

  #end(execution: RunningExecution, end: Partial<ExecutionRecord>): void {
    this.#table.end(execution, { ...execution.record, ...end, stopDate: this.#options.clock.now() });
    this.#notify(execution.record);
  }

  #notify(record: ExecutionRecord): void {
    if (record.mapRunArn === undefined) this.#options.onExecutionStatusChange?.(record);
  }

  /** Stops an execution and waits until it has ended. */
  async stop(arn: string, error: string | undefined, cause: string | undefined): Promise<ExecutionRecord> {
    const execution = this.#table.findRunning(arn);
    if (execution) {
      execution.controller.abort(new ExecutionStopped(error, cause));
      await execution.ended.promise;
      await this.#table.written();
    }
    return this.#table.require(arn);
  }

  /** Stops the running executions of a state machine that is being deleted. */
  async stopAll(stateMachineArn: string): Promise<void> {
    const arns = this.#table
      .running()
      .filter(({ record }) => record.stateMachineArn === stateMachineArn)
      .map(({ record }) => record.arn);
    await Promise.all(arns.map((arn) => this.stop(arn, undefined, undefined)));
  }

  /** Ends all work; running executions stay RUNNING on disk. */
  async close(reason: Error): Promise<void> {
    const running = this.#table.running();
    for (const { controller } of running) controller.abort(reason);
    // Items of a Map end with the execution that the Map belongs to.
    const own = running.filter(({ record }) => record.mapRunArn === undefined);
    await Promise.all(own.map(({ ended }) => ended.promise));
    this.#table.flush();
  }
}
