import type { Clock, Random } from '@scones/deterministic';
import type { Identity } from '@scones/emulator-core';
import {
  type ExecutionIdentity,
  type ExecutionResult,
  ExecutionStopped,
  type HistoryEvent,
  runExecution,
  type ServiceCall,
  type ServiceResponse,
} from '@scones/states-language';
import { BatchedWriter } from './batched-writer.ts';
import { errors } from './errors.ts';
import type { ExecutionRecord, ExecutionStore } from './execution-store.ts';
import { checkArn, executionArn, expressExecutionArn } from './names.ts';
import type { StateMachine, StateMachines } from './state-machines.ts';
import { encodeEvent, type WireEvent } from './wire-event.ts';

/** An execution whose status has changed, as EventBridge tells of it. */
export type ExecutionStatusChange = (execution: ExecutionRecord) => void;

interface ExecutionsOptions {
  readonly store: ExecutionStore;
  readonly machines: StateMachines;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
  readonly callService: (call: ServiceCall) => Promise<ServiceResponse>;
  readonly onExecutionStatusChange?: ExecutionStatusChange;
  /** Told of what went wrong inside the emulator. */
  readonly onFault: (error: unknown) => void;
}

interface Live {
  record: ExecutionRecord;
  readonly controller: AbortController;
  /** Settles when the execution has ended. */
  ended: Promise<void>;
}

interface ExpressEnd {
  readonly result: ExecutionResult;
  readonly stopDate: number;
}

export interface ExpressExecution {
  readonly arn: string;
  readonly ended: Promise<ExpressEnd>;
}

const EXPRESS_TIMEOUT_SECONDS = 300;

/** Runs executions, and remembers them. */
export class Executions {
  readonly #options: ExecutionsOptions;
  readonly #writer: BatchedWriter;
  readonly #live = new Map<string, Live>();
  readonly #express = new Set<AbortController>();

  constructor(options: ExecutionsOptions) {
    this.#options = options;
    this.#writer = new BatchedWriter(options.store, options.onFault);
    this.#abandonUnfinished();
  }

