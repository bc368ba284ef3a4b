import { HISTORY_LIMIT } from '@scones/states-language';
import { errors } from '../errors.ts';
import type { ExecutionRecord, ExecutionStatus, RedriveToken } from './execution-store.ts';

const DAY = 24 * 3600 * 1000;
const REDRIVABLE_PERIOD = 14 * DAY;
const LONGEST_EXECUTION = 365 * DAY;

/** The error by which AWS refuses to redrive an execution; nothing when it can be redriven. */
export function findRedriveFault(
  record: ExecutionRecord,
  eventCount: number,
  now: number,
): Error | undefined {
  const { status, startDate, stopDate = 0 } = record;
  if (!isUnsuccessful(record)) return errors.ExecutionNotRedrivable.status({ status });
  // There has to be room for ExecutionRedriven and one more event.
  if (eventCount >= HISTORY_LIMIT - 1) return errors.ExecutionNotRedrivable.longHistory();
  if (now - startDate > LONGEST_EXECUTION) return errors.ExecutionNotRedrivable.longExecution();
  if (now - stopDate > REDRIVABLE_PERIOD) return errors.ExecutionNotRedrivable.oldEnd();
  return undefined;
}

/** Why an execution cannot be redriven, for a description: most have not ended or succeeded, and an error is dear. */
export function redriveFaultText(
  record: ExecutionRecord,
  eventCount: () => number,
  now: number,
): string | undefined {
  if (isUnsuccessful(record)) return findRedriveFault(record, eventCount(), now)?.message;
  return statusFaultText(record.status);
}

/** Why an execution of a status cannot be redriven. */
export function statusFaultText(status: ExecutionStatus | 'PENDING_REDRIVE'): string {
  const known = textsByStatus.get(status) ?? errors.ExecutionNotRedrivable.status({ status }).message;
  textsByStatus.set(status, known);
  return known;
}

const textsByStatus = new Map<string, string>();

function isUnsuccessful({ status }: Pick<ExecutionRecord, 'status'>): boolean {
  return status !== 'RUNNING' && status !== 'SUCCEEDED';
}

/** Whether a child ended without success before its Map Run was redriven at that time. */
export function awaitsRedrive(
  { status, stopDate = 0 }: Pick<ExecutionRecord, 'status' | 'stopDate'>,
  redrivenAt: number | undefined,
): boolean {
  return isUnsuccessful({ status }) && stopDate <= (redrivenAt ?? -1);
}

const TOKEN_PERIOD = 15 * 60 * 1000;
const MOST_TOKENS = 10;

/** The tokens of the last redrives that hold still. */
export function validTokens(tokens: readonly RedriveToken[] = [], now: number): RedriveToken[] {
  return tokens.filter(({ redriveDate }) => now - redriveDate <= TOKEN_PERIOD).slice(-MOST_TOKENS);
}
