import { expect, it } from 'vitest';
import { invocationFacts } from './invocation-facts.ts';

const invocation = (durationMillis: number, rest = {}) => ({
  requestId: 'a',
  endedAt: 0,
  durationMillis,
  memoryMegabytes: 60,
  ...rest,
});

it('says how many ran, failed and began cold, and how long they took', () => {
  const facts = invocationFacts([
    invocation(30, { initMillis: 200 }),
    invocation(10),
    invocation(3000, { status: 'timeout', memoryMegabytes: 128 }),
  ]);
  expect(facts).toEqual({
    count: 3,
    failed: 1,
    cold: 1,
    medianDuration: 30,
    slowDuration: 3000,
    medianInit: 200,
    mostMegabytes: 128,
  });
});

it('says nothing of times before the first', () => {
  expect(invocationFacts([])).toMatchObject({
    count: 0,
    medianDuration: undefined,
    mostMegabytes: undefined,
  });
});
