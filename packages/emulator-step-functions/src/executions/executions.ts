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
import { abandonUnfinished } from './abandon-unfinished.ts';
import { BatchedWriter } from '../history/batched-writer.ts';
import { errors } from '../errors.ts';
import { identify } from './execution-identity.ts';
import { executionLog } from '../history/execution-log.ts';
import type { LogPort } from '../history/log-port.ts';
import type { ExecutionRecord, ExecutionStore } from './execution-store.ts';
import type { MapRuns } from '../map-runs/map-runs.ts';
import { checkArn, executionArn } from '../names.ts';
import type { StateMachine, StateMachines, StateMachineType } from '../machines/state-machines.ts';
import { encodeEvent, type WireEvent } from '../history/wire-event.ts';

/** An execution whose status has changed, as EventBridge tells of it. */
export type ExecutionStatusChange = (execution: ExecutionRecord) => void;

export interface ExecutionsOptions {
  readonly store: ExecutionStore;
  readonly machines: StateMachines;
  readonly mapRuns: MapRuns;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
  readonly callService: (call: ServiceCall) => Promise<ServiceResponse>;
  readonly logs?: LogPort;
  readonly onExecutionStatusChange?: ExecutionStatusChange;
  /** Told of what went wrong inside the emulator. */
  readonly onFault: (error: unknown) => void;
}

interface Live {
  record: ExecutionRecord;
  readonly controller: AbortController;
  readonly ended: PromiseWithResolvers<void>;
}

/** Runs executions of Standard machines, and remembers them. */
export class Executions {
  readonly #options: ExecutionsOptions;
  readonly #writer: BatchedWriter;
  readonly #live = new Map<string, Live>();

  constructor(options: ExecutionsOptions) {
    this.#options = options;
    this.#writer = new BatchedWriter(options.store, options.onFault);
    abandonUnfinished(options.store, options.clock);
  }

  /** Answers when the start is on disk. A name may be used again only for the very same start while it runs. */
  async start(machine: StateMachine, name: string, input: string): Promise<ExecutionRecord> {
    const { identity } = this.#options;
    const arn = executionArn(identity, machine.name, name);
    const existing = this.find(arn);
    if (existing) {
      if (existing.status === 'RUNNING' && existing.input === input) return existing;
      throw errors.ExecutionAlreadyExists(arn);
    }
    const live = this.#create(machine, { arn, name, stateMachineArn: machine.arn, input });
    this.#live.set(arn, live);
    this.#notify(live.record);
    const { record } = live;
    void this.#run(machine, live);
    await this.#writer.written();
    return record;
  }

  #create(
    machine: StateMachine,
    execution: Pick<ExecutionRecord, 'arn' | 'name' | 'stateMachineArn' | 'input' | 'mapRunArn'>,
  ): Live {
    const record: ExecutionRecord = {
      ...execution,
      revisionId: machine.revision.id,
      status: 'RUNNING',
      startDate: this.#options.clock.now(),
    };
    return { record, controller: new AbortController(), ended: Promise.withResolvers() };
  }

  async #run(machine: StateMachine, live: Live): Promise<void> {
    const { machines, identity, onFault } = this.#options;
    const { record, controller } = live;
    try {
      const result = await runExecution({
        machine: machines.compile(machine, machine.revision),
        identity: identify(identity, machine, record),
        input: record.input,
        signal: controller.signal,
        ports: this.#ports(machine, live),
      });
      this.#end(live, result);
    } catch (error) {
      // When the emulator is closing, the execution stays RUNNING on disk.
      if (!controller.signal.aborted) {
        onFault(error);
        this.#end(live, { status: 'FAILED', error: 'States.Runtime', cause: String(error) });
      }
    } finally {
      live.ended.resolve();
    }
  }

  #ports(machine: StateMachine, live: Live): Ports {
    const { clock, random, callService, mapRuns, logs } = this.#options;
    const writer = this.#writer;
    const log = executionLog(logs, machine, live.record);
    return {
      clock,
      random,
      callService,
      history(event) {
        writer.add(live, encodeEvent(event));
        log(event);
      },
      startMapRun: (request) =>
        mapRuns.start(live.record, request, (run, input) =>
          this.#startChild(machine, run, request.executionType, input),
        ),
    };
  }

  /** An item of a distributed Map: where it is Standard, an execution like any other. */
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
    const live = this.#create(machine, { arn, name, stateMachineArn, input, mapRunArn: run.arn });
    const ports = this.#ports(machine, live);
    const isKept = type === 'STANDARD';
    if (isKept) this.#live.set(arn, live);
    return {
      identity: identify(identity, machine, live.record),
      signal: live.controller.signal,
      history: isKept ? ports.history : () => undefined,
      startMapRun: ports.startMapRun,
      end: (result) => {
        if (isKept) this.#end(live, result);
        live.ended.resolve();
      },
    };
  }

  #end(live: Live, end: Partial<ExecutionRecord>): void {
    live.record = { ...live.record, ...end, stopDate: this.#options.clock.now() };
    this.#writer.touch(live);
    this.#live.delete(live.record.arn);
    this.#notify(live.record);
  }

  #notify(record: ExecutionRecord): void {
    if (record.mapRunArn === undefined) this.#options.onExecutionStatusChange?.(record);
  }

  /** Stops an execution and waits until it has ended. */
  async stop(arn: string, error: string | undefined, cause: string | undefined): Promise<ExecutionRecord> {
    const live = this.#live.get(arn);
    if (live) {
      live.controller.abort(new ExecutionStopped(error, cause));
      await live.ended.promise;
      await this.#writer.written();
    }
    return this.require(arn);
  }

  /** Stops what runs of a state machine that is being deleted. */
  async stopAll(stateMachineArn: string): Promise<void> {
    const arns = [...this.#live.values()]
      .filter(({ record }) => record.stateMachineArn === stateMachineArn)
      .map(({ record }) => record.arn);
    await Promise.all(arns.map((arn) => this.stop(arn, undefined, undefined)));
  }

  find(arn: string): ExecutionRecord | undefined {
    const live = this.#live.get(arn);
    if (live) return live.record;
    this.#writer.flush();
    return this.#options.store.get(arn);
  }

  /** Throws `InvalidArn` or `ExecutionDoesNotExist`. */
  require(arn: string): ExecutionRecord {
    checkArn(arn, 'execution');
    const record = this.find(arn);
    if (!record) throw errors.ExecutionDoesNotExist(arn);
    return record;
  }

  list(...query: Parameters<ExecutionStore['list']>): ReturnType<ExecutionStore['list']> {
    this.#writer.flush();
    return this.#options.store.list(...query);
  }

  lastEventId(arn: string): number {
    this.#writer.flush();
    return this.#options.store.lastEventId(arn);
  }

  events(arn: string, first: number, last: number): WireEvent[] {
    return this.#options.store.events(arn, first, last);
  }

  /** Ends all work; what runs stays RUNNING on disk. */
  async close(reason: Error): Promise<void> {
    const running = [...this.#live.values()];
    for (const { controller } of running) controller.abort(reason);
    // Items of a Map end with the execution that the Map belongs to.
    const own = running.filter(({ record }) => record.mapRunArn === undefined);
    await Promise.all(own.map(({ ended }) => ended.promise));
    this.#writer.flush();
  }
}
