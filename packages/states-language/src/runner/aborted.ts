import { DeadlineExceeded } from '@scones/deterministic';
import { StatesError } from '../states-error.ts';

/** The reason that a branch is ended for when another one has failed. */
export class OtherBranchFailed extends Error {}

/** Whether a line was ended for good: by a stop, a time-out or another line's failure, and not with its host. */
export function isAborted({ aborted, reason }: AbortSignal): boolean {
  return (
    aborted &&
    (reason instanceof StatesError ||
      reason instanceof DeadlineExceeded ||
      reason instanceof OtherBranchFailed)
  );
}
