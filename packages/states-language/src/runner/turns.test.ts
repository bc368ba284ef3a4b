import { expect, it } from 'vitest';
import { Turns } from './turns.ts';

const endOfTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('lets two hundred states through in one turn of the event loop, and the others in the next, in their order', async () => {
  const turns = new Turns();
  const through: number[] = [];
  const run = async (state: number): Promise<void> => {
    await turns.take();
    through.push(state);
  };
  const states = Array.from({ length: 450 }, (_, index) => index);
  const all = Promise.all(states.map(run));
  await Promise.resolve();
  expect(through).toEqual(states.slice(0, 200));
  await endOfTurn();
  expect(through).toEqual(states.slice(0, 400));
  await all;
  expect(through).toEqual(states);
});

it('has room again in every turn', async () => {
  const turns = new Turns();
  for (let turn = 0; turn < 3; turn++) {
    for (let state = 0; state < 200; state++) expect(turns.take()).toBeUndefined();
    await endOfTurn();
  }
});

it('counts work that takes longer than a state as several', async () => {
  const turns = new Turns();
  turns.spend(199);
  expect(turns.take()).toBeUndefined();
  expect(turns.take()).toBeInstanceOf(Promise);
  await endOfTurn();
});
