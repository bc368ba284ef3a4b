import {
  CreateTopicCommand,
  GetSubscriptionAttributesCommand,
  PublishCommand,
  SetSubscriptionAttributesCommand,
  type SNSClient,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Delivery, SendToQueue } from './deliveries.ts';
import { startSns } from './testing/start-sns.ts';

const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:orders';

let server: Awaited<ReturnType<typeof startSns>>;
let client: SNSClient;
let sent: Parameters<SendToQueue>[];
let deliveries: Delivery[];
let TopicArn: string | undefined;
let SubscriptionArn: string | undefined;

beforeEach(async () => {
  sent = [];
  deliveries = [];
  server = await startSns({
    sendToQueue: async (...message) => {
      if (message[1].body.includes('refuse')) throw new Error('refused');
      sent.push(message);
    },
    onDelivery: (delivery) => void deliveries.push(delivery),
  });
  ({ client } = server);
  ({ TopicArn } = await client.send(new CreateTopicCommand({ Name: 'topic' })));
  const subscribed = await client.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint: QUEUE }));
  ({ SubscriptionArn } = subscribed);
});
afterEach(() => server.close());

const publish = (Message: string) =>
  client.send(
    new PublishCommand({
      TopicArn,
      Message,
      Subject: 'sold',
      MessageAttributes: {
        size: { DataType: 'Number', StringValue: '1' },
        seal: { DataType: 'Binary', BinaryValue: Buffer.from('wax') },
      },
    }),
  );

it('is confirmed at once, since the queue is the account’s own', async () => {
  const { Attributes } = await client.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }));
  expect(Attributes).toMatchObject({
    PendingConfirmation: 'false',
    ConfirmationWasAuthenticated: 'true',
    RawMessageDelivery: 'false',
  });
});

it('has the message in its envelope, and no attributes of its own', async () => {
  const { MessageId } = await publish('scones');
  await expect.poll(() => sent).toHaveLength(1);
  const [queue, { body, attributes }, topic] = sent[0] as Parameters<SendToQueue>;
  expect([queue, topic, attributes]).toEqual([QUEUE, TopicArn, {}]);
  expect(JSON.parse(body)).toEqual({
    Type: 'Notification',
    MessageId,
    TopicArn,
    Subject: 'sold',
    Message: 'scones',
    Timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    MessageAttributes: {
      size: { Type: 'Number', Value: '1' },
      seal: { Type: 'Binary', Value: Buffer.from('wax').toString('base64') },
    },
    UnsubscribeURL: expect.stringContaining('Action=Unsubscribe'),
  });
});

it('is the message alone, with its attributes, where the subscription is raw', async () => {
  const raw = { AttributeName: 'RawMessageDelivery', AttributeValue: 'true' };
  await client.send(new SetSubscriptionAttributesCommand({ SubscriptionArn, ...raw }));
  await publish('scones');
  await expect.poll(() => sent).toHaveLength(1);
  expect(sent[0]?.[1]).toEqual({
    body: 'scones',
    attributes: {
      size: { DataType: 'Number', StringValue: '1' },
      seal: { DataType: 'Binary', BinaryValue: Buffer.from('wax').toString('base64') },
    },
  });
  expect(deliveries).toMatchObject([{ endpoint: QUEUE, attempts: 1, isDelivered: true, outcome: '200' }]);
});

it('is tried once, and the log says why it was not taken', async () => {
  await publish('refuse');
  await expect
    .poll(() => deliveries)
    .toMatchObject([{ attempts: 1, isDelivered: false, outcome: 'refused' }]);
});
