import type { Clock, Random } from '@scones/deterministic';
import type { Collection, Identity, Store } from '@scones/emulator-core';
import type {
  ChildExecution,
  ExecutionResult,
  MapRun,
  MapRunRequest,
  MapRunStatus,
} from '@scones/states-language';
import { errors } from './errors.ts';
import type { ExecutionRecord } from './execution-store.ts';
import { checkArn, mapRunArn } from './names.ts';

/** A run of a distributed Map. */
export interface MapRunRecord {
  readonly arn: string;
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly status: MapRunStatus | 'RUNNING';
  readonly startDate: number;
  readonly stopDate?: number;
  readonly request: MapRunRequest;
  /** How many items are where. */
  readonly counts: Readonly<Record<MapRunCount, number>>;
}

export type MapRunCount = 'running' | 'succeeded' | 'failed' | 'timedOut' | 'aborted';

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
}

/** What a run does with each of its items. */
type StartChild = (run: { readonly arn: string; readonly label: string }, input: string) => ChildExecution;

/** The runs of distributed Maps. */
export class MapRuns {
  readonly #options: MapRunsOptions;
  readonly #runs: Collection<MapRunRecord>;
  readonly #live = new Map<string, MapRunRecord>();

  constructor(options: MapRunsOptions) {
    this.#options = options;
    this.#runs = options.store.collection('step-functions/map-runs');
    this.#abandonUnfinished();
  }

  #abandonUnfinished(): void {
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
    const counts = { running: 0, succeeded: 0, failed: 0, timedOut: 0, aborted: 0 };
    const { arn: executionArn, stateMachineArn } = parent;
    const startDate = clock.now();
    this.#put({ arn, executionArn, stateMachineArn, status: 'RUNNING', startDate, request, counts });
    return {
      arn,
      startChild: (input) => this.#startChild(arn, startChild({ arn, label }, input)),
      end: (status) => this.#end(arn, status),
    };
  }

  #put(run: MapRunRecord): void {
    this.#live.set(run.arn, run);
    this.#runs.put(run.arn, run);
  }

  #startChild(arn: string, child: ChildExecution): ChildExecution {
    this.#count(arn, 'running', 1);
    return {
      ...child,
      end: (result) => {
        child.end(result);
        this.#count(arn, 'running', -1);
        this.#count(arn, COUNT_OF[result.status], 1);
      },
    };
  }

  #count(arn: string, name: MapRunCount, change: number): void {
    const run = this.#live.get(arn);
    if (run) this.#live.set(arn, { ...run, counts: { ...run.counts, [name]: run.counts[name] + change } });
  }

  #end(arn: string, status: MapRunStatus): void {
    const run = this.require(arn);
    this.#live.delete(arn);
    this.#runs.put(arn, { ...run, status, stopDate: this.#options.clock.now() });
  }

  /** Throws `InvalidArn` or `ResourceNotFound`. */
  require(arn: string): MapRunRecord {
    checkArn(arn, 'mapRun');
    const run = this.#live.get(arn) ?? this.#runs.get(arn);
    if (!run) throw errors.ResourceNotFound(arn);
    return run;
  }

  /** The runs of one execution, page by page. */
  list(executionArn: string): MapRunRecord[] {
    return this.#runs.values().filter((run) => run.executionArn === executionArn);
  }
}
