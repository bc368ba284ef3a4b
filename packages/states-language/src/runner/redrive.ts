import type { HistoryEvent } from '../history.ts';
import { isOf } from './count-iterations.ts';
import { Journal, type JournalLine } from './journal.ts';

/** The events that an execution goes on over. */
interface Surviving {
  readonly events: readonly HistoryEvent[];
  /** When it was redriven last, in milliseconds since the epoch; 0 when never. */
  readonly since: number;
}

/**
 * The events that count for an execution that was redriven: those of the states that were left, and the entries of the
 * others. What these did in vain is as if it had not been. `write` runs the execution over events and notes in the
 * journal which line comes to which.
 */
export async function survivingEvents(
  recorded: readonly HistoryEvent[],
  write: (events: readonly HistoryEvent[], journal: Journal) => Promise<void>,
): Promise<Surviving> {
  let events: HistoryEvent[] = [];
  let since = 0;
  for (const event of recorded) {
    if (!isOf(event, 'ExecutionRedriven')) {
      events.push(event);
      continue;
    }
    const end = events.at(-1);
    const journal = new Journal();
    await write(events.slice(0, -1), journal);
    events = new Pruning(journal.lines, end).events();
    since = event.timestamp;
  }
  return { events, since };
}

/** After these a Parallel or Map that had come through all its lines runs them again. */
const RERUN = new Set(['States.DataLimitExceeded', 'States.Runtime']);

class Pruning {
  readonly #lines: readonly JournalLine[];
  readonly #isRerun: boolean;
  readonly #kept: HistoryEvent[] = [];

  constructor(lines: readonly JournalLine[], end: HistoryEvent | undefined) {
    this.#lines = lines;
    const { error = '' } = (end?.details ?? {}) as { error?: string };
    this.#isRerun = RERUN.has(error);
  }

  events(): HistoryEvent[] {
    for (const line of this.#within(undefined)) this.#prune(line);
    return this.#kept.sort((one, other) => one.id - other.id);
  }

  #within(startedId: number | undefined): JournalLine[] {
    return this.#lines.filter((line) => line.startedId === startedId);
  }

  #prune({ events }: JournalLine): void {
    const open = findOpen(events);
    if (open < 0) return this.#keepAll(events.filter(({ type }) => !isIterationEnd(type)));
    this.#keepAll(events.slice(0, open));
    const entered = events[open] as HistoryEvent;
    // AWS enters a Fail state again.
    if (entered.type === 'FailStateEntered') return;
    this.#kept.push(entered);
    this.#keepLines(entered, events.slice(open + 1));
  }

  /** Keeps the last run of the lines of a state that was not left. */
  #keepLines(entered: HistoryEvent, own: readonly HistoryEvent[]): void {
    const started = own.findLast(({ type }) => STARTS.has(type));
    if (!started) return;
    const lines = this.#within(started.id);
    const isThrough = own.some(({ type }) => type === 'MapRunSucceeded') || !lines.some(isOpen);
    const mapRun = own.findLast(({ type }) => type === 'MapRunStarted');
    if (this.#isRerun && isThrough && !own.some(({ type }) => type === 'MapRunFailed')) return;
    this.#kept.push({ ...started, previousEventId: entered.id });
    if (mapRun && mapRun.id > started.id) this.#kept.push(mapRun);
    for (const line of lines) this.#prune(line);
  }

  #keepAll(events: readonly HistoryEvent[]): void {
    for (const event of events) {
      this.#kept.push(event);
      if (STARTS.has(event.type)) for (const line of this.#within(event.id)) this.#keepAll(line.events);
    }
  }
}

const STARTS: ReadonlySet<string> = new Set(['ParallelStateStarted', 'MapStateStarted']);

/** The place of the entry of a state that was not left; -1 where there is none. */
function findOpen(events: readonly HistoryEvent[]): number {
  const last = events.findLastIndex(({ type }) => /State(?:Entered|Exited)$/.test(type));
  return events[last]?.type.endsWith('Entered') ? last : -1;
}

function isOpen({ events }: JournalLine): boolean {
  return findOpen(events) >= 0 || events.some(({ type }) => isIterationEnd(type));
}

function isIterationEnd(type: string): boolean {
  return type === 'MapIterationFailed' || type === 'MapIterationAborted';
}
