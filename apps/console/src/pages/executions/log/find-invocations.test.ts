import { expect, it } from 'vitest';
import { findInvocations } from './find-invocations.ts';

const lines = (requestId: string, start: number, end: number) => [
  { timestamp: start, message: `START RequestId: ${requestId} Version: $LATEST` },
  { timestamp: end, message: `END RequestId: ${requestId}` },
];
const ids = (found: ReturnType<typeof findInvocations>) => found.map(({ requestId }) => requestId);

it('finds the invocation within the time that the task took, the nearest first', () => {
  const log = [...lines('before', 0, 90), ...lines('other', 110, 160), ...lines('own', 101, 199)];
  expect(ids(findInvocations(log, { startedAt: 100, endedAt: 200 }))).toEqual(['own', 'other']);
});

it('leaves out what ended later than the task', () => {
  expect(findInvocations(lines('later', 150, 290), { startedAt: 100, endedAt: 200 })).toEqual([]);
});

it('finds one that still runs', () => {
  const [start] = lines('own', 101, 0);
  expect(findInvocations(start ? [start] : [], { startedAt: 100 })).toEqual([
    { requestId: 'own', startedAt: 101 },
  ]);
});

it('reads a log that is JSON', () => {
  const mark = (type: string) => JSON.stringify({ type, record: { requestId: 'own' } });
  const log = [
    { timestamp: 101, message: mark('platform.start') },
    { timestamp: 199, message: mark('platform.runtimeDone') },
  ];
  expect(findInvocations(log, { startedAt: 100, endedAt: 200 })).toEqual([
    { requestId: 'own', startedAt: 101, endedAt: 199 },
  ]);
});
