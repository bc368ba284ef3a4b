import type { EventType, HistoryEvent } from '../history.ts';

/** A run of an inline Map; its name is known from its first iteration. */
interface Run {
  readonly started: number;
  readonly outer: Run | undefined;
  name?: string;
}

/** How many iterations each inline Map has begun, by the id of its start. An iteration points back to the one before it in its line. */
export function countIterations(events: readonly HistoryEvent[]): ReadonlyMap<number, number> {
  const runs = new Map<number, Run | undefined>();
  const counts = new Map<number, number>();
  for (const event of events) {
    let run = runs.get(event.previousEventId);
    if (event.type === 'MapStateStarted') run = { started: event.id, outer: run };
    else if (isOf(event, 'MapIterationStarted')) {
      run = findRun(run, event);
      if (run) counts.set(run.started, (counts.get(run.started) ?? 0) + 1);
    }
    runs.set(event.id, run);
  }
  return counts;
}

/** The run that an iteration is of: the innermost of its name, for those within it may have ended. */
function findRun(
  innermost: Run | undefined,
  { previousEventId, details: { name } }: HistoryEvent<'MapIterationStarted'>,
): Run | undefined {
  if (innermost?.started === previousEventId) innermost.name = name;
  let run = innermost;
  while (run && run.name !== name) run = run.outer;
  return run;
}

export function isOf<T extends EventType>(
  event: HistoryEvent | undefined,
  type: T,
): event is HistoryEvent<T> {
  return event?.type === type;
}
