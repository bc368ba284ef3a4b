import { expect, it } from 'vitest';
import { forEachConcurrently } from './for-each-concurrently.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('works on the given number of items at once and no more', async () => {
  let running = 0;
  let most = 0;
  const done: number[] = [];
  await forEachConcurrently([1, 2, 3, 4, 5], 2, async (item) => {
    most = Math.max(most, ++running);
    await turn();
    running -= 1;
    done.push(item);
  });
  expect({ most, running }).toEqual({ most: 2, running: 0 });
  expect(done.sort()).toEqual([1, 2, 3, 4, 5]);
});

it('throws the first failure after all that were started have ended, and starts no more', async () => {
  const ended: number[] = [];
  const work = async (item: number): Promise<void> => {
    await turn();
    if (item === 1) throw new Error('the first fails');
    await turn();
    ended.push(item);
  };
  await expect(forEachConcurrently([1, 2, 3, 4], 2, work)).rejects.toThrow('the first fails');
  expect(ended).toEqual([2]);
});

it('waits for what was started when the items themselves fail', async () => {
  const ended: number[] = [];
  const items = async function* (): AsyncGenerator<number> {
    yield 1;
    throw new Error('no more to read');
  };
  const work = async (item: number): Promise<void> => {
    await turn();
    ended.push(item);
  };
  await expect(forEachConcurrently(items(), 4, work)).rejects.toThrow('no more to read');
  expect(ended).toEqual([1]);
});

it('closes its source after a failure', async () => {
  let closed = false;
  const items = async function* (): AsyncGenerator<number> {
    try {
      for (let item = 0; ; item++) yield item;
    } finally {
      closed = true;
    }
  };
  await expect(
    forEachConcurrently(items(), 2, async () => {
      throw new Error('all fail');
    }),
  ).rejects.toThrow('all fail');
  expect(closed).toBe(true);
});
