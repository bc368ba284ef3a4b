import { FakeClock } from '@scones/deterministic';
import { expect, it, vi } from 'vitest';
import { MOST_KEPT, PictureStream, type StreamAnswer } from './picture-stream.ts';

const answer = (key: string, number: number): StreamAnswer => ({
  eventId: String(number),
  customAttributes: [key],
  time: number,
  probabilities: [1, 0],
  predictedLabel: 'bicycle',
  confidence: 1,
  statistics: { brightness: 0.5, contrast: 0.2, sharpness: 0.3 },
});
const watch = (): Promise<void> => Promise.resolve();
const ask = (key: string, number: number): Promise<StreamAnswer> => Promise.resolve(answer(key, number));

it('sends the pictures in rotation, as many a second as was set', async () => {
  const clock = new FakeClock();
  const stream = new PictureStream(clock);
  stream.setPerSecond(4);
  const running = stream.start({ keys: ['a', 'b', 'c'], ask, watch });
  await clock.advance(1000);
  const { sent, answers, isOn } = stream.state();
  expect({ sent, isOn }).toEqual({ sent: 5, isOn: true });
  expect(answers.map(({ customAttributes }) => customAttributes?.[0])).toEqual(['a', 'b', 'c', 'a', 'b']);
  stream.stop();
  await running;
  expect(stream.state().isOn).toBe(false);
});

it('keeps only the newest answers, and tells its listener of each', async () => {
  const clock = new FakeClock();
  const stream = new PictureStream(clock);
  stream.setPerSecond(8);
  const listener = vi.fn();
  const unsubscribe = stream.subscribe(listener);
  const running = stream.start({ keys: ['a'], ask, watch });
  for (let second = 0; second < 20; second += 1) await clock.advance(1000);
  expect(stream.state().answers).toHaveLength(MOST_KEPT);
  expect(listener.mock.calls.length).toBeGreaterThan(MOST_KEPT);
  unsubscribe();
  stream.stop();
  await running;
});

it('ends with the reason when a picture cannot be sent', async () => {
  const stream = new PictureStream(new FakeClock());
  await stream.start({ keys: ['a'], ask: () => Promise.reject(new Error('not found')), watch });
  expect(stream.state()).toMatchObject({ isOn: false, failure: new Error('not found') });
});

it('ends quietly when it is stopped while a picture is on its way', async () => {
  const stream = new PictureStream(new FakeClock());
  const running = stream.start({
    keys: ['a'],
    ask: (_key, _number, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')));
      }),
    watch,
  });
  stream.stop();
  await running;
  expect(stream.state()).toEqual({ isOn: false, sent: 0, answers: [] });
});
