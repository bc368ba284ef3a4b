import type { ListedExecution } from '../../aws/states.ts';

export const STATUSES = ['ALL', 'RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'] as const;

/** The executions of a status whose names have a text in them, whatever its case. */
export function fittingExecutions(
  all: readonly ListedExecution[],
  status: string,
  text: string,
): readonly ListedExecution[] {
  const wanted = text.trim().toLowerCase();
  if (status === 'ALL' && wanted === '') return all;
  return all.filter(
    (execution) =>
      (status === 'ALL' || execution.status === status) &&
      (execution.name ?? '').toLowerCase().includes(wanted),
  );
}

/** `TIMED_OUT` reads "Timed out". */
export function statusLabel(status: string): string {
  return status.charAt(0) + status.slice(1).toLowerCase().replace('_', ' ');
}
