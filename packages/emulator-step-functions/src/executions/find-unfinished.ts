import type { HistoryEvent } from '@scones/states-language';
import type { ExecutionRecord } from './execution-store.ts';
import type { ExecutionTable } from './execution-table.ts';
import { beginExecution, type RunningExecution } from './running-execution.ts';

interface Unfinished {
  /** Executions that go on by themselves, with their events. Children of Map Runs go on with these. */
  readonly own: readonly {
    readonly execution: RunningExecution;
    readonly recorded: readonly HistoryEvent[];
  }[];
  /** The Map Runs that executions go on with. */
  readonly neededRuns: ReadonlySet<string>;
  /** Children that nothing goes on with: their run was begun, but not on record, or has ended. */
  readonly abandoned: readonly ExecutionRecord[];
}

/** Sorts what an emulator left running that ended. */
export function findUnfinished(table: ExecutionTable): Unfinished {
  const own: Unfinished['own'][number][] = [];
  const neededRuns = new Set<string>();
  const abandoned: ExecutionRecord[] = [];
  // Parents are older than their children.
  for (const record of table.leftRunning()) {
    const { arn, mapRunArn } = record;
    if (mapRunArn !== undefined && !neededRuns.has(mapRunArn)) {
      abandoned.push(record);
      continue;
    }
    const recorded = table.recorded(arn);
    for (const { type, details } of recorded) {
      if (type === 'MapRunStarted') neededRuns.add((details as { mapRunArn: string }).mapRunArn);
    }
    if (mapRunArn === undefined) own.push({ execution: beginExecution(record), recorded });
  }
  for (const { execution, recorded } of own) table.resume(execution, recorded.length);
  return { own, neededRuns, abandoned };
}
