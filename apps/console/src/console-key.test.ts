import { afterEach, expect, it, vi } from 'vitest';
import { eventsAddress, takeKey } from './console-key.ts';

function browserAt(address: string, stored = new Map<string, string>()) {
  const { search, pathname, hash } = new URL(address);
  const replaceState = vi.fn();
  return {
    stored,
    replaceState,
    location: { search, pathname, hash },
    history: { replaceState },
    localStorage: {
      getItem: (name: string) => stored.get(name) ?? null,
      setItem: (name: string, value: string) => void stored.set(name, value),
    },
  };
}

afterEach(() => vi.restoreAllMocks());

it('takes the key from the address, which then shows it no more, and finds it again', () => {
  const first = browserAt('http://127.0.0.1:1/_emulator/console/?key=abc#part');
  expect(takeKey(first)).toBe('abc');
  expect(first.replaceState).toHaveBeenCalledWith(null, '', '/_emulator/console/#part');
  expect(takeKey(browserAt('http://127.0.0.1:1/_emulator/console/buckets', first.stored))).toBe('abc');
});

it('takes the key of another start of the emulator instead', () => {
  const { stored } = browserAt('http://127.0.0.1:1/', new Map([['scones-console-key', 'old']]));
  expect(takeKey(browserAt('http://127.0.0.1:1/?key=new', stored))).toBe('new');
  expect(takeKey(browserAt('http://127.0.0.1:1/', stored))).toBe('new');
});

it('has none where IAM is not enforced', () => {
  expect(takeKey(browserAt('http://127.0.0.1:1/_emulator/console/'))).toBeUndefined();
  expect(eventsAddress(undefined)).toBe('/_emulator/events');
  expect(eventsAddress('abc')).toBe('/_emulator/events?key=abc');
});
