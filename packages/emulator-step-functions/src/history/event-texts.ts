import type { EventDetails, EventType, HistoryEvent } from '@scones/states-language';
import { encodeEvent, quote, type WireEvent } from './wire-event.ts';

/**
 * An event as a line of the log has it. Most states pass on at once what they were given, so that the event before tells
 * all but little: a text is the name of a state of the same type that was entered, and `EXIT` is that state's exit. Both
 * have the data, the time and the type of before, and point back to the event before.
 */
export type LoggedEvent = WireEvent | string | typeof EXIT;

const EXIT = 0;

type Passage = Partial<EventDetails['PassStateEntered'] & EventDetails['PassStateExited']>;

/** The texts of events that follow each other, in one text at once: a list of many would be dear to keep and to join. */
export class EventTexts {
  readonly firstEventId: number;
  /** With commas between them. */
  events = '';
  eventCount = 0;
  /** What is known of the last state that was entered or left, until another event comes. */
  #data: string | undefined;
  #name = '';
  #timestamp = 0;
  #entry: EventType | undefined;
  #exit: EventType | undefined;

  constructor(firstEventId: number) {
    this.firstEventId = firstEventId;
  }

  add(event: HistoryEvent): void {
    const text = this.#encode(event);
    this.events = this.eventCount === 0 ? text : `${this.events},${text}`;
    this.eventCount++;
  }

  #encode(event: HistoryEvent): string {
    const details = event.details as Passage | undefined;
    if (details !== undefined && this.#isNext(event)) {
      const { name, input, output, assignedVariables } = details;
      if (event.type === this.#entry && input === this.#data) return quote((this.#name = name as string));
      const isExit = event.type === this.#exit && name === this.#name && output === this.#data;
      if (isExit && assignedVariables === undefined) return `${EXIT}`;
    }
    this.#remember(event, details);
    return encodeEvent(event);
  }

  #isNext({ id, previousEventId, timestamp }: HistoryEvent): boolean {
    return this.#data !== undefined && timestamp === this.#timestamp && previousEventId === id - 1;
  }

  #remember({ type, timestamp }: HistoryEvent, { name, input, output }: Passage = {}): void {
    const stem = stemOf(type);
    this.#data = stem === undefined ? undefined : (input ?? output);
    if (stem === undefined || name === undefined) return;
    this.#name = name;
    this.#timestamp = timestamp;
    this.#entry = `${stem}Entered` as EventType;
    this.#exit = `${stem}Exited` as EventType;
  }
}

const PASSAGE = /^(\w+State)(?:Entered|Exited)$/;
const stems = new Map<EventType, string | undefined>();

/** `PassState`, for both events of such a state. */
function stemOf(type: EventType): string | undefined {
  if (!stems.has(type)) stems.set(type, PASSAGE.exec(type)?.[1]);
  return stems.get(type);
}

/** The events of a line, the first of which has this id. */
export function readEvents(logged: readonly LoggedEvent[], firstEventId: number): WireEvent[] {
  const events: WireEvent[] = [];
  for (const [index, each] of logged.entries()) {
    const before = events.at(-1);
    if (typeof each === 'object') events.push(each);
    else if (before) events.push(follow(before, firstEventId + index, each));
    else throw new Error(`The log has the event #${firstEventId} without the one that it follows.`);
  }
  return events;
}

function follow(before: WireEvent, id: number, next: string | typeof EXIT): WireEvent {
  const entered = before['stateEnteredEventDetails'] as EventDetails['PassStateEntered'] | undefined;
  const exited = before['stateExitedEventDetails'] as EventDetails['PassStateExited'] | undefined;
  const data = entered?.input ?? exited?.output;
  const stem = stemOf(before.type as EventType);
  const { timestamp } = before;
  const previousEventId = id - 1;
  if (next === EXIT)
    return {
      timestamp,
      type: `${stem}Exited`,
      id,
      previousEventId,
      stateExitedEventDetails: { name: entered?.name, output: data, outputDetails: { truncated: false } },
    };
  return {
    timestamp,
    type: `${stem}Entered`,
    id,
    previousEventId,
    stateEnteredEventDetails: { name: next, input: data, inputDetails: { truncated: false } },
  };
}
