import type { HistoryEvent } from '@scones/states-language';
import { errors } from '../errors.ts';
import { BatchedWriter } from '../history/batched-writer.ts';
import { decodeEvent, type WireEvent } from '../history/wire-event.ts';
import { checkArn } from '../names.ts';
import { abandonExecutions } from './abandon-executions.ts';
import type { ExecutionRecord, ExecutionStore, StatusCount } from './execution-store.ts';
import type { RunningExecution } from './running-execution.ts';

/** All executions: the running ones in memory, those that have ended on disk, and the histories of both. */
export class ExecutionTable {
  readonly #store: ExecutionStore;
  readonly #writer: BatchedWriter;
  #running = new Map<string, RunningExecution>();
  readonly #onChange: (arn: string) => void;

  constructor(
    store: ExecutionStore,
    onFault: (error: unknown) => void,
    onChange: (arn: string) => void = () => undefined,
  ) {
    this.#store = store;
    this.#onChange = onChange;
    this.#writer = new BatchedWriter(store, onFault);
  }

  /** Takes an execution that begins, whose ARN is a new one; `written()` waits for its record, too. */
  add(execution: RunningExecution): void {
    this.#writer.begin(execution);
    this.#running.set(execution.record.arn, execution);
    this.#tell(execution.record);
  }

  /** The events of an execution of an earlier time. */
  recorded(arn: string): HistoryEvent[] {
    this.#writer.flush();
    return this.#store.events(arn, 1, Number.MAX_SAFE_INTEGER).map(decodeEvent);
  }

  /** Takes an execution of an earlier time that has so many events. */
  resume(execution: RunningExecution, eventCount: number): void {
    this.#writer.resume(execution, eventCount);
    this.#running.set(execution.record.arn, execution);
  }

  /** What an emulator left running that ended, the oldest first. */
  leftRunning(): ExecutionRecord[] {
    return this.#store.running();
  }

  /** Aborts executions that cannot go on. */
  abandon(records: readonly ExecutionRecord[], stopDate: number): void {
    this.#writer.flush();
    abandonExecutions(this.#store, records, stopDate);
    for (const { arn } of records) this.#leave(arn);
  }

  /** Of its status, which what it belongs to lists. */
  #tell({ arn, mapRunArn, stateMachineArn }: ExecutionRecord): void {
    this.#onChange(arn);
    this.#onChange(mapRunArn ?? stateMachineArn);
  }

  /** Takes an execution's next event. */
  addEvent(execution: RunningExecution, event: HistoryEvent): void {
    this.#writer.add(execution, event);
    this.#onChange(execution.record.arn);
  }

  /** Keeps the last record of an execution, which is running no more. */
  end(execution: RunningExecution, record: ExecutionRecord): void {
    execution.record = record;
    this.#writer.touch(execution);
    this.#leave(record.arn);
    this.#tell(record);
  }

  /** An empty map is replaced: its tables of before point to each other, and V8 keeps them long (see `BatchedWriter`). */
  #leave(arn: string): void {
    this.#running.delete(arn);
    if (this.#running.size === 0) this.#running = new Map();
  }

  /** Resolves when everything added before is on disk. */
  written(): Promise<void> {
    return this.#writer.written();
  }

  /** Resolves when everything added before is on disk, be it only once a full one has space again. */
  writtenAtLast(): Promise<void> {
    return this.#writer.writtenAtLast();
  }

  /** Tries again what failed to be written. */
  retry(): void {
    this.#writer.retry();
  }

  /** Drops an execution that could not be accepted. */
  forget(execution: RunningExecution): void {
    this.#writer.forget(execution);
    this.#leave(execution.record.arn);
    this.#tell(execution.record);
  }

  /** Writes everything into the database. */
  close(): void {
    this.#writer.flush();
    this.#store.close();
  }

  findRunning(arn: string): RunningExecution | undefined {
    return this.#running.get(arn);
  }

  running(): RunningExecution[] {
    return [...this.#running.values()];
  }

  find(arn: string): ExecutionRecord | undefined {
    return this.#running.get(arn)?.record ?? this.#writer.find(arn) ?? this.#store.get(arn);
  }

  /** Throws `InvalidArn` or `ExecutionDoesNotExist`. */
  require(arn: string): ExecutionRecord {
    checkArn(arn, 'execution');
    const record = this.find(arn);
    if (!record) throw errors.ExecutionDoesNotExist({ arn });
    return record;
  }

  list(...query: Parameters<ExecutionStore['list']>): ReturnType<ExecutionStore['list']> {
    this.#writer.flush();
    return this.#store.list(...query);
  }

  awaitingRedrive(...query: Parameters<ExecutionStore['awaitingRedrive']>): StatusCount[] {
    this.#writer.flush();
    return this.#store.awaitingRedrive(...query);
  }

  lastEventId(arn: string): number {
    this.#writer.flush();
    return this.#store.lastEventId(arn);
  }

  events(arn: string, first: number, last: number): WireEvent[] {
    this.#writer.flush();
    return this.#store.events(arn, first, last);
  }
}
