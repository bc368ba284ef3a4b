import type { ExecutionStory } from './history/read-history.ts';
import type { Attempt, RunStatus, StateRun } from './history/state-run.ts';

/** A row of the table view: a state's run, or one of its attempts where there were several. */
export interface TableRow {
  /** Unique in the table. */
  readonly id: string;
  /** The row that unfolds to show this one. */
  readonly parentId?: string;
  readonly depth: number;
  readonly name: string;
  readonly type: string;
  readonly status: RunStatus;
  readonly resource?: string;
  /** Milliseconds after the execution's start. */
  readonly startedAfter: number;
  readonly durationMillis: number;
  /** Where it lies between the execution's start (0) and its end (1). */
  readonly from: number;
  readonly to: number;
  readonly run: StateRun;
  readonly attempt?: Attempt;
}

/**
 * The runs in the order of their beginnings, with those inside a Parallel or Map state below it. `now`, in
 * milliseconds, ends the bars of runs that are still running.
 */
export function tableRows(story: ExecutionStory, now: number): TableRow[] {
  const inside = Map.groupBy(story.runs, ({ parent }) => parent);
  const rowsIn = (parent: StateRun | undefined, depth: number): TableRow[] =>
    (inside.get(parent) ?? []).flatMap((run) => {
      const row = rowOf(story, now, run, depth);
      return [row, ...attemptRows(story, now, row), ...rowsIn(run, depth + 1)];
    });
  return rowsIn(undefined, 0);
}

function rowOf(story: ExecutionStory, now: number, run: StateRun, depth: number): TableRow {
  return {
    id: String(run.id),
    ...(run.parent && { parentId: String(run.parent.id) }),
    depth,
    name: nameOf(run),
    type: run.type,
    status: run.status,
    ...(run.resource !== undefined && { resource: run.resource }),
    ...span(story, now, run.enteredAt, run.exitedAt),
    run,
  };
}

function nameOf({ name, iteration }: StateRun): string {
  return iteration === undefined ? name : `${name} · #${iteration}`;
}

function attemptRows(story: ExecutionStory, now: number, row: TableRow): TableRow[] {
  const { run } = row;
  if (run.attempts.length < 2) return [];
  return run.attempts.map((attempt) => ({
    id: `${run.id}/${attempt.number}`,
    parentId: row.id,
    depth: row.depth + 1,
    name: `Attempt ${attempt.number}`,
    type: run.type,
    status: attempt.status,
    ...(attempt.resource !== undefined && { resource: attempt.resource }),
    ...span(story, now, attempt.startedAt, attempt.endedAt),
    run,
    attempt,
  }));
}

function span(
  { startedAt, endedAt }: ExecutionStory,
  now: number,
  start: number,
  end = now,
): Pick<TableRow, 'startedAfter' | 'durationMillis' | 'from' | 'to'> {
  const whole = Math.max((endedAt ?? now) - startedAt, 1);
  const startedAfter = start - startedAt;
  return {
    startedAfter,
    durationMillis: end - start,
    from: startedAfter / whole,
    to: Math.min((end - startedAt) / whole, 1),
  };
}
