import { seededRandom } from '@scones/deterministic';
import { request } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { accessByRules } from './access.ts';
import { errorTable } from './aws-error.ts';
import { operationsOf } from './operation.ts';
import { restJsonService } from './rest-json-service.ts';
import { serviceNames } from './service-names.ts';
import { type RunningServer, startServer } from './server.ts';

const errors = errorTable({
  ResourceNotFoundException: { status: 404, message: (name: string) => `No ${name}` },
});
const echo = operationsOf<object>()<object>()(z.record(z.string(), z.unknown()), (_, input) => {
  if (input['FunctionName'] === 'none') throw errors.ResourceNotFoundException('function');
  return input;
});
const service = restJsonService({
  names: serviceNames('lambda'),
  access: accessByRules(serviceNames('lambda')),
  context: {},
  operations: { GetFunction: echo, Invoke: echo, Create: echo },
  routes: [
    {
      method: 'POST',
      path: '/2015-03-31/functions',
      operation: 'Create',
      response: (output) => ({ status: 201, body: JSON.stringify(output) }),
    },
    { method: 'GET', path: '/2015-03-31/functions/{FunctionName}', operation: 'GetFunction' },
    {
      method: 'POST',
      path: '/2015-03-31/functions/{FunctionName}/invocations',
      operation: 'Invoke',
      input: async (incoming) => ({ Payload: (await incoming.bytes()).toString() }),
    },
  ],
});
let server: RunningServer;

beforeAll(async () => {
  server = await startServer({ services: [service], port: 0, random: seededRandom(1), onFault: () => {} });
});
afterAll(() => server.close());

const signed = (scope: string): Record<string, string> => ({
  authorization: `AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/${scope}/aws4_request, SignedHeaders=host, Signature=0`,
});

/** Sends a request with its path unchanged; `fetch` would tidy the path up. */
async function send(
  method: string,
  path: string,
  body = '',
  headers: Record<string, string> = {},
): Promise<{ status: number | undefined; body: unknown; type: unknown }> {
  const outgoing = request({ host: '127.0.0.1', port: server.port, method, path, headers }).end(body);
  return await new Promise((resolve, reject) => {
    outgoing.once('error', reject);
    outgoing.once('response', (incoming) => {
      const { statusCode: status, headers } = incoming;
      json(incoming).then(
        (body) => resolve({ status, body, type: headers['x-amzn-errortype'] }),
        () => resolve({ status, body: undefined, type: undefined }),
      );
    });
  });
}

describe('a service on the REST JSON protocol', () => {
  it('takes members from the path, the query and the body', async () => {
    const reply = await send('GET', '/2015-03-31/functions/filter?Qualifier=1');
    expect(reply).toMatchObject({ status: 200, body: { FunctionName: 'filter', Qualifier: '1' } });
    expect(await send('POST', '/2015-03-31/functions/', '{"Runtime":"nodejs24.x"}')).toMatchObject({
      status: 201,
      body: { Runtime: 'nodejs24.x' },
    });
    expect(await send('POST', '/2015-03-31/functions/f/invocations', 'raw')).toMatchObject({
      body: { FunctionName: 'f', Payload: 'raw' },
    });
  });

  it('takes a percent-encoded ARN as one member', async () => {
    const arn = 'arn:aws:lambda:us-east-1:000000000000:function:filter/ü';
    const { body } = await send('GET', `/2015-03-31/functions/${encodeURIComponent(arn)}`);
    expect(body).toEqual({ FunctionName: arn });
  });

  it.each([
    ['GET', '/2015-03-31/functions/%ff', '', 'SerializationException', 400],
    ['POST', '/2015-03-31/functions', '[', 'SerializationException', 400],
    ['POST', '/2015-03-31/functions', '"abc"', 'SerializationException', 400],
    ['POST', '/2015-03-31/functions', '[{}]', 'SerializationException', 400],
    ['GET', '/2015-03-31/functions/none', '', 'ResourceNotFoundException', 404],
  ])('refuses %s %s %s with %s', async (method, path, body, type, status) => {
    expect(await send(method, path, body)).toMatchObject({ status, type });
  });

  it('leaves to others what is signed for them, or has no route of its own', async () => {
    expect((await send('GET', '/2015-03-31/functions/f', '', signed('s3'))).status).toBe(404);
    expect(await send('DELETE', '/2015-03-31/functions/f')).toEqual({
      status: 404,
      body: undefined,
      type: undefined,
    });
  });

  it('refuses by name what is signed for it and has no route', async () => {
    const { body, type } = await send('DELETE', '/2015-03-31/functions/f', '', signed('lambda'));
    expect(type).toBe('UnknownOperationException');
    expect(body).toMatchObject({
      Type: 'User',
      message: expect.stringContaining('DELETE /2015-03-31/functions/f'),
    });
  });
});
