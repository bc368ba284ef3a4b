import { FakeClock } from '@scones/deterministic';
import { beforeEach, expect, it } from 'vitest';
import { type Heard, NoticeHub, type Stream } from './notice-hub.ts';

/** A stream whose events a test makes. */
class FakeStream implements Stream {
  readyState = 0;
  readonly #listeners = new Map<string, (event: MessageEvent<string>) => void>();

  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void {
    this.#listeners.set(type, listener);
  }

  send(type: string, data = ''): void {
    this.#listeners.get(type)?.(new MessageEvent(type, { data }));
  }
}

let clock: FakeClock;
let streams: FakeStream[];
let hub: NoticeHub;
beforeEach(() => {
  clock = new FakeClock();
  streams = [];
  hub = new NoticeHub(() => {
    const stream = new FakeStream();
    streams.push(stream);
    return stream;
  }, clock);
});

const joined = (): string[] => {
  const heard: string[] = [];
  hub.join({ postMessage: ({ type, data }: Heard) => heard.push([type, data].join(' ').trim()) });
  return heard;
};

it('tells every tab what one stream says', () => {
  const [one, other] = [joined(), joined()];
  streams[0]?.send('open');
  streams[0]?.send('notice', '{"topic":"s3"}');
  expect(streams).toHaveLength(1);
  expect(one).toEqual(['open', 'notice {"topic":"s3"}']);
  expect(other).toEqual(one);
});

it('tells a tab that comes later that the stream is open already', () => {
  streams[0]?.send('open');
  expect(joined()).toEqual(['open']);
});

it('tells nothing to a tab that has left', () => {
  const heard: Heard[] = [];
  const tab = { postMessage: (told: Heard) => void heard.push(told) };
  hub.join(tab);
  hub.leave(tab);
  streams[0]?.send('open');
  expect(heard).toEqual([]);
});

it('goes on where the stream comes back by itself, since that asks for what it missed', () => {
  const heard = joined();
  streams[0]?.send('open');
  streams[0]?.send('error');
  streams[0]?.send('open');
  expect(heard).toEqual(['open', 'lost', 'back']);
});

it('tells a tab that comes meanwhile that nothing is heard', () => {
  streams[0]?.send('error');
  expect(joined()).toEqual(['lost']);
});

it('opens another stream where one has given up, and has everything asked again', async () => {
  const heard = joined();
  streams[0]?.send('open');
  Object.assign(streams[0] ?? {}, { readyState: 2 });
  streams[0]?.send('error');
  await clock.advance(2000);
  streams[1]?.send('open');
  streams[1]?.send('notice', '{}');
  expect(heard).toEqual(['open', 'lost', 'back', 'reset', 'notice {}']);
});
