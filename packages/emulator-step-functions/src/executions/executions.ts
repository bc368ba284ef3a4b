import { type Clock, type Random, withDeadline } from '@scones/deterministic';
import type { Identity } from '@scones/emulator-core';
import {
  ExecutionStopped,
  type HistoryEvent,
  type Ports,
  runExecution,
  type ServiceCall,
  type ServiceResponse,
} from '@scones/states-language';
import { errors } from '../errors.ts';
import { executionLog } from '../history/execution-log.ts';
import type { LogPort } from '../history/log-port.ts';
import type { MockConfiguration } from '../machines/mock-configuration.ts';
import type { StateMachine, StateMachines } from '../machines/state-machines.ts';
import type { ChildPort, MapRuns } from '../map-runs/map-runs.ts';
import { executionArn } from '../names.ts';
import { ChildExecutions } from './child-executions.ts';
import { identify } from './execution-identity.ts';
import type { ExecutionRecord } from './execution-store.ts';
import type { ExecutionTable } from './execution-table.ts';
import { findUnfinished } from './find-unfinished.ts';
import { redrivenEvent, redriveRecord } from './redrive-record.ts';
import { validTokens } from './redrive-rules.ts';
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
  readonly http: Ports['http'];
  readonly evaluateElsewhere: Ports['evaluateElsewhere'];
  readonly logs: LogPort | undefined;
  readonly taskTokens: Ports['taskTokens'];
  readonly scheduleActivity: Ports['scheduleActivity'];
  readonly hasActivity: Ports['hasActivity'];
  readonly mocks: MockConfiguration | undefined;
  /** Receives errors inside the emulator. */
  readonly onFault: (error: unknown) => void;
}

interface ExecutionsOptions extends ExecutionPorts {
  readonly table: ExecutionTable;
  readonly mapRuns: MapRuns;
  readonly onExecutionStatusChange: ExecutionStatusChange | undefined;
}

/** Whence an execution is started: the version, the alias and the test case, where there are any. */
type ExecutionOrigin = Pick<
  ExecutionRecord,
  'stateMachineVersionArn' | 'stateMachineAliasArn' | 'traceHeader' | 'testCase'
>;

/** How many executions go on before requests get their turn. */
const RESUMED_AT_A_TIME = 50;

/** Starts, runs and stops executions of Standard machines. */
export class Executions {
  readonly #options: ExecutionsOptions;
  readonly #table: ExecutionTable;
  readonly #children: ChildExecutions;
  readonly #recovery = Promise.withResolvers<void>();
  #isClosing = false;

