import type { EventDetails, EventType, HistoryEvent } from '@scones/states-language';

/** An event as GetExecutionHistory answers it. */
export type WireEvent = { id: number; previousEventId: number; timestamp: number; type: string } & Record<
  string,
  unknown
>;

/** The event's text, which is stored as it is sent. */
export function encodeEvent({ id, previousEventId, timestamp, type, details }: HistoryEvent): string {
  const shown = details ? `,"${detailsMember(type)}":${encodeDetails(type, details)}` : '';
  // By hand, since every transition writes two events.
  return `{"timestamp":${seconds(timestamp)},"type":"${type}","id":${id},"previousEventId":${previousEventId}${shown}}`;
}

type Details = NonNullable<HistoryEvent['details']>;
type Passage = Partial<EventDetails['PassStateEntered'] & EventDetails['PassStateExited']>;

/** By hand, too, for the two events that states have most. */
function encodeDetails(type: EventType, details: Details): string {
  const { name, input, output, assignedVariables } = details as Passage;
  if (name !== undefined && input !== undefined && type.endsWith('StateEntered'))
    return `{"name":${quote(name)},"input":${quoteData(input)},"inputDetails":{"truncated":false}}`;
  if (name !== undefined && output !== undefined && !assignedVariables && type.endsWith('StateExited'))
    return `{"name":${quote(name)},"output":${quoteData(output)},"outputDetails":{"truncated":false}}`;
  return JSON.stringify(details);
}

const MOST_NAMES = 1000;
const names = new Map<string, string>();

/** A state's name as JSON has it. */
export function quote(name: string): string {
  const known = names.get(name);
  if (known !== undefined) return known;
  const quoted = JSON.stringify(name);
  if (names.size < MOST_NAMES) names.set(name, quoted);
  return quoted;
}

/** The data last written. Most states pass on what they were given. */
const data = { text: '', quoted: '""' };
/** Longer data is not kept. */
const LONG = 4096;

function quoteData(text: string): string {
  if (text === data.text) return data.quoted;
  const quoted = JSON.stringify(text);
  if (text.length > LONG) return quoted;
  data.text = text;
  data.quoted = quoted;
  return quoted;
}

/** The moment last written: many events have the same. */
const moment = { timestamp: 0, text: '0' };

function seconds(timestamp: number): string {
  if (timestamp === moment.timestamp) return moment.text;
  moment.timestamp = timestamp;
  return (moment.text = `${timestamp / 1000}`);
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
