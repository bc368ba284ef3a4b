import { expect, it } from 'vitest';
import { mapAtOnce } from './map-at-once.ts';

it('gives the results in the order of the items, whichever is done first', async () => {
  const waits = [3, 1, 2];
  const work = async (turns: number): Promise<number> => {
    for (let turn = 0; turn < turns; turn++) await Promise.resolve();
    return turns * 10;
  };
  expect(await mapAtOnce(waits, work)).toEqual([30, 10, 20]);
});

it('works on five at once', async () => {
  const open = { now: 0, most: 0 };
  await mapAtOnce(Array(20).fill(0), async () => {
    open.most = Math.max(open.most, (open.now += 1));
    await Promise.resolve();
    open.now -= 1;
  });
  expect(open.most).toBe(5);
});

it('fails with the first that fails', async () => {
  const work = (item: number) => (item === 2 ? Promise.reject(new Error('two')) : Promise.resolve(item));
  await expect(mapAtOnce([1, 2, 3], work)).rejects.toThrow('two');
});
