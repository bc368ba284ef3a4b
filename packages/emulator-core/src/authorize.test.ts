import { FakeClock, seededRandom } from '@scones/deterministic';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { accessByRules } from './access.ts';
import { AwsError } from './aws-error.ts';
import { jsonService } from './json-service.ts';
import { serviceNames } from './service-names.ts';
import { operationsOf } from './operation.ts';
import { type RunningServer, startServer } from './server.ts';
import type { EmulatedService } from './service.ts';

const tellTime = operationsOf<FakeClock>()<{ now: number }>()(z.object({ Zone: z.string() }), (clock) => ({
  now: clock.now(),
}));
const time: EmulatedService = jsonService({
  names: serviceNames('time'),
  access: accessByRules(serviceNames('time')),
  version: '1.1',
  target: 'Time',
  operations: { TellTime: tellTime },
  context: new FakeClock(0),
});

let server: RunningServer;
beforeEach(async () => {
  const guarded: EmulatedService = {
    ...time,
    handle(request) {
      if (request.accessKeyId === 'STRANGER')
        request.authorize = (operation, input) => {
          throw new AwsError('AccessDeniedException', 400, `${operation} ${JSON.stringify(input)}`);
        };
      return time.handle(request);
    },
  };
  server = await startServer({ services: [guarded], port: 0, random: seededRandom(1), onFault: () => {} });
});
afterEach(() => server.close());

const ask = (key: string, body: object): Promise<Response> =>
  fetch(server.url, {
    method: 'POST',
    headers: {
      'x-amz-target': 'Time.TellTime',
      authorization: `AWS4-HMAC-SHA256 Credential=${key}/20260101/us-east-1/time/aws4_request, SignedHeaders=host`,
    },
    body: JSON.stringify(body),
  });

it('refuses a caller without permission, before the input is checked', async () => {
  const reply = await ask('STRANGER', { Zone: 1 });
  expect(await reply.json()).toEqual({ __type: 'AccessDeniedException', message: 'TellTime {"Zone":1}' });
});

it('lets every other caller in', async () => {
  expect(await (await ask('FRIEND', { Zone: 'UTC' })).json()).toEqual({ now: 0 });
});
