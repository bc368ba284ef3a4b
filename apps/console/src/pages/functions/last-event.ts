import { newestExecutions } from '../../aws/newest-executions.ts';
import { newerEvents } from '../../aws/states.ts';
import { eventFor } from './event-for.ts';

/** Looks at several executions, since one may have failed before it reached the function. */
const LOOKED_AT = 20;

/** The event that the function got in the newest execution that reached it; undefined where there is none. */
export async function lastEvent(functionName: string): Promise<string | undefined> {
  for (const { executionArn = '' } of await newestExecutions({ maxResults: LOOKED_AT })) {
    const event = eventFor(functionName, await newerEvents(executionArn, []));
    if (event !== undefined) return event;
  }
  return undefined;
}
