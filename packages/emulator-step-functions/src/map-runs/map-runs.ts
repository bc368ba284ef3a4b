import type { Clock, Random } from '@scones/deterministic';
import type { Collection, Identity, Store } from '@scones/emulator-core';
import type {
  ChildExecution,
  ChildInput,
  KeptChild,
  MapRun,
  MapRunLimits,
  MapRunRequest,
  MapRunStatus,
} from '@scones/states-language';
import { errors } from '../errors.ts';
import type { ExecutionRecord, ExecutionStatus, StatusCount } from '../executions/execution-store.ts';
import { checkArn, mapRunArn } from '../names.ts';
import { AwaitingRedrive } from './awaiting-redrive.ts';
import { KeptItems, type ItemQueue } from './kept-items.ts';
import {
  COUNT_OF,
  isRedrivenWith,
  type MapRunCount,
  type MapRunRecord,
  NONE,
  redriveRun,
} from './map-run-record.ts';

interface MapRunsOptions {
  readonly store: Store;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
  /** Called with the run, and the execution that it belongs to. */
  readonly onChange?: (arn: string) => void;
}

/** A run as its children's executions see it. */
export interface RunOfChildren {
  readonly arn: string;
  readonly label: string;
  readonly executionType: MapRunRequest['executionType'];
  /** Whether children may have been begun before, by an emulator that ended. */
  readonly isResumed: boolean;
  /** When the run was redriven last, in milliseconds since the epoch. */
  readonly redriveDate: number | undefined;
}

export interface StartedChild extends ChildExecution {
  /** How it had ended, where it waited to be redriven; it has `ended` still if it cannot be. */
  readonly earlierStatus?: ExecutionStatus;
}

/** The executions of the children of runs. */
export interface ChildPort {
  /** Starts the execution of one child of a run, goes on with it, or tells how it ended. */
  start(run: RunOfChildren, child: KeptChild): StartedChild;
  /** The Standard ones that ended without success before a run was redriven at a time, by how they ended. */
  awaitingRedrive(runArn: string, redrivenAt: number): StatusCount[];
}

/** How a run is opened: whether it was begun before, and whether it had ended without success. */
interface Opening {
  readonly isResumed: boolean;
  readonly isRedriven: boolean;
}

/** The runs of distributed Maps. */
export class MapRuns {
  readonly kept: KeptItems;
  readonly #options: MapRunsOptions;
  readonly #runs: Collection<MapRunRecord>;
  readonly #live = new Map<string, MapRunRecord>();
  /** Told when a run's limits change. */
  readonly #listeners = new Map<string, () => void>();
  /** Runs that succeeded, by the execution whose end makes them superfluous. */
  readonly #succeeded = new Map<string, string[]>();
  #isClosing = false;

  constructor(options: MapRunsOptions) {
    this.#options = options;
    this.#runs = options.store.collection('step-functions/map-runs');
    this.kept = new KeptItems(options.store);
  }

  /** Begins a run. */
  start(parent: ExecutionRecord, request: MapRunRequest, children: ChildPort): MapRun {
    const { identity, clock, random } = this.#options;
    const label = request.label ?? random.uuid();
    const machineName = parent.stateMachineArn.split(':')[6] ?? '';
    const { arn: executionArn, stateMachineArn } = parent;
    const run: MapRunRecord = {
      arn: mapRunArn(identity, machineName, label, random.uuid()),
      executionArn,
      stateMachineArn,
      status: 'RUNNING',
      startDate: clock.now(),
      request: { ...request, label },
      items: NONE,
      executions: NONE,
      areResultsWritten: false,
      areItemsKept: false,
    };
    this.#put(run);
    return this.#open(run, { isResumed: false, isRedriven: false }, children);
  }

