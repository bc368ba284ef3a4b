import { expect, it } from 'vitest';
import { BoundedCache } from './bounded-cache.ts';

/** A cache, and the keys for which a value was made, in order. */
function recordingCache(limit: number): {
  readonly cache: BoundedCache<string, string>;
  readonly made: string[];
  readonly ask: (key: string) => string;
} {
  const cache = new BoundedCache<string, string>(limit);
  const made: string[] = [];
  return { cache, made, ask: (key) => cache.getOrMake(key, () => `${key}${made.push(key)}`) };
}

it('makes a value once, however often it is asked for', () => {
  const { made, ask } = recordingCache(2);
  expect([ask('a'), ask('a'), ask('b'), ask('a')]).toEqual(['a1', 'a1', 'b2', 'a1']);
  expect(made).toEqual(['a', 'b']);
});

it('forgets what was asked for longest ago when there is more than its limit', () => {
  const { made, ask } = recordingCache(2);
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) ask(key);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});

it('holds no more than its limit, whatever it is asked for', () => {
  const { cache, ask } = recordingCache(10);
  for (let index = 0; index < 1000; index++) ask(String(index));
  expect(cache.size).toBe(10);
});

it('keeps undefined as a value like any other', () => {
  const cache = new BoundedCache<string, undefined>(2);
  let made = 0;
  const make = (): undefined => void made++;
  cache.getOrMake('a', make);
  cache.getOrMake('a', make);
  expect(made).toBe(1);
});

it('keeps nothing where making it fails, and tries again the next time', () => {
  const cache = new BoundedCache<string, string>(2);
  const fail = (): string => {
    throw new Error('no such policy');
  };
  expect(() => cache.getOrMake('a', fail)).toThrow('no such policy');
  expect(cache.size).toBe(0);
  expect(cache.getOrMake('a', () => 'made')).toBe('made');
});
