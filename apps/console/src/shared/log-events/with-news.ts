import type { LogEvent } from '../../aws/logs.ts';

/** An event may come this much after a later one of another stream. */
const LATE_MILLISECONDS = 5000;

/** The time from which on to ask for new events; undefined for all. */
export function startOfNews(known: readonly LogEvent[]): number | undefined {
  const last = known.at(-1)?.timestamp;
  return last === undefined ? undefined : Math.max(0, last - LATE_MILLISECONDS);
}

/** The known events and those that came since, the oldest first, each once. */
export function withNews(known: readonly LogEvent[], found: readonly LogEvent[]): readonly LogEvent[] {
  const ids = new Set(known.slice(-found.length - 1).map(({ eventId }) => eventId));
  const news = found.filter(({ eventId }) => !ids.has(eventId));
  if (news.length === 0) return known;
  return [...known, ...news].sort((one, other) => (one.timestamp ?? 0) - (other.timestamp ?? 0));
}
