import { listExecutions, listMachines, newerEvents } from '../../aws/states.ts';
import { eventFor } from './event-for.ts';

/** An execution may have failed before it came to the function, so that more than one is looked at. */
const LOOKED_AT = 20;

/** The event that the newest execution that came so far gave to the function; undefined where none did. */
export async function lastEvent(functionName: string): Promise<string | undefined> {
  const standard = (await listMachines()).filter(({ type }) => type !== 'EXPRESS');
  const lists = await Promise.all(
    standard.map(({ stateMachineArn = '' }) => listExecutions(stateMachineArn, undefined)),
  );
  const newest = lists
    .flatMap(({ executions = [] }) => executions)
    .sort((one, other) => (other.startDate ?? 0) - (one.startDate ?? 0));
  for (const { executionArn = '' } of newest.slice(0, LOOKED_AT)) {
    const event = eventFor(functionName, await newerEvents(executionArn, []));
    if (event !== undefined) return event;
  }
  return undefined;
}
