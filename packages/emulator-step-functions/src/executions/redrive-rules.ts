import { HISTORY_LIMIT } from '@scones/states-language';
import type { ExecutionRecord } from './execution-store.ts';

const DAY = 24 * 3600 * 1000;
const REDRIVABLE_PERIOD = 14 * DAY;
const LONGEST_EXECUTION = 365 * DAY;

/** Why an execution cannot be redriven, in AWS's words; nothing when it can. */
export function findRedriveFault(
  record: ExecutionRecord,
  eventCount: number,
  now: number,
): string | undefined {
  const { status, startDate, stopDate = 0 } = record;
  if (!isUnsuccessful(record)) return `Execution is ${status} and cannot be redriven`;
  // There has to be room for ExecutionRedriven and one more event.
  if (eventCount >= HISTORY_LIMIT - 1) return 'Execution history event limit exceeded';
  if (now - startDate > LONGEST_EXECUTION) return 'Execution has exceeded the max execution time';
  if (now - stopDate > REDRIVABLE_PERIOD) return 'Execution redrivable period exceeded';
  return undefined;
}

export function isUnsuccessful({ status }: Pick<ExecutionRecord, 'status'>): boolean {
  return status !== 'RUNNING' && status !== 'SUCCEEDED';
}

/** A redrive that was asked for with a client token. */
export interface RedriveToken {
  readonly token: string;
  /** Milliseconds since the epoch. */
  readonly redriveDate: number;
}

const TOKEN_PERIOD = 15 * 60 * 1000;
const MOST_TOKENS = 10;

/** The tokens of the last redrives that hold still. */
export function validTokens(tokens: readonly RedriveToken[] = [], now: number): RedriveToken[] {
  return tokens.filter(({ redriveDate }) => now - redriveDate <= TOKEN_PERIOD).slice(-MOST_TOKENS);
}
