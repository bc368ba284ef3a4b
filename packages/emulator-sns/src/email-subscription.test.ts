import {
  CreateTopicCommand,
  ListSubscriptionsByTopicCommand,
  PublishCommand,
  type SNSClient,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startSns } from './testing/start-sns.ts';

let server: Awaited<ReturnType<typeof startSns>>;
let client: SNSClient;
let TopicArn: string;
const deliveries: unknown[] = [];

beforeEach(async () => {
  server = await startSns({ onDelivery: (delivery) => void deliveries.push(delivery) });
  ({ client } = server);
  TopicArn = (await client.send(new CreateTopicCommand({ Name: 'failures' }))).TopicArn!;
});
afterEach(() => server.close());

const subscribe = (Protocol: string, Endpoint: string) =>
  client.send(new SubscribeCommand({ TopicArn, Protocol, Endpoint }));

it('a subscription by e-mail stays unconfirmed, and no e-mail is sent', async () => {
  const { SubscriptionArn } = await subscribe('email', 'baker@example.com');
  expect(SubscriptionArn).toBe('pending confirmation');
  await client.send(new PublishCommand({ TopicArn, Message: 'burnt' }));
  const { Subscriptions } = await client.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
  expect(Subscriptions).toMatchObject([
    { Protocol: 'email', Endpoint: 'baker@example.com', SubscriptionArn: 'PendingConfirmation' },
  ]);
  expect(deliveries).toEqual([]);
});

it('refuses an address that is none, and names a protocol that the emulator cannot reach', async () => {
  await expect(subscribe('email', 'nobody')).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: 'Invalid parameter: Email address',
  });
  await expect(subscribe('firehose', 'arn:aws:firehose:us-east-1:000000000000:s')).rejects.toThrow(
    'does not support this protocol',
  );
});
