import { FakeClock } from '@scones/deterministic';
import { expect, it } from 'vitest';
import { errors } from '../errors.ts';
import type { FunctionRecord } from '../functions/function-record.ts';
import type { DestinationRecord } from './destination-record.ts';
import { EventQueue } from './event-queue.ts';
import type { InvocationResult } from './invoker.ts';

const record = { name: 'echo', version: '$LATEST' } as FunctionRecord;
const invocation = { requestId: 'one', functionArn: 'arn', payload: Buffer.from('{}') };
const result = (isError: boolean): InvocationResult => ({ isError, payload: Buffer.from('{}'), logTail: '' });

/** A queue whose attempts are answered in turn; the last answer repeats. Records the times in seconds. */
function queueOf(...answers: (() => InvocationResult | undefined)[]) {
  return configuredQueueOf({}, ...answers);
}

type Settings = Parameters<EventQueue['add']>[2];

function configuredQueueOf(settings: Settings, ...answers: (() => InvocationResult | undefined)[]) {
  const clock = new FakeClock(0);
  const times: number[] = [];
  const faults: unknown[] = [];
  const sent: { destination: string; record: DestinationRecord }[] = [];
  const queue = new EventQueue({
    clock,
    onFault: (error) => faults.push(error),
    async tell(destination, record) {
      sent.push({ destination, record });
    },
    async invoke() {
      times.push(clock.now() / 1000);
      return (answers.length > 1 ? answers.shift() : answers[0])?.();
    },
  });
  queue.add(record, invocation, settings);
  return { clock, times, faults, queue, sent };
}

it('tries an event once that succeeds', async () => {
  const { clock, times } = queueOf(() => result(false));
  await clock.advance(3_600_000);
  expect(times).toEqual([0]);
});

it('tries a failed one twice more, after one minute and after two', async () => {
  const { clock, times } = queueOf(() => result(true));
  await clock.advance(3_600_000);
  expect(times).toEqual([0, 60, 180]);
});

it('waits longer and longer while it is throttled, for six hours', async () => {
  const { clock, times } = queueOf(() => {
    throw errors.TooManyRequestsException('ReservedFunctionConcurrentInvocationLimitExceeded');
  });
  await clock.advance(7 * 3_600_000);
  expect(times.slice(0, 5)).toEqual([0, 1, 3, 7, 15]);
  expect(times.at(-1)).toBeLessThan(6 * 3600);
  expect(times.at(-1)).toBeGreaterThan(5.9 * 3600);
});

it('gives up when the function is gone', async () => {
  const { clock, times, faults } = queueOf(() => undefined);
  await clock.advance(3_600_000);
  expect([times, faults]).toEqual([[0], []]);
});

it('reports what failed in the emulator itself', async () => {
  const fault = new Error('no space left');
  const { clock, faults } = queueOf(() => {
    throw fault;
  });
  await clock.advance(0);
  expect(faults).toEqual([fault]);
});

it('drops the waiting events when it is closed', async () => {
  const { clock, times, faults, queue } = queueOf(() => result(true));
  await clock.advance(1000);
  await queue.close();
  expect([times, faults, clock.sleeping]).toEqual([[0], [], 0]);
});

it.each([
  [0, [0]],
  [1, [0, 60]],
  [2, [0, 60, 180]],
])('tries a failed one %i times more where the function says so', async (maximumRetryAttempts, expected) => {
  const { clock, times } = configuredQueueOf({ maximumRetryAttempts }, () => result(true));
  await clock.advance(3_600_000);
  expect(times).toEqual(expected);
});

it('gives up an event that is older than the function takes, and says so', async () => {
  const settings = { maximumEventAgeSeconds: 60, onFailure: 'arn:aws:sns:us-east-1:000000000000:lost' };
  const { clock, times, sent } = configuredQueueOf(settings, () => result(true));
  await clock.advance(3_600_000);
  expect(times).toEqual([0]);
  expect(sent).toEqual([
    {
      destination: settings.onFailure,
      record: {
        version: '1.0',
        timestamp: '1970-01-01T00:01:00.000Z',
        requestContext: {
          requestId: 'one',
          functionArn: 'arn:$LATEST',
          condition: 'EventAgeExceeded',
          approximateInvokeCount: 1,
        },
        requestPayload: {},
      },
    },
  ]);
});

it.each([
  ['Success', false, 'won'],
  ['RetriesExhausted', true, 'lost'],
])(
  'sends a destination the report of %s, with the event and the answer',
  async (condition, isError, destination) => {
    const settings = { maximumRetryAttempts: 0, onSuccess: 'won', onFailure: 'lost' };
    const { clock, sent } = configuredQueueOf(settings, () => result(isError));
    await clock.advance(1);
    expect(sent).toMatchObject([
      {
        destination,
        record: {
          requestContext: { condition, approximateInvokeCount: 1 },
          requestPayload: {},
          responseContext: { statusCode: 200, executedVersion: '$LATEST' },
          responsePayload: {},
        },
      },
    ]);
  },
);
