import type { EventType, HistoryEvent } from '@scones/states-language';
import { expect, it } from 'vitest';
import { EventTexts, type LoggedEvent, readEvents } from './event-texts.ts';
import { encodeEvent, type WireEvent } from './wire-event.ts';

const DETAILS = { truncated: false };
const at = { timestamp: 1500, input: '{"a":1}' };

function entry(
  id: number,
  name: string,
  change: Partial<typeof at & { type: EventType }> = {},
): HistoryEvent {
  const { timestamp, input, type = 'PassStateEntered' } = { ...at, ...change };
  return { id, previousEventId: id - 1, timestamp, type, details: { name, input, inputDetails: DETAILS } };
}

function exit(id: number, name: string, change: Partial<typeof at & { type: EventType }> = {}): HistoryEvent {
  const { timestamp, input: output, type = 'PassStateExited' } = { ...at, ...change };
  return { id, previousEventId: id - 1, timestamp, type, details: { name, output, outputDetails: DETAILS } };
}

const plain = {
  id: 3,
  previousEventId: 2,
  timestamp: 1500,
  type: 'MapStateSucceeded',
  details: undefined,
} as const;

/** What is written of events, and the events that are read again. */
function written(events: readonly HistoryEvent[]): { logged: LoggedEvent[]; read: WireEvent[] } {
  const first = events[0]?.id ?? 1;
  const texts = new EventTexts(first);
  for (const event of events) texts.add(event);
  expect(texts.eventCount).toBe(events.length);
  const logged = JSON.parse(`[${texts.events}]`) as LoggedEvent[];
  return { logged, read: readEvents(logged, first) };
}

const plainly = (events: readonly HistoryEvent[]): unknown[] =>
  events.map((event) => JSON.parse(encodeEvent(event)) as unknown);

it('writes of states that pass on what they were given little but their names', () => {
  const events = [entry(7, 'A'), exit(8, 'A'), entry(9, 'B "2"'), exit(10, 'B "2"')];
  const { logged, read } = written(events);
  expect(logged.slice(1)).toEqual([0, 'B "2"', 0]);
  expect(read).toEqual(plainly(events));
});

it.each<[string, HistoryEvent[]]>([
  ['another time', [entry(1, 'A'), exit(2, 'A', { timestamp: 1501 }), entry(3, 'B')]],
  ['other data', [entry(1, 'A'), exit(2, 'A', { input: '2' }), entry(3, 'B', { input: '2' })]],
  ['another type', [entry(1, 'A'), exit(2, 'A'), entry(3, 'B', { type: 'WaitStateEntered' })]],
  ['the exit of another state', [entry(1, 'A'), exit(2, 'B')]],
  ['an event that points further back', [entry(4, 'A'), { ...exit(5, 'A'), previousEventId: 3 }]],
  ['another event between', [entry(1, 'A'), exit(2, 'A'), plain, entry(4, 'B'), exit(5, 'B')]],
  ['an exit before the entry', [exit(1, 'A'), entry(2, 'B'), exit(3, 'B')]],
  ['two entries', [entry(1, 'A'), entry(2, 'A'), entry(3, 'B'), exit(4, 'A'), exit(5, 'B')]],
])('reads the very events again, with %s', (_what, events) => {
  expect(written(events).read).toEqual(plainly(events));
});

it('writes the variables that an exit assigns', () => {
  const { details, ...left } = exit(2, 'A');
  const assigned = { assignedVariables: { x: '1' }, assignedVariablesDetails: DETAILS };
  const events = [
    entry(1, 'A'),
    { ...left, details: { ...(details as object), ...assigned } } as HistoryEvent,
  ];
  expect(written([...events, entry(3, 'B')]).read).toEqual(plainly([...events, entry(3, 'B')]));
});

it('tells of a line that begins with what follows another event', () => {
  expect(() => readEvents([0], 5)).toThrow('#5');
});
