import { expect, it } from 'vitest';
import { linesOfRequest, requestIdOf } from './lines-of-request.ts';

const ID = '37c73ccd-d993-4bda-83cb-d06550383c87';
const OTHER = 'd9a2f4f8-e531-4d40-9920-debf6afb7045';
const line = (logStreamName: string, message: string) => ({ logStreamName, message });

it('finds the lines of an invocation, also those that do not name it', () => {
  const events = [
    line('one', `START RequestId: ${ID} Version: $LATEST`),
    line('two', `START RequestId: ${OTHER} Version: $LATEST`),
    line('one', 'TypeError: no picture'),
    line('two', 'fine'),
    line('one', `REPORT RequestId: ${ID}\tDuration: 1.00 ms`),
    line('one', `START RequestId: ${OTHER} Version: $LATEST`),
  ];
  expect(linesOfRequest(events, ID).map(({ message }) => message.slice(0, 9))).toEqual([
    'START Req',
    'TypeError',
    'REPORT Re',
  ]);
});

it('finds nothing for an invocation that the log does not have', () => {
  expect(linesOfRequest([line('one', 'START')], ID)).toEqual([]);
});

it.each([
  [`START RequestId: ${ID} Version: $LATEST`, ID],
  [`2026-01-01T00:00:00.000Z\t${ID}\tINFO\tsorted`, ID],
  [`{"level":"INFO","requestId": "${ID}"}`, ID],
  [`a picture called ${ID}`, undefined],
])('reads the id in %j', (message, id) => {
  expect(requestIdOf({ message })).toBe(id);
});