  /** Goes on with a run whose children were begun by an emulator that ended. Throws where it began before that was possible. */
  resume(arn: string, parent: ExecutionRecord, children: ChildPort): MapRun {
    const kept = this.require(arn);
    const isRedriven = isRedrivenWith(kept, parent);
    const run = isRedriven ? redriveRun(kept, this.#options.clock.now()) : kept;
    if (run.areItemsKept === undefined) {
      throw new Error(
        `The Map Run ${arn} was begun by an older version of the emulator, which kept too little of it.`,
      );
    }
    if (!run.areItemsKept) this.kept.forget(arn);
    const { executions, items } = this.kept.totals(arn);
    this.#put({
      ...run,
      status: 'RUNNING',
      executions: { ...NONE, total: executions },
      items: { ...NONE, total: items },
    });
    return this.#open(run, { isResumed: true, isRedriven }, children);
  }

  #open(run: MapRunRecord, { isResumed, isRedriven }: Opening, children: ChildPort): MapRun {
    const { arn, areItemsKept, request, redriveDate } = run;
    const totals = areItemsKept ? this.kept.totals(arn) : undefined;
    const queue = this.kept.queue(arn, totals);
    const { label = '', executionType } = request;
    const standard = executionType === 'STANDARD';
    const awaiting = new AwaitingRedrive(
      isResumed && redriveDate !== undefined
        ? (standard ? children : this.kept).awaitingRedrive(arn, redriveDate)
        : [],
    );
    for (const { executions, items } of awaiting.left) this.#count(arn, 'pendingRedrive', executions, items);
    return {
      arn,
      totals,
      redriveCount: isRedriven ? run.redriveCount : undefined,
      changed: () => this.#live.get(arn)?.changed ?? {},
      onChanged: (listener) => void this.#listeners.set(arn, listener),
      enqueue: (inputs) => this.#enqueue(arn, queue, inputs),
      complete: () => this.#put({ ...this.require(arn), areItemsKept: true }),
      dequeue: () => queue.dequeue(),
      startChild: (child) =>
        this.#startChild(
          arn,
          children.start({ arn, label, executionType, isResumed, redriveDate }, child),
          child.itemCount,
          awaiting,
        ),
      end: (status, areResultsWritten) => {
        if (!this.#isClosing) this.#leave(arn, awaiting);
        this.#end(arn, status, areResultsWritten);
      },
    };
  }

  #enqueue(arn: string, queue: ItemQueue, inputs: readonly ChildInput[]): void {
    queue.enqueue(inputs);
    const items = inputs.reduce((sum, { itemCount }) => sum + itemCount, 0);
    this.#count(arn, 'total', inputs.length, items);
    this.#put(this.require(arn));
  }

  #put(run: MapRunRecord): void {
    this.#live.set(run.arn, run);
    this.#runs.put(run.arn, run);
    this.#tell(run);
  }

  #tell({ arn, executionArn }: MapRunRecord): void {
    this.#options.onChange?.(arn);
    this.#options.onChange?.(executionArn);
  }

  #startChild(
    arn: string,
    child: StartedChild,
    itemCount: number,
    awaiting: AwaitingRedrive,
  ): ChildExecution {
    const count = (name: MapRunCount, by: 1 | -1): void => this.#count(arn, name, by, by * itemCount);
    const { ended, earlierStatus } = child;
    if (earlierStatus) {
      awaiting.take(earlierStatus, itemCount);
      count('pendingRedrive', -1);
      if (ended) count('failuresNotRedrivable', 1);
    }
    if (ended) {
      count(COUNT_OF[ended.result.status], 1);
      return child;
    }
    count('running', 1);
    return {
      ...child,
      end: (end) => {
        child.end(end);
        count('running', -1);
        count(COUNT_OF[end.result.status], 1);
      },
    };
  }

  #count(arn: string, name: MapRunCount, executions: number, items: number): void {
    const run = this.#live.get(arn);
    if (!run) return;
    this.#tell(run);
    this.#live.set(arn, {
      ...run,
      executions: { ...run.executions, [name]: run.executions[name] + executions },
      items: { ...run.items, [name]: run.items[name] + items },
    });
  }

  /** Children that the run has not come to stay as they were. */
  #leave(arn: string, awaiting: AwaitingRedrive): void {
    for (const { status, executions, items } of awaiting.left) {
      this.#count(arn, 'pendingRedrive', -executions, -items);
      this.#count(arn, COUNT_OF[status], executions, items);
    }
  }

  #end(arn: string, status: MapRunStatus, areResultsWritten: boolean): void {
    if (this.#isClosing) return;
    const run = this.require(arn);
    this.#live.delete(arn);
    this.#listeners.delete(arn);
    this.#runs.put(arn, { ...run, status, areResultsWritten, stopDate: this.#options.clock.now() });
    this.#tell(run);
    if (status !== 'SUCCEEDED') return;
    const { executionArn } = run;
    this.#succeeded.set(executionArn, [...(this.#succeeded.get(executionArn) ?? []), arn]);
  }

  /** The children of runs that succeeded are needed no more when the execution has ended. */
  executionEnded(executionArn: string): void {
    for (const arn of this.#succeeded.get(executionArn) ?? []) this.kept.forget(arn);
    this.#succeeded.delete(executionArn);
  }

  /** Ends the runs that are running on disk, but for those that executions go on with. */
  abandonAllBut(needed: ReadonlySet<string>): void {
    const stopDate = this.#options.clock.now();
    for (const run of this.#runs.values()) {
      if (run.status === 'RUNNING' && !needed.has(run.arn)) {
        this.#runs.put(run.arn, { ...run, status: 'ABORTED', stopDate });
      }
    }
    for (const arn of this.kept.runs()) {
      if (!needed.has(arn) && this.#runs.get(arn)?.status === 'SUCCEEDED') this.kept.forget(arn);
    }
  }

  /** From now on runs stay as they are. */
  close(): void {
    this.#isClosing = true;
  }

  /** Throws `InvalidArn` or `ResourceNotFound`. */
  require(arn: string): MapRunRecord {
    checkArn(arn, 'mapRun');
    const run = this.#live.get(arn) ?? this.#runs.get(arn);
    if (!run) throw errors.ResourceNotFound.named({ arn });
    return run;
  }

  /** Changes the limits of a run that goes on, which obeys them at once. Throws `ValidationException` for one that has ended. */
  update(arn: string, limits: MapRunLimits): void {
    const run = this.require(arn);
    if (run.status !== 'RUNNING') throw errors.ValidationException.endedMapRun({ status: run.status });
    this.#put({ ...run, changed: { ...run.changed, ...limits } });
    this.#listeners.get(arn)?.();
  }

  /** When a run that goes on was redriven: its children that ended without success before wait to be redriven. */
  redrivenAt(arn: string): number | undefined {
    const { status, redriveDate } = this.require(arn);
    return status === 'RUNNING' ? redriveDate : undefined;
  }

  /** The runs of one execution, by their ARNs. */
  list(executionArn: string): MapRunRecord[] {
    return this.#runs.values().filter((run) => run.executionArn === executionArn);
  }
}
