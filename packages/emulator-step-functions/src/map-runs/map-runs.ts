import type { Clock, Random } from '@scones/deterministic';
import type { Collection, Identity, Store } from '@scones/emulator-core';
import type {
  ChildExecution,
  ChildInput,
  ExecutionResult,
  KeptChild,
  MapRun,
  MapRunLimits,
  MapRunRequest,
  MapRunStatus,
} from '@scones/states-language';
import { errors } from '../errors.ts';
import type { ExecutionRecord } from '../executions/execution-store.ts';
import { checkArn, mapRunArn } from '../names.ts';
import { KeptItems, type ItemQueue } from './kept-items.ts';

/** A run of a distributed Map. */
interface MapRunRecord {
  readonly arn: string;
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly status: MapRunStatus | 'RUNNING';
  readonly startDate: number;
  readonly stopDate?: number;
  readonly request: MapRunRequest;
  /** The limits that UpdateMapRun has changed. */
  readonly changed?: MapRunLimits;
  /** Counts of items, and of the executions that work on one or more of them, by status. */
  readonly items: MapRunCounts;
  readonly executions: MapRunCounts;
  readonly areResultsWritten: boolean;
  /** Whether all its items are kept; a run that was begun by an emulator that could not go on has no such member. */
  readonly areItemsKept?: boolean;
  /** How often it was redriven, and when last. */
  readonly redriveCount?: number;
  readonly redriveDate?: number;
}

export type MapRunCounts = Readonly<Record<MapRunCount, number>>;

type MapRunCount = 'total' | 'running' | 'succeeded' | 'failed' | 'timedOut' | 'aborted';

const NONE: MapRunCounts = { total: 0, running: 0, succeeded: 0, failed: 0, timedOut: 0, aborted: 0 };

const COUNT_OF: Readonly<Record<ExecutionResult['status'], MapRunCount>> = {
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMED_OUT: 'timedOut',
  ABORTED: 'aborted',
};

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

/** Starts the execution of one child of a run, goes on with it, or tells how it ended. */
export type StartChild = (run: RunOfChildren, child: KeptChild) => ChildExecution;

/** How a run is opened: whether it was begun before, and whether it had ended without success. */
interface Opening {
  readonly isResumed: boolean;
  readonly isRedriven: boolean;
}

/** Whether the run ended without success before its execution was redriven. */
function isRedrivenWith(
  { status, stopDate = 0 }: MapRunRecord,
  { redriveDate = -1 }: ExecutionRecord,
): boolean {
  return (status === 'FAILED' || status === 'ABORTED') && stopDate <= redriveDate;
}

function redriveRun({ stopDate: _, ...run }: MapRunRecord, redriveDate: number): MapRunRecord {
  return { ...run, redriveDate, redriveCount: (run.redriveCount ?? 0) + 1 };
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
  start(parent: ExecutionRecord, request: MapRunRequest, startChild: StartChild): MapRun {
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
    return this.#open(run, { isResumed: false, isRedriven: false }, startChild);
  }

  /** Goes on with a run whose children were begun by an emulator that ended. Throws where it began before that was possible. */
  resume(arn: string, parent: ExecutionRecord, startChild: StartChild): MapRun {
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
    return this.#open(run, { isResumed: true, isRedriven }, startChild);
  }

  #open(run: MapRunRecord, { isResumed, isRedriven }: Opening, startChild: StartChild): MapRun {
    const { arn, areItemsKept, request, redriveDate } = run;
    const totals = areItemsKept ? this.kept.totals(arn) : undefined;
    const queue = this.kept.queue(arn, totals);
    const { label = '', executionType } = request;
    return {
      arn,
      totals,
      redriveCount: isRedriven ? run.redriveCount : undefined,
      changed: () => this.#live.get(arn)?.changed ?? {},
      onChanged: (listener) => void this.#listeners.set(arn, listener),
      enqueue: (children) => this.#enqueue(arn, queue, children),
      complete: () => this.#put({ ...this.require(arn), areItemsKept: true }),
      dequeue: () => queue.dequeue(),
      startChild: (child) =>
        this.#startChild(
          arn,
          startChild({ arn, label, executionType, isResumed, redriveDate }, child),
          child.itemCount,
        ),
      end: (status, areResultsWritten) => this.#end(arn, status, areResultsWritten),
    };
  }

  #enqueue(arn: string, queue: ItemQueue, children: readonly ChildInput[]): void {
    queue.enqueue(children);
    const items = children.reduce((sum, { itemCount }) => sum + itemCount, 0);
    this.#count(arn, 'total', children.length, items);
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

  #startChild(arn: string, child: ChildExecution, itemCount: number): ChildExecution {
    const count = (name: MapRunCount, by: 1 | -1): void => this.#count(arn, name, by, by * itemCount);
    if (child.ended) {
      count(COUNT_OF[child.ended.result.status], 1);
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

  /** The runs of one execution, by their ARNs. */
  list(executionArn: string): MapRunRecord[] {
    return this.#runs.values().filter((run) => run.executionArn === executionArn);
  }
}
