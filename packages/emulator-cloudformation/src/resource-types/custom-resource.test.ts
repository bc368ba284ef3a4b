import { FakeClock } from '@scones/deterministic';
import { AwsError, EMULATOR_IDENTITY } from '@scones/emulator-core';
import { beforeEach, expect, it } from 'vitest';
import type { ResourceContext } from '../resources/resource-type.ts';
import { customResource } from './custom-resource.ts';

type Event = Readonly<Record<string, unknown>>;

const type = customResource('Custom::Oven');
const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:oven';
const parse = (members: object): never =>
  type.properties.parse({ ServiceToken: FUNCTION, ...members }) as never;

let calls: string[];
let events: Event[];
let context: ResourceContext;
/** The answer of the function behind the resource; undefined when it never answers. */
let respond: (event: Event) => object | undefined;

beforeEach(() => {
  [calls, events] = [[], []];
  respond = ({ RequestId, StackId, LogicalResourceId }) => ({
    Status: 'SUCCESS',
    RequestId,
    StackId,
    LogicalResourceId,
    PhysicalResourceId: 'oven-1',
    Data: { Degrees: 200 },
  });
  context = {
    identity: EMULATOR_IDENTITY,
    clock: new FakeClock(),
    stackId: 'arn:stack',
    logicalId: 'Oven',
    newName: () => 'unused',
    newId: () => 'id-1',
    responseUrl: (bucket, key) => `http://s3.test/${bucket}/${key}`,
    async callService(service, operation, input) {
      calls.push(`${service}:${operation}`);
      if (operation === 'Invoke') events.push(JSON.parse((input as { Payload: string }).Payload) as Event);
      return {};
    },
    readSource: () => Promise.reject(new Error('A custom resource reads nothing else.')),
    async readObject(bucket, key) {
      expect(`${bucket}/${key}`).toBe('cloudformation-response-id-1/response');
      const response = respond(events.at(-1) as Event);
      if (!response) throw new AwsError('NoSuchKey', 404, 'The specified key does not exist.');
      return JSON.stringify(response);
    },
  };
});

it('tells the function what to make, and has what it answers', async () => {
  const made = await type.create(context, parse({ Trays: 3, Fan: { On: true } }));
  expect(made).toEqual({ physicalId: 'oven-1', attributes: { Degrees: 200 } });
  expect(events).toEqual([
    {
      RequestType: 'Create',
      RequestId: 'id-1',
      StackId: 'arn:stack',
      LogicalResourceId: 'Oven',
      ResourceType: 'Custom::Oven',
      ResponseURL: 'http://s3.test/cloudformation-response-id-1/response',
      ServiceToken: FUNCTION,
      ResourceProperties: { ServiceToken: FUNCTION, Trays: '3', Fan: { On: 'true' } },
    },
  ]);
  expect(calls).toEqual(['s3:CreateBucket', 'lambda:Invoke', 's3:DeleteObject', 's3:DeleteBucket']);
});

it('tells of what there was at a change, and of the id at a removal', async () => {
  await type.update(context, 'oven-1', parse({ Trays: 4 }), parse({ Trays: 3 }));
  await type.remove(context, 'oven-1', parse({ Trays: 4 }));
  expect(events).toMatchObject([
    {
      RequestType: 'Update',
      PhysicalResourceId: 'oven-1',
      ResourceProperties: { Trays: '4' },
      OldResourceProperties: { ServiceToken: FUNCTION, Trays: '3' },
    },
    { RequestType: 'Delete', PhysicalResourceId: 'oven-1', ResourceProperties: { Trays: '4' } },
  ]);
});

it('fails with the reason that the function gives, and leaves no bucket', async () => {
  const answer = respond;
  respond = (event) => ({ ...answer(event), Status: 'FAILED', Reason: 'No dough' });
  await expect(type.create(context, parse({}))).rejects.toThrow(
    'Received response status [FAILED] from custom resource. Message returned: No dough (RequestId: id-1)',
  );
  expect(calls.at(-1)).toBe('s3:DeleteBucket');
});

it.each([
  ['an answer without a status', { StackId: 's', RequestId: 'r', LogicalResourceId: 'l' }, 'Status'],
  [
    'NoEcho',
    { Status: 'SUCCESS', StackId: 's', RequestId: 'r', LogicalResourceId: 'l', NoEcho: true },
    'The emulator does not support NoEcho',
  ],
])('refuses %s', async (_what, answer, message) => {
  respond = () => answer;
  await expect(type.create(context, parse({}))).rejects.toThrow(message);
});

it('waits for the answer, as long as the resource says', async () => {
  respond = () => undefined;
  let time = 0;
  const hurried = { now: () => time, sleep: async (milliseconds: number) => void (time += milliseconds) };
  const created = type.create({ ...context, clock: hurried }, parse({ ServiceTimeout: 5 }));
  await expect(created).rejects.toThrow('did not receive a response from your Custom Resource');
  expect(time).toBeGreaterThanOrEqual(5000);
  expect(time).toBeLessThan(6100);
});

it('refuses what no Lambda function makes', () => {
  const topic = 'arn:aws:sns:us-east-1:000000000000:topic';
  expect(() => type.properties.parse({ ServiceToken: topic })).toThrow(
    'The emulator does not support custom resources but those that a Lambda function makes',
  );
});
