import { expect, it } from 'vitest';
import { requestIdOf } from './request-id-of.ts';

const attempt = { number: 1, status: 'succeeded', startedAt: 0 } as const;

it('finds the request of a task that succeeded', () => {
  const output = JSON.stringify({ Payload: {}, SdkResponseMetadata: { RequestId: 'a-b' } });
  expect(requestIdOf({ ...attempt, output })).toBe('a-b');
});

it('finds none where the task does not name it', () => {
  expect(requestIdOf(attempt)).toBeUndefined();
  expect(requestIdOf({ ...attempt, output: '{"SdkResponseMetadata":{"RequestId":""}}' })).toBeUndefined();
});