  constructor(options: ExecutionsOptions) {
    this.#options = options;
    this.#table = options.table;
    this.#children = new ChildExecutions({
      ...options,
      ports: (machine, execution) => this.#ports(machine, execution),
      takeRedriven: (machine, execution) => this.#takeRedriven(machine, execution),
      end: (execution, result) => this.#end(execution, result),
    });
  }

  /** Goes on with what an emulator left running that ended. */
  async recover(): Promise<void> {
    const { clock, mapRuns } = this.#options;
    const { own, neededRuns, abandoned } = findUnfinished(this.#table);
    this.#table.abandon(abandoned, clock.now());
    mapRuns.abandonAllBut(neededRuns);
    for (const [index, { execution, recorded }] of own.entries()) {
      if (index % RESUMED_AT_A_TIME === 0) await new Promise((resolve) => setImmediate(resolve));
      this.#resume(execution, recorded);
    }
    this.#recovery.resolve();
  }

  #resume(execution: RunningExecution, recorded: readonly HistoryEvent[]): void {
    const { machines } = this.#options;
    const { stateMachineArn, revisionId } = execution.record;
    const machine = machines.find(stateMachineArn);
    const revision = machines.revision(stateMachineArn, revisionId);
    if (machine && revision) void this.#run({ ...machine, revision }, execution, recorded);
    else this.#table.abandon([execution.record], this.#options.clock.now());
  }

  /** When an execution was redriven by this token, in milliseconds since the epoch. */
  redriveOf({ redriveTokens }: ExecutionRecord, token: string | undefined): number | undefined {
    const tokens = validTokens(redriveTokens, this.#options.clock.now());
    return tokens.find((each) => each.token === token)?.redriveDate;
  }

  /** Goes on with an execution that did not succeed, from the states that were not left. Answers when that is kept. */
  async redrive(record: ExecutionRecord, token: string | undefined): Promise<number> {
    const { machines, clock } = this.#options;
    const machine = machines.find(record.stateMachineArn);
    const revision = machines.revision(record.stateMachineArn, record.revisionId);
    if (!machine || !revision) throw errors.ExecutionNotRedrivable.deletedMachine();
    const redriveDate = clock.now();
    const tokens = validTokens(record.redriveTokens, redriveDate);
    const redriveTokens = token === undefined ? tokens : [...tokens, { token, redriveDate }];
    const execution = beginExecution({ ...redriveRecord(record, redriveDate), redriveTokens });
    const recorded = this.#takeRedriven({ ...machine, revision }, execution);
    this.#notify(execution.record);
    void this.#run({ ...machine, revision }, execution, recorded);
    await this.#accept(execution);
    return redriveDate;
  }

  /** Writes that an execution is redriven, and answers all its events. */
  #takeRedriven(machine: StateMachine, execution: RunningExecution): HistoryEvent[] {
    const recorded = this.#table.recorded(execution.record.arn);
    this.#table.resume(execution, recorded.length);
    const event = redrivenEvent(execution.record, recorded);
    this.#ports(machine, execution).history(event);
    return [...recorded, event];
  }

  /** Answers when the start is kept. A name may be used again only for the very same start while it runs. */
  async start(
    machine: StateMachine,
    name: string,
    input: string,
    origin: ExecutionOrigin = {},
  ): Promise<ExecutionRecord> {
    const { identity, clock } = this.#options;
    const arn = executionArn(identity, machine.name, name);
    const existing = this.#table.find(arn);
    if (existing) {
      if (existing.status !== 'RUNNING' || existing.input !== input)
        throw errors.ExecutionAlreadyExists({ arn });
      await this.#table.written();
      return existing;
    }
    const execution = beginExecution({
      arn,
      name,
      stateMachineArn: machine.arn,
      revisionId: machine.revision.id,
      startDate: clock.now(),
      input,
      ...origin,
    });
    this.#table.add(execution);
    this.#notify(execution.record);
    const { record } = execution;
    void this.#run(machine, execution);
    await this.#accept(execution);
    return record;
  }

  /** An execution of which nothing can be written is not started, nor redriven. */
  async #accept(execution: RunningExecution): Promise<void> {
    try {
      await this.#table.written();
    } catch (error) {
      this.#table.forget(execution);
      execution.controller.abort(error);
      throw error;
    }
  }

  async #run(
    machine: StateMachine,
    execution: RunningExecution,
    recorded?: readonly HistoryEvent[],
  ): Promise<void> {
    const { machines, identity, onFault } = this.#options;
    const { record, controller } = execution;
    try {
      const result = await runExecution({
        machine: machines.compile(machine, machine.revision),
        identity: identify(identity, machine, record),
        input: record.input,
        recorded,
        signal: controller.signal,
        ports: this.#ports(machine, execution),
      });
      this.#end(execution, result);
    } catch (error) {
      if (!controller.signal.aborted) {
        onFault(error);
        this.#end(execution, { status: 'FAILED', error: 'States.Runtime', cause: String(error) });
      }
    } finally {
      execution.ended.resolve();
    }
  }

  #ports(machine: StateMachine, execution: RunningExecution): Ports {
    const { clock, random, callService, http, evaluateElsewhere, mapRuns, logs } = this.#options;
    const { taskTokens, scheduleActivity, hasActivity, mocks } = this.#options;
    const table = this.#table;
    const log = executionLog(logs, machine, execution.record);
    // A call is made only when the event that tells of it is kept: so it is made twice at most, never unknown.
    const whenKept = async (signal: AbortSignal): Promise<void> => {
      await table.writtenAtLast();
      signal.throwIfAborted();
    };
    return {
      clock,
      pause: (job) => this.#pause(job),
      random,
      evaluateElsewhere,
      mockedTasks: mocks?.mockedTasks(machine.name, execution.record.testCase),
      async callService(call) {
        await whenKept(call.signal);
        return await callService(call, execution.record.arn);
      },
      http: http && {
        ...http,
        async connect(wish) {
          await whenKept(wish.signal);
          return await http.connect(wish);
        },
      },
      history: (event) => {
        // Work that still unwinds after the execution was refused writes no event.
        if (this.#isClosing || table.findRunning(execution.record.arn) !== execution) return;
        table.addEvent(execution, event);
        log(event);
      },
      taskTokens,
      scheduleActivity,
      hasActivity,
      startMapRun: (request, arn) => {
        const children: ChildPort = {
          start: (run, child) => this.#children.start(machine, run, child),
          awaitingRedrive: (runArn, redrivenAt) => table.awaitingRedrive(runArn, redrivenAt),
        };
        return arn === undefined
          ? mapRuns.start(execution.record, request, children)
          : mapRuns.resume(arn, execution.record, children);
      },
    };
  }

  /** Waits for the end of an execution that runs here, and for other jobs as the emulator does. */
  async #pause(job: Parameters<Ports['pause']>[0]): Promise<void> {
    const arn = job.service === 'states' ? job.identity['executionArn'] : undefined;
    const child = typeof arn === 'string' ? this.#table.findRunning(arn) : undefined;
    if (!child) return await this.#options.pause(job);
    await withDeadline(this.#options.clock, Infinity, () => child.ended.promise, { signal: job.signal });
  }

  #end(execution: RunningExecution, end: Partial<ExecutionRecord>): void {
    // When the emulator is closing, the execution stays RUNNING on disk.
    if (this.#isClosing) return;
    this.#table.end(execution, { ...execution.record, ...end, stopDate: this.#options.clock.now() });
    // What this leaves is removed at the next start.
    this.#attempt(() => this.#options.mapRuns.executionEnded(execution.record.arn));
    this.#notify(execution.record);
  }

  #notify(record: ExecutionRecord): void {
    if (record.mapRunArn === undefined) this.#attempt(() => this.#options.onExecutionStatusChange?.(record));
  }

  /** Does what may fail, on a full disk for instance, without harm to the execution. */
  #attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#options.onFault(error);
    }
  }

  /** Stops an execution and waits until it has ended. */
  async stop(arn: string, error: string | undefined, cause: string | undefined): Promise<ExecutionRecord> {
    // An execution that an earlier emulator left goes on first: requests may come before.
    const isLeft = !this.#table.findRunning(arn) && this.#table.find(arn)?.status === 'RUNNING';
    if (isLeft) await this.#recovery.promise;
    const execution = this.#table.findRunning(arn);
    if (execution) {
      execution.controller.abort(new ExecutionStopped(error, cause));
      await execution.ended.promise;
      await this.#table.writtenAtLast();
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
    this.#isClosing = true;
    this.#options.mapRuns.close();
    const running = this.#table.running();
    for (const { controller } of running) controller.abort(reason);
    // Items of a Map end with the execution that the Map belongs to.
    const own = running.filter(({ record }) => record.mapRunArn === undefined);
    await Promise.all(own.map(({ ended }) => ended.promise));
    this.#table.close();
  }
}
