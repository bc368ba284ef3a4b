import { type TableRow, tableRows } from '@scones/execution-view';
import type { ShownExecution } from './show/shown-execution.ts';

/** The value that `--json` prints: the rows of the table in plain values. */
export function executionJson({ executionArn, stateMachineArn, view, now }: ShownExecution): object {
  const { status, startedAt, endedAt } = view.story;
  return {
    executionArn,
    stateMachineArn,
    status,
    startedAt: new Date(startedAt).toISOString(),
    ...(endedAt !== undefined && { endedAt: new Date(endedAt).toISOString() }),
    durationMillis: (endedAt ?? now) - startedAt,
    rows: tableRows(view.story, now).map(rowJson),
  };
}

function rowJson(row: TableRow): object {
  const { id, parentId, depth, name, type, status, resource, startedAfter, durationMillis, run, attempt } =
    row;
  const { error, cause } = attempt ?? run;
  return {
    id,
    parentId,
    depth,
    name,
    type,
    status,
    resource,
    startedAfterMillis: startedAfter,
    durationMillis,
    error,
    cause,
  };
}
