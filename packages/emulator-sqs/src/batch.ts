import type { BatchResultErrorEntry } from '@aws-sdk/client-sqs';
import { AwsError } from '@scones/emulator-core';
import { errors, queryCode } from './errors.ts';

const MOST_ENTRIES = 10;

interface Entry {
  readonly Id: string;
}

/** Throws where a batch as a whole is refused. */
export function checkBatch(entries: readonly Entry[], entryName: string): void {
  if (entries.length === 0) throw errors.EmptyBatchRequest({ entry: entryName });
  if (entries.length > MOST_ENTRIES)
    throw errors.TooManyEntriesInBatchRequest({ limit: MOST_ENTRIES, sent: entries.length });
  const ids = new Set<string>();
  for (const { Id: id } of entries) {
    if (!/^[\w-]{1,80}$/.test(id)) throw errors.InvalidBatchEntryId();
    if (ids.has(id)) throw errors.BatchEntryIdsNotDistinct({ id });
    ids.add(id);
  }
}

interface BatchResult<Result> {
  readonly Successful: (Result & Entry)[];
  /** Absent where there is none, as on AWS. */
  readonly Failed: BatchResultErrorEntry[] | undefined;
}

/** Does each entry for itself: an error of one is told in its place. */
export function eachOf<BatchEntry extends Entry, Result extends object>(
  entries: readonly BatchEntry[],
  work: (entry: BatchEntry) => Result,
): BatchResult<Result> {
  const Successful: (Result & Entry)[] = [];
  const Failed: BatchResultErrorEntry[] = [];
  for (const entry of entries) {
    try {
      Successful.push({ ...work(entry), Id: entry.Id });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      Failed.push({ Id: entry.Id, Code: queryCode(error), Message: error.message, SenderFault: true });
    }
  }
  return { Successful, Failed: Failed.length > 0 ? Failed : undefined };
}
