import type { EventType, HistoryEvent } from '@scones/states-language';

/** An event as GetExecutionHistory answers it. */
export type WireEvent = { id: number; previousEventId: number; timestamp: number; type: string } & Record<
  string,
  unknown
>;

/** The event's text, which is stored as it is sent. */
export function encodeEvent({ id, previousEventId, timestamp, type, details }: HistoryEvent): string {
  const shown = details ? `,"${detailsMember(type)}":${JSON.stringify(details)}` : '';
  // By hand, since every transition writes two events.
  return `{"timestamp":${timestamp / 1000},"type":"${type}","id":${id},"previousEventId":${previousEventId}${shown}}`;
}

/** The event that was stored. */
export function decodeEvent(event: WireEvent): HistoryEvent {
  const { id, previousEventId } = event;
  const type = event.type as EventType;
  const details = event[detailsMember(type)] as HistoryEvent['details'];
  return { id, previousEventId, timestamp: Math.round(event.timestamp * 1000), type, details };
}

const members = new Map<EventType, string>();

/** All types of states share two members; every other event has one of its own. */
function detailsMember(type: EventType): string {
  let member = members.get(type);
  if (member === undefined) {
    const shared = /State(Entered|Exited)$/.exec(type)?.[1];
    const name = shared ? `state${shared}` : type.charAt(0).toLowerCase() + type.slice(1);
    members.set(type, (member = `${name}EventDetails`));
  }
  return member;
}

/** What an execution works on; why it failed is told all the same. */
const DATA = ['input', 'inputDetails', 'output', 'outputDetails', 'parameters', 'assignedVariables'];

/** The event without the data that passed through it. */
export function withoutData(event: WireEvent): WireEvent {
  return Object.fromEntries(
    Object.entries(event).map(([name, value]) => [
      name,
      name.endsWith('EventDetails') ? strip(value as object) : value,
    ]),
  ) as WireEvent;
}

/** An event's details without data. */
export function strip(details: object): object {
  return Object.fromEntries(Object.entries(details).filter(([name]) => !DATA.includes(name)));
}
