import { expect, it } from 'vitest';
import { type EndedRequest, RequestLog, type RecordedRequest } from './request-log.ts';

const request = (id: number, kind: RecordedRequest['source']['kind'] = 'client'): EndedRequest => ({
  isOfConsole: kind === 'console',
  describe: () => ({
    id: String(id),
    time: '2026-01-01T00:00:00.000Z',
    service: 's3',
    operation: 'ListBuckets',
    caller: 'arn:aws:iam::000000000000:root',
    source: { kind },
    access: [],
    decision: 'not enforced',
    status: 200,
    milliseconds: 1,
  }),
});

it('keeps the last thousand, the newest first', () => {
  const log = new RequestLog(() => undefined);
  for (let id = 0; id < 3; id++) log.add(request(id));
  expect(log.newestFirst().map(({ id }) => id)).toEqual(['2', '1', '0']);
  for (let id = 3; id < 2500; id++) log.add(request(id));
  expect(log.newestFirst().map(({ id }) => id)).toEqual(
    Array.from({ length: 1000 }, (_, index) => String(2499 - index)),
  );
});

it('reports every request but the console’s own', () => {
  const topics: string[] = [];
  const log = new RequestLog((topic) => void topics.push(topic));
  log.add(request(1, 'console'));
  expect(topics).toEqual([]);
  log.add(request(2));
  expect(topics).toEqual(['requests']);
});
