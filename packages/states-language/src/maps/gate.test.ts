import { expect, it } from 'vitest';
import { Gate } from './gate.ts';

/** So many lines come to the gate, and stay in it. */
async function arrive(gate: Gate, count: number): Promise<() => Promise<number>> {
  let inside = 0;
  for (let line = 0; line < count; line++) void gate.enter().then(() => inside++);
  const settled = async (): Promise<number> => {
    await new Promise((resolve) => setImmediate(resolve));
    return inside;
  };
  await settled();
  return settled;
}

it('lets in as many as the limit says, and one more for each that leaves', async () => {
  const gate = new Gate(() => 2);
  const inside = await arrive(gate, 5);
  expect(await inside()).toBe(2);
  gate.leave();
  expect(await inside()).toBe(3);
});

it('lets in more when the limit has grown, and fewer when it has shrunk', async () => {
  let limit = 1;
  const gate = new Gate(() => limit);
  const inside = await arrive(gate, 6);
  limit = 3;
  gate.admit();
  expect(await inside()).toBe(3);
  limit = 2;
  gate.leave();
  expect(await inside()).toBe(3);
  gate.leave();
  expect(await inside()).toBe(4);
});

it('lets in all once it is open', async () => {
  const gate = new Gate(() => 0);
  const inside = await arrive(gate, 3);
  expect(await inside()).toBe(0);
  gate.open();
  expect(await inside()).toBe(3);
});