  /** What was running when the emulator ended cannot go on. */
  #abandonUnfinished(): void {
    const { store, clock } = this.#options;
    for (const record of store.running()) {
      const cause = 'The emulator ended while the execution was running.';
      const id = store.lastEventId(record.arn) + 1;
      const timestamp = clock.now();
      const event: HistoryEvent = {
        id,
        previousEventId: 0,
        timestamp,
        type: 'ExecutionAborted',
        details: { cause },
      };
      const ended = { ...record, status: 'ABORTED', stopDate: timestamp, cause } as const;
      store.write([{ record: ended, events: [encodeEvent(event)], firstEventId: id }]);
    }
  }

  /** Answers when the start is on disk. A name may be used again only for the very same start while it runs. */
  async start(machine: StateMachine, name: string, input: string): Promise<ExecutionRecord> {
    const { identity, clock } = this.#options;
    const arn = executionArn(identity, machine.name, name);
    const existing = this.find(arn);
    if (existing) {
      if (existing.status === 'RUNNING' && existing.input === input) return existing;
      throw errors.ExecutionAlreadyExists(arn);
    }
    const record: ExecutionRecord = {
      arn,
      name,
      stateMachineArn: machine.arn,
      revisionId: machine.revision.id,
      status: 'RUNNING',
      startDate: clock.now(),
      input,
    };
    const live: Live = { record, controller: new AbortController(), ended: Promise.resolve() };
    this.#live.set(arn, live);
    this.#notify(record);
    live.ended = this.#run(machine, live);
    await this.#writer.written();
    return record;
  }

  async #run(machine: StateMachine, live: Live): Promise<void> {
    const { machines, clock, random, callService, onFault } = this.#options;
    const { record, controller } = live;
    try {
      const result = await runExecution({
        machine: machines.compile(machine, machine.revision),
        identity: this.#identify(machine, record),
        input: record.input,
        signal: controller.signal,
        ports: { clock, random, callService, history: (event) => this.#writer.add(live, encodeEvent(event)) },
      });
      this.#end(live, { ...result, stopDate: clock.now() });
    } catch (error) {
      // The emulator is closing: the execution stays RUNNING on disk.
      if (controller.signal.aborted) return;
      onFault(error);
      this.#end(live, {
        status: 'FAILED',
        error: 'States.Runtime',
        cause: String(error),
        stopDate: clock.now(),
      });
    }
  }

  #end(live: Live, end: Partial<ExecutionRecord>): void {
    live.record = { ...live.record, ...end };
    this.#writer.touch(live);
    this.#live.delete(live.record.arn);
    this.#notify(live.record);
  }

  #notify(record: ExecutionRecord): void {
    this.#options.onExecutionStatusChange?.(record);
  }

  #identify(
    machine: StateMachine,
    { arn, name, startDate }: Pick<ExecutionRecord, 'arn' | 'name' | 'startDate'>,
  ): ExecutionIdentity {
    return {
      executionArn: arn,
      executionName: name,
      stateMachineArn: machine.arn,
      stateMachineName: machine.name,
      roleArn: machine.revision.roleArn,
      region: this.#options.identity.region,
      startTime: startDate,
      redriveCount: 0,
    };
  }

  /** Starts an Express execution, of which nothing is kept. */
  startExpress(machine: StateMachine, name: string, input: string, startDate: number): ExpressExecution {
    const { identity, random } = this.#options;
    const arn = expressExecutionArn(identity, machine.name, name, random.uuid());
    return { arn, ended: this.#runExpress(machine, { arn, name, startDate }, input) };
  }

  async #runExpress(
    machine: StateMachine,
    execution: Pick<ExecutionRecord, 'arn' | 'name' | 'startDate'>,
    input: string,
  ): Promise<ExpressEnd> {
    const { machines, clock, random, callService } = this.#options;
    const controller = new AbortController();
    this.#express.add(controller);
    const compiled = machines.compile(machine, machine.revision);
    const timeoutSeconds = Math.min(compiled.timeoutSeconds ?? Infinity, EXPRESS_TIMEOUT_SECONDS);
    try {
      const result = await runExecution({
        machine: { ...compiled, timeoutSeconds },
        identity: this.#identify(machine, execution),
        input,
        signal: controller.signal,
        historyLimit: Infinity,
        ports: { clock, random, callService, history: () => undefined },
      });
      return { result, stopDate: clock.now() };
    } catch (error) {
      if (!controller.signal.aborted) this.#options.onFault(error);
      const cause = String(error);
      return { result: { status: 'FAILED', error: 'States.Runtime', cause }, stopDate: clock.now() };
    } finally {
      this.#express.delete(controller);
    }
  }

  /** Stops an execution and waits until it has ended. */
  async stop(arn: string, error: string | undefined, cause: string | undefined): Promise<ExecutionRecord> {
    const live = this.#live.get(arn);
    if (live) {
      live.controller.abort(new ExecutionStopped(error, cause));
      await live.ended;
      await this.#writer.written();
    }
    return this.require(arn);
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

  /** Stops what runs of a state machine that is being deleted. */
  async stopAll(stateMachineArn: string): Promise<void> {
    const arns = [...this.#live.values()]
      .filter(({ record }) => record.stateMachineArn === stateMachineArn)
      .map(({ record }) => record.arn);
    await Promise.all(arns.map((arn) => this.stop(arn, undefined, undefined)));
  }

  /** Ends all work; what runs stays RUNNING on disk. */
  async close(): Promise<void> {
    const running = [...this.#live.values()];
    const closing = new Error('The emulator is closing.');
    for (const { controller } of running) controller.abort(closing);
    for (const controller of this.#express) controller.abort(closing);
    await Promise.all(running.map(({ ended }) => ended));
    this.#writer.flush();
  }
}
