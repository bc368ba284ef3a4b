import { expect, it } from 'vitest';
import { startOfNews, withNews } from './with-news.ts';

const event = (eventId: string, timestamp: number) => ({ eventId, timestamp, message: eventId });
const KNOWN = [event('a', 10_000), event('b', 20_000)];

it('asks for all at first, and then since a little before the last', () => {
  expect(startOfNews([])).toBeUndefined();
  expect(startOfNews(KNOWN)).toBe(15_000);
});

it('adds what is new in its order, each event once', () => {
  const found = [event('late', 16_000), event('b', 20_000), event('c', 20_000)];
  expect(withNews(KNOWN, found).map(({ eventId }) => eventId)).toEqual(['a', 'late', 'b', 'c']);
});

it('is the same list where nothing is new, so that nothing is drawn again', () => {
  expect(withNews(KNOWN, [event('b', 20_000)])).toBe(KNOWN);
});
