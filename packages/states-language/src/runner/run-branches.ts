import type { Payload } from '../payload.ts';
import type { Branch } from './branch.ts';
import type { Frame } from '../workflow.ts';

/** One line of states, given the branch that it is to run in. */
type Line = (branch: Branch) => Promise<Payload>;

/** The reason that a branch is ended for when another one has failed. */
class OtherBranchFailed extends Error {}

/** Runs lines side by side; the first failure ends the others. The state's next event points back to where the last line ended. */
export async function runBranches(
  frame: Frame,
  lines: readonly Line[],
  isParallel: boolean,
): Promise<Payload[]> {
  const { branch: outer } = frame;
  const controller = new AbortController();
  const forward = (): void => controller.abort(outer.signal.reason);
  outer.signal.addEventListener('abort', forward, { once: true });
  const start = outer.previousEventId;
  let failed: { readonly error: unknown; readonly at: number } | undefined;
  const run = async (line: Line): Promise<Payload | undefined> => {
    const branch: Branch = { ...outer, previousEventId: start, signal: controller.signal, isParallel };
    try {
      const payload = await line(branch);
      outer.previousEventId = branch.previousEventId;
      return payload;
    } catch (error) {
      failed ??= { error, at: branch.previousEventId };
      controller.abort(new OtherBranchFailed());
      return undefined;
    }
  };
  try {
    const payloads = await Promise.all(lines.map(run));
    if (!failed) return payloads as Payload[];
    outer.previousEventId = failed.at;
    throw failed.error;
  } finally {
    outer.signal.removeEventListener('abort', forward);
  }
}
