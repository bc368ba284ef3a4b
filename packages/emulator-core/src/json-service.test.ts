import { seededRandom } from '@scones/deterministic';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { accessByRules } from './access.ts';
import { errorTable } from './aws-error.ts';
import { encodeJson, jsonService } from './json-service.ts';
import { serviceNames } from './service-names.ts';
import { operationsOf } from './operation.ts';
import { type RunningServer, startServer } from './server.ts';

const errors = errorTable({
  NoSuchKettle: {
    status: 400,
    message: (name: string) => `Kettle ${name} does not exist`,
    members: (name: string) => ({ kettle: name }),
  },
});
const context = { made: new Date(Date.UTC(2026, 0, 1, 0, 0, 0, 500)) };
const boil = operationsOf<typeof context>()<{ kettle: string; made: Date; id: string }>()(
  z.strictObject({ kettle: z.string(), litres: z.number().max(2).optional() }),
  ({ made }, { kettle }, { requestId }) => {
    if (kettle === 'none') throw errors.NoSuchKettle(kettle);
    return { kettle, made, id: requestId };
  },
);
const service = jsonService({
  names: serviceNames('kettles'),
  access: accessByRules(serviceNames('kettles')),
  version: '1.0',
  target: 'Kettles_1',
  operations: { Boil: boil },
  context,
});
let server: RunningServer;

beforeAll(async () => {
  server = await startServer({ services: [service], port: 0, random: seededRandom(1), onFault: () => {} });
});
afterAll(() => server.close());

async function post(
  target: string,
  body: string,
): Promise<{ status: number; headers: Headers; json: unknown }> {
  const reply = await fetch(server.url, { method: 'POST', headers: { 'x-amz-target': target }, body });
  return { status: reply.status, headers: reply.headers, json: await reply.json() };
}

describe('a service on the JSON protocol', () => {
  it('answers its operations, with dates in seconds', async () => {
    const { status, headers, json } = await post('Kettles_1.Boil', '{"kettle":"red"}');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/x-amz-json-1.0');
    expect(json).toEqual({ kettle: 'red', made: 1767225600.5, id: headers.get('x-amzn-requestid') });
  });

  it('takes only requests with its target', async () => {
    const reply = await fetch(server.url, { method: 'POST', headers: { 'x-amz-target': 'Kettles_12.Boil' } });
    expect(reply.status).toBe(404);
  });

  it.each([
    [
      'Kettles_1.Freeze',
      '{}',
      'UnknownOperationException',
      'The emulator does not support the operation Freeze of kettles. docs/compatibility.md lists what it has.',
    ],
    [
      'Kettles_1.toString',
      '{}',
      'UnknownOperationException',
      'The emulator does not support the operation toString of kettles. docs/compatibility.md lists what it has.',
    ],
    ['Kettles_1.Boil', '{', 'SerializationException', 'The request body is not JSON.'],
    [
      'Kettles_1.Boil',
      '',
      'ValidationException',
      "1 validation error detected: Value null at 'kettle' failed to satisfy constraint: Member must not be null",
    ],
    [
      'Kettles_1.Boil',
      '{"kettle":"a","litres":3,"x":1}',
      'ValidationException',
      expect.stringMatching(
        /^2 validation errors detected: Value '3' at 'litres' .*The emulator does not support x here/,
      ),
    ],
  ])('refuses %s %s with %s', async (target, body, code, message) => {
    const { status, headers, json } = await post(target, body);
    expect(status).toBe(400);
    expect(headers.get('x-amzn-errortype')).toBe(code);
    expect(json).toEqual({ __type: code, message });
  });

  it("answers an error of the service's table with its members", async () => {
    const { json } = await post('Kettles_1.Boil', '{"kettle":"none"}');
    expect(json).toEqual({ __type: 'NoSuchKettle', message: 'Kettle none does not exist', kettle: 'none' });
  });

  it('can be called within the process', async () => {
    const call = (input: unknown): Promise<unknown> | undefined =>
      service.call('Boil', input, { requestId: 'here' });
    expect(await call({ kettle: 'red' })).toEqual({ kettle: 'red', made: context.made, id: 'here' });
    await expect(call({ kettle: 1 })).rejects.toMatchObject({ code: 'ValidationException' });
  });
});

it('encodes dates wherever they are', () => {
  expect(encodeJson({ a: [{ b: new Date(1500) }], c: null })).toBe('{"a":[{"b":1.5}],"c":null}');
});
