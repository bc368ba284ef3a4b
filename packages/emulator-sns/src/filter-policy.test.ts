import {
  CreateTopicCommand,
  GetSubscriptionAttributesCommand,
  PublishBatchCommand,
  PublishCommand,
  type PublishCommandInput,
  SetSubscriptionAttributesCommand,
  type SNSClient,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startSns } from './testing/start-sns.ts';

const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:orders';
const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:f';

let server: Awaited<ReturnType<typeof startSns>>;
let client: SNSClient;
let received: string[];
let TopicArn: string | undefined;

beforeEach(async () => {
  received = [];
  server = await startSns({
    sendToQueue: async (_queue, { body }) => void received.push(`queue ${body}`),
    callFunction: async (_function, event) => {
      const { Records } = JSON.parse(event) as { Records: [{ Sns: { Message: string } }] };
      received.push(`function ${Records[0].Sns.Message}`);
    },
  });
  ({ client } = server);
  ({ TopicArn } = await client.send(new CreateTopicCommand({ Name: 'topic' })));
});
afterEach(() => server.close());

async function subscribe(policy: object | string, more: Record<string, string> = {}, Protocol = 'sqs') {
  const FilterPolicy = typeof policy === 'string' ? policy : JSON.stringify(policy);
  const { SubscriptionArn } = await client.send(
    new SubscribeCommand({
      TopicArn,
      Protocol,
      Endpoint: Protocol === 'sqs' ? QUEUE : FUNCTION,
      Attributes: { FilterPolicy, ...(Protocol === 'sqs' && { RawMessageDelivery: 'true' }), ...more },
    }),
  );
  return SubscriptionArn as string;
}

const publish = (Message: string, MessageAttributes: PublishCommandInput['MessageAttributes'] = {}) =>
  client.send(new PublishCommand({ TopicArn, Message, MessageAttributes }));
const text = (StringValue: string) => ({ DataType: 'String', StringValue });
const number = (StringValue: string) => ({ DataType: 'Number', StringValue });
const list = (...items: unknown[]) => ({ DataType: 'String.Array', StringValue: JSON.stringify(items) });

it.each([
  [{ store: ['example'] }, { store: text('example') }, true],
  [{ store: ['example'] }, { store: text('other') }, false],
  [{ store: ['example'] }, {}, false],
  [{ store: [{ exists: false }] }, {}, true],
  [{ store: [{ prefix: 'ex' }, { suffix: '!' }] }, { store: text('hey!') }, true],
  [{ store: [{ 'anything-but': ['a', 'b'] }] }, { store: text('a') }, false],
  [{ price: [{ numeric: ['>=', 100, '<', 200] }] }, { price: number('150.5') }, true],
  [{ price: [100] }, { price: number('1e2') }, true],
  [{ price: ['100'] }, { price: number('100') }, false],
  [{ tags: ['new'] }, { tags: list('old', 'new') }, true],
  [{ tags: [null, 3] }, { tags: list(3) }, true],
  [{ seal: [{ exists: true }] }, { seal: { DataType: 'Binary', BinaryValue: Buffer.from('x') } }, false],
  [{ store: ['a'], price: [1] }, { store: text('a') }, false],
  [{ $or: [{ store: ['a'] }, { price: [1] }] }, { store: text('a') }, true],
])('by %j passes on a message with attributes %j, or does not: %s', async (policy, attributes, isWanted) => {
  await subscribe(policy);
  await publish('m', attributes);
  expect(received).toEqual(isWanted ? ['queue m'] : []);
});

it.each([
  ['{"order":{"size":3,"kind":"bike"}}', true],
  ['{"order":{"size":3,"kind":"car"}}', false],
  ['{"order":[{"size":1,"kind":"bike"},{"size":3,"kind":"bike"}]}', true],
  ['{"other":1}', false],
  ['[1]', false],
  ['no JSON', false],
])('by a policy for bodies passes on %s, or does not: %s', async (body, isWanted) => {
  const policy = { order: { size: [{ numeric: ['>', 2] }], kind: ['bike'] } };
  await subscribe(policy, { FilterPolicyScope: 'MessageBody' }, 'lambda');
  await publish(body);
  expect(received).toEqual(isWanted ? [`function ${body}`] : []);
});

it('filters each message of a batch', async () => {
  await subscribe({ store: ['a'] });
  const entry = (Id: string) => ({ Id, Message: Id, MessageAttributes: { store: text(Id) } });
  await client.send(
    new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries: [entry('a'), entry('b')] }),
  );
  expect(received).toEqual(['queue a']);
});

it('is shown with its scope, changed at once, and taken away by an empty one', async () => {
  const SubscriptionArn = await subscribe({ store: ['a'] });
  const shown = async () =>
    (await client.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }))).Attributes;
  const set = (AttributeName: string, AttributeValue: string) =>
    client.send(new SetSubscriptionAttributesCommand({ SubscriptionArn, AttributeName, AttributeValue }));
  expect(await shown()).toMatchObject({
    FilterPolicy: '{"store":["a"]}',
    FilterPolicyScope: 'MessageAttributes',
  });
  await set('FilterPolicyScope', 'MessageBody');
  await publish('{"store":"a"}');
  expect(received).toEqual(['queue {"store":"a"}']);
  await set('FilterPolicy', '{}');
  expect(await shown()).not.toHaveProperty('FilterPolicy');
  await publish('all');
  expect(received).toHaveLength(2);
});

it('makes another subscription of the same endpoint a conflict', async () => {
  const first = await subscribe({ store: ['a'] });
  expect(await subscribe({ store: ['a'] })).toBe(first);
  await expect(subscribe({ store: ['b'] })).rejects.toThrow(
    'Subscription already exists with different attributes',
  );
});

it.each([
  ['{', 'FilterPolicy: failed to parse JSON.'],
  ['{"a":"b"}', 'FilterPolicy: "a" must be an object or an array'],
  ['{"a":[]}', 'FilterPolicy: Empty arrays are not allowed'],
  ['{"a":[["b"]]}', 'FilterPolicy: Match value must be String, number, true, false, or null'],
  ['{"a":[{"what":1}]}', 'FilterPolicy: Unrecognized match type what'],
  ['{"a":{"b":["c"]}}', 'Filter policy scope MessageAttributes does not support nested filter policy'],
  [
    '{"a":["x"],"b":["x"],"c":["x"],"d":["x"],"e":["x"],"f":["x"]}',
    'FilterPolicy: Filter policy can not have more than 5 keys',
  ],
  [
    JSON.stringify({ a: Array.from({ length: 13 }, String), b: Array.from({ length: 12 }, String) }),
    'FilterPolicy: Filter policy is too complex',
  ],
])('is refused as %s', async (policy, reason) => {
  await expect(subscribe(policy)).rejects.toThrow(`Invalid parameter: Attributes Reason: ${reason}`);
});

it('has no other scope', async () => {
  await expect(subscribe({ a: ['b'] }, { FilterPolicyScope: 'Nothing' })).rejects.toThrow(
    'FilterPolicyScope: Invalid value [Nothing]. Please use either MessageBody or MessageAttributes',
  );
});
