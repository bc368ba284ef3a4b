import { errors } from './errors.ts';
import type { FunctionRecord } from './function-record.ts';

/** A caller may name the revision that it means to change. */
export function checkRevision(record: FunctionRecord, revisionId: string | undefined): void {
  if (revisionId !== undefined && revisionId !== record.revisionId)
    throw errors.PreconditionFailedException();
}
