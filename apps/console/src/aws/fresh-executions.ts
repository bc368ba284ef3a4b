import type { ListedExecution } from './states.ts';

interface Page {
  readonly executions?: readonly ListedExecution[] | undefined;
  readonly nextToken?: string | undefined;
}

/**
 * All executions, the newest first. Known executions that have ended are not asked for again: pages are read from the
 * newest on, until the rest is known and none of the rest was running. `tell` gets the executions read so far while
 * there is more to read.
 */
export async function freshExecutions(
  known: readonly ListedExecution[],
  page: (nextToken: string | undefined) => Promise<Page>,
  tell?: (soFar: readonly ListedExecution[]) => void,
): Promise<readonly ListedExecution[]> {
  const places = new Map(known.map(({ executionArn }, index) => [executionArn, index]));
  const lastRunning = known.findLastIndex(({ status }) => status === 'RUNNING');
  const fresh: ListedExecution[] = [];
  let nextToken: string | undefined;
  do {
    const answer = await page(nextToken);
    fresh.push(...(answer.executions ?? []));
    ({ nextToken } = answer);
    const place = places.get(fresh.at(-1)?.executionArn ?? '');
    if (place !== undefined && place >= lastRunning) return [...fresh, ...known.slice(place + 1)];
    if (nextToken !== undefined) tell?.([...fresh]);
  } while (nextToken !== undefined);
  return fresh;
}
