import { expect, it } from 'vitest';
import type { RecordedRequest } from '../../aws/requests.ts';
import { fittingRequests, servicesOf } from './fitting-requests.ts';

const REQUESTS: readonly RecordedRequest[] = [
  request('put', 's3', 'PutObject', { status: 403, decision: 'denied' }),
  request('get', 's3', 'GetObject', { status: 404, error: { code: 'NoSuchKey', message: 'No.' } }),
  request('invoke', 'lambda', 'Invoke', {
    caller: 'arn:aws:sts::000000000000:assumed-role/Classify/emulator',
    access: [{ action: 'lambda:InvokeFunction', resource: 'arn:aws:lambda:us-east-1:0:function:infer' }],
  }),
];
const ALL = { text: '', service: '', outcome: 'all' } as const;

function request(
  id: string,
  service: string,
  operation: string,
  rest: Partial<RecordedRequest>,
): RecordedRequest {
  return {
    id,
    time: '2026-01-01T00:00:00.000Z',
    service,
    operation,
    caller: 'arn:aws:iam::0:root',
    source: { kind: 'client' },
    access: [],
    decision: 'allowed',
    status: 200,
    milliseconds: 1,
    ...rest,
  };
}

it.each([
  [{}, ['put', 'get', 'invoke']],
  [{ service: 's3' }, ['put', 'get']],
  [{ outcome: 'failed' }, ['put', 'get']],
  [{ outcome: 'denied' }, ['put']],
  [{ text: 'NOSUCHKEY' }, ['get']],
  [{ text: 'infer classify' }, ['invoke']],
  [{ text: 's3:PutObject' }, ['put']],
  [{ text: 'nowhere' }, []],
] as const)('keeps what fits %j', (wanted, ids) => {
  expect(fittingRequests(REQUESTS, { ...ALL, ...wanted }).map(({ id }) => id)).toEqual(ids);
});

it('names the services that were asked, each once', () => {
  expect(servicesOf(REQUESTS)).toEqual(['lambda', 's3']);
});
