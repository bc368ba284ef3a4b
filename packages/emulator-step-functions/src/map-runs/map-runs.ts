import type { Clock, Random } from '@scones/deterministic';
import type { Collection, Identity, Store } from '@scones/emulator-core';
import type {
  ChildExecution,
  ChildInput,
  ExecutionResult,
  MapRun,
  MapRunRequest,
  MapRunStatus,
} from '@scones/states-language';
import { errors } from '../errors.ts';
import type { ExecutionRecord } from '../executions/execution-store.ts';
import { checkArn, mapRunArn } from '../names.ts';
import { PendingItems, type PendingQueue } from './pending-items.ts';

/** A run of a distributed Map. */
interface MapRunRecord {
  readonly arn: string;
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly status: MapRunStatus | 'RUNNING';
  readonly startDate: number;
  readonly stopDate?: number;
  readonly request: MapRunRequest;
  /** Counts of items, and of the executions that work on one or more of them, by status. */
  readonly items: MapRunCounts;
  readonly executions: MapRunCounts;
  readonly areResultsWritten: boolean;
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
  /** Told of the run, and of the execution that it belongs to. */
  readonly onChange?: (arn: string) => void;
}

/** Starts the execution of one child of a run. */
type StartChild = (run: { readonly arn: string; readonly label: string }, input: string) => ChildExecution;

/** The runs of distributed Maps. */
export class MapRuns {
  readonly #options: MapRunsOptions;
  readonly #runs: Collection<MapRunRecord>;
  readonly #pending: PendingItems;
  readonly #live = new Map<string, MapRunRecord>();

  constructor(options: MapRunsOptions) {
    this.#options = options;
    this.#runs = options.store.collection('step-functions/map-runs');
    this.#pending = new PendingItems(options.store);
    this.#abandonUnfinished();
  }

  #abandonUnfinished(): void {
    this.#pending.forgetAll();
    const stopDate = this.#options.clock.now();
    for (const run of this.#runs.values()) {
      if (run.status === 'RUNNING') this.#runs.put(run.arn, { ...run, status: 'ABORTED', stopDate });
    }
  }

  start(parent: ExecutionRecord, request: MapRunRequest, startChild: StartChild): MapRun {
    const { identity, clock, random } = this.#options;
    const label = request.label ?? random.uuid();
    const machineName = parent.stateMachineArn.split(':')[6] ?? '';
    const arn = mapRunArn(identity, machineName, label, random.uuid());
    const { arn: executionArn, stateMachineArn } = parent;
    const startDate = clock.now();
    this.#put({
      arn,
      executionArn,
      stateMachineArn,
      status: 'RUNNING',
      startDate,
      request,
      items: NONE,
      executions: NONE,
      areResultsWritten: false,
    });
    const pending = this.#pending.queue(arn);
    return {
      arn,
      enqueue: (children) => this.#enqueue(arn, pending, children),
      dequeue: () => pending.dequeue(),
      startChild: (child) => this.#startChild(arn, startChild({ arn, label }, child.input), child.itemCount),
      end: (status, areResultsWritten) => {
        pending.forget();
        this.#end(arn, status, areResultsWritten);
      },
    };
  }

  #enqueue(arn: string, pending: PendingQueue, children: readonly ChildInput[]): void {
    pending.enqueue(children);
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
    this.#count(arn, 'running', 1, itemCount);
    return {
      ...child,
      end: (result) => {
        child.end(result);
        this.#count(arn, 'running', -1, -itemCount);
        this.#count(arn, COUNT_OF[result.status], 1, itemCount);
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
    const run = this.require(arn);
    this.#live.delete(arn);
    this.#runs.put(arn, { ...run, status, areResultsWritten, stopDate: this.#options.clock.now() });
    this.#tell(run);
  }

  /** Throws `InvalidArn` or `ResourceNotFound`. */
  require(arn: string): MapRunRecord {
    checkArn(arn, 'mapRun');
    const run = this.#live.get(arn) ?? this.#runs.get(arn);
    if (!run) throw errors.ResourceNotFound({ arn });
    return run;
  }

  /** The runs of one execution, by their ARNs. */
  list(executionArn: string): MapRunRecord[] {
    return this.#runs.values().filter((run) => run.executionArn === executionArn);
  }
}
