import { expect, it } from 'vitest';
import { startOfNews, withNews } from './with-news.ts';

const event = (eventId: string, timestamp: number) => ({ eventId, timestamp, message: eventId });
const KNOWN = [event('a', 10_000), event('b', 20_000)];

it('asks for everything at first, and then from a little before the last event on', () => {
  expect(startOfNews([])).toBeUndefined();
  expect(startOfNews(KNOWN)).toBe(15_000);
});

it('adds new events in their order, each once', () => {
  const found = [event('late', 16_000), event('b', 20_000), event('c', 20_000)];
  expect(withNews(KNOWN, found).map(({ eventId }) => eventId)).toEqual(['a', 'late', 'b', 'c']);
});

it('keeps the same list when nothing is new, so that nothing is drawn again', () => {
  expect(withNews(KNOWN, [event('b', 20_000)])).toBe(KNOWN);
});
