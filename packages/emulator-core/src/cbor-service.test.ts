import { cbor, dateToTag } from '@smithy/core/cbor';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { accessByRules } from './access.ts';
import { anyProtocol } from './any-protocol.ts';
import { errorTable } from './aws-error.ts';
import { cborService } from './cbor-service.ts';
import { jsonService } from './json-service.ts';
import { serviceNames } from './service-names.ts';
import { operationsOf } from './operation.ts';
import { serveInTest } from './testing/serve-in-test.ts';

const errors = errorTable({
  NoSuchKettle: { status: 404, message: (name: string) => `Kettle ${name} does not exist` },
});
const boil = operationsOf<object>()<object>()(
  z.strictObject({ kettle: z.string(), since: z.date().optional(), litres: z.number().optional() }),
  (_, input) => {
    if (input.kettle === 'none') throw errors.NoSuchKettle(input.kettle);
    return { ...input, missing: undefined, hot: [true, 1.5] };
  },
);
const service = {
  names: serviceNames('kettles'),
  access: accessByRules(serviceNames('kettles')),
  operations: { Boil: boil },
  context: {},
};
const server = await serveInTest(
  anyProtocol(
    jsonService({ ...service, version: '1.0', target: 'Kettles_1' }),
    cborService({ ...service, shape: 'Kettles_1' }),
  ),
);
afterAll(() => server.close());

async function post(operation: string, body: Uint8Array<ArrayBuffer>): Promise<[number, unknown]> {
  const reply = await fetch(`${server.url}/service/Kettles_1/operation/${operation}`, {
    method: 'POST',
    headers: { 'smithy-protocol': 'rpc-v2-cbor' },
    body,
  });
  expect(reply.headers.get('smithy-protocol')).toBe('rpc-v2-cbor');
  return [reply.status, cbor.deserialize(new Uint8Array(await reply.arrayBuffer()))];
}

const boiling = (input: object): Promise<[number, unknown]> =>
  post('Boil', Uint8Array.from(cbor.serialize(input)));

it('answers its operations, with times as tagged seconds', async () => {
  const since = new Date(1_767_225_600_500);
  expect(await boiling({ kettle: 'red', since: dateToTag(since), litres: 2 })).toEqual([
    200,
    { kettle: 'red', since: dateToTag(since), litres: 2, hot: [true, 1.5] },
  ]);
});

it('answers its errors by their codes', async () => {
  expect(await boiling({ kettle: 'none' })).toEqual([
    404,
    { __type: 'NoSuchKettle', message: 'Kettle none does not exist' },
  ]);
});

it('refuses a body that is not CBOR, and operations that are not there', async () => {
  const [status, error] = await post('Boil', Uint8Array.of(0xff, 0x00));
  expect([status, error]).toMatchObject([400, { __type: 'SerializationException' }]);
  expect(await post('Freeze', Uint8Array.of())).toMatchObject([400, { __type: 'UnknownOperationException' }]);
});

it('leaves requests in its other protocol alone', async () => {
  const reply = await fetch(server.url, {
    method: 'POST',
    headers: { 'x-amz-target': 'Kettles_1.Boil' },
    body: '{"kettle":"red"}',
  });
  expect(await reply.json()).toEqual({ kettle: 'red', hot: [true, 1.5] });
});
