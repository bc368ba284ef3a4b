import { expect, it } from 'vitest';
import { readInvocations } from './read-invocations.ts';

const line = (timestamp: number, message: string) => ({ timestamp, message });

it('reads what the platform reports, the newest first', () => {
  const lines = [
    line(1, 'INIT_START Runtime Version: nodejs:24'),
    line(2, 'START RequestId: a Version: $LATEST'),
    line(
      3,
      'REPORT RequestId: a\tDuration: 12.34 ms\tBilled Duration: 13 ms\tMemory Size: 128 MB\tMax Memory Used: 64 MB\tInit Duration: 150.50 ms\t\n',
    ),
    line(
      4,
      'REPORT RequestId: b\tDuration: 3000.00 ms\tBilled Duration: 3000 ms\tMemory Size: 128 MB\tMax Memory Used: 65 MB\tStatus: timeout',
    ),
  ];
  expect(readInvocations(lines)).toEqual([
    { requestId: 'b', endedAt: 4, durationMillis: 3000, memoryMegabytes: 65, status: 'timeout' },
    { requestId: 'a', endedAt: 3, durationMillis: 12.34, memoryMegabytes: 64, initMillis: 150.5 },
  ]);
});

it('reads the same of a log in JSON', () => {
  const record = {
    requestId: 'a',
    status: 'error',
    metrics: { durationMs: 5.5, maxMemoryUsedMB: 60, initDurationMs: 99 },
  };
  expect(readInvocations([line(9, JSON.stringify({ type: 'platform.report', record }))])).toEqual([
    { requestId: 'a', endedAt: 9, durationMillis: 5.5, memoryMegabytes: 60, initMillis: 99, status: 'error' },
  ]);
});

it('takes an invocation whose handler threw as failed', () => {
  const lines = [
    line(1, '2026-01-01T00:00:00.000Z\ta\tERROR\tInvoke Error \t{"errorType":"TypeError"}'),
    line(2, 'REPORT RequestId: a\tDuration: 1.00 ms\tMax Memory Used: 64 MB\t'),
  ];
  expect(readInvocations(lines)).toMatchObject([{ requestId: 'a', status: 'failed' }]);
});
