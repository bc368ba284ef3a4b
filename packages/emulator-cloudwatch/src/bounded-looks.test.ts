import { FakeClock } from '@scones/deterministic';
import { expect, it } from 'vitest';
import { BoundedLooks } from './bounded-looks.ts';

it('looks at once while there is little news, and once more when a second of much is over', async () => {
  const clock = new FakeClock(0);
  const looks: string[] = [];
  const bounded = new BoundedLooks(clock, (key) => void looks.push(`${key} ${clock.now()}`));
  for (let news = 0; news < 1000; news++) bounded.hasNews('busy');
  bounded.hasNews('quiet');
  expect(looks).toEqual([...Array.from({ length: 10 }, () => 'busy 0'), 'quiet 0']);
  await clock.advance(1000);
  expect(looks.slice(11)).toEqual(['busy 1000']);
  bounded.hasNews('busy');
  expect(looks).toHaveLength(13);
});

it('leaves nothing waiting when it is closed', async () => {
  const clock = new FakeClock(0);
  const bounded = new BoundedLooks(clock, () => undefined);
  for (let news = 0; news < 11; news++) bounded.hasNews('busy');
  expect(clock.sleeping).toBe(1);
  await bounded.close();
  expect(clock.sleeping).toBe(0);
});
