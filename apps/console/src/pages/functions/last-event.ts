import { newestExecutions } from '../../aws/newest-executions.ts';
import { newerEvents } from '../../aws/states.ts';
import { eventFor } from './event-for.ts';

/** An execution may have failed before it came to the function, so that more than one is looked at. */
const LOOKED_AT = 20;

/** The event that the newest execution that came so far gave to the function; undefined where none did. */
export async function lastEvent(functionName: string): Promise<string | undefined> {
  for (const { executionArn = '' } of await newestExecutions({ maxResults: LOOKED_AT })) {
    const event = eventFor(functionName, await newerEvents(executionArn, []));
    if (event !== undefined) return event;
  }
  return undefined;
}
