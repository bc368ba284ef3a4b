import type { Payload } from '../payload.ts';
import type { Branch } from './branch.ts';
import type { Frame } from '../workflow.ts';
import { LineEnded } from './execution-fault.ts';
import { OtherBranchFailed } from './aborted.ts';
import { moveTo } from './position.ts';
import type { Recording } from './recording.ts';

/** One line of states, given the branch that it is to run in. */
type Line = (branch: Branch) => Promise<Payload>;

interface Failure {
  readonly error: unknown;
  readonly at: Branch;
}

/** Runs lines side by side; the first failure ends the others. The state's next event points back to where the last line ended. */
export async function runBranches(
  frame: Frame,
  lines: readonly Line[],
  isParallel: boolean,
): Promise<Payload[]> {
  const { branch: outer, execution } = frame;
  const { history } = execution;
  // The state may have waited for its lines, and have been ended meanwhile.
  outer.signal.throwIfAborted();
  const controller = new AbortController();
  const forward = (): void => controller.abort(outer.signal.reason);
  outer.signal.addEventListener('abort', forward, { once: true });
  const { previousEventId, time } = outer;
  const ended: Branch[] = [];
  const failures: Failure[] = [];
  const run = async (line: Line): Promise<Payload | undefined> => {
    const { signal } = controller;
    const branch: Branch = {
      ...outer,
      previousEventId,
      time,
      signal,
      isParallel,
      startedId: previousEventId,
    };
    try {
      const payload = await line(branch);
      moveTo(outer, branch);
      return payload;
    } catch (error) {
      failures.push({ error, at: branch });
      controller.abort(new OtherBranchFailed());
      return undefined;
    } finally {
      ended.push(branch);
      if (ended.length < lines.length) history.recording?.endLine();
    }
  };
  if (lines.length > 0) history.recording?.fork(lines.length);
  try {
    const payloads = await Promise.all(lines.map(run));
    const failed = firstFailure(failures, history.recording);
    if (failed) moveTo(outer, failed.at);
    else if (history.recording) moveTo(outer, lastEnd(history.recording, ended) ?? outer);
    if (failed) throw failed.error;
    return payloads as Payload[];
  } finally {
    outer.signal.removeEventListener('abort', forward);
  }
}

/** Lines that run over recorded events fail in any order: the events tell which was the first. */
function firstFailure(failures: readonly Failure[], recording: Recording | undefined): Failure | undefined {
  if (!recording || failures.length < 2) return failures[0];
  const byEnd = [...failures].sort((one, other) => one.at.previousEventId - other.at.previousEventId);
  return (
    byEnd.find(({ at }) => recording.find(at)) ??
    byEnd.find(({ error }) => !(error instanceof LineEnded || error instanceof OtherBranchFailed)) ??
    byEnd[0]
  );
}

/** The line that ended last, after which the events go on; without such events, the one whose end has the highest id. */
function lastEnd(recording: Recording, ended: readonly Branch[]): Branch | undefined {
  const byEnd = [...ended].sort((one, other) => other.previousEventId - one.previousEventId);
  return byEnd.find((branch) => recording.find(branch)) ?? byEnd[0];
}
