import {
  CreateTopicCommand,
  ListSubscriptionsByTopicCommand,
  PublishCommand,
  SNSClient,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import { FakeClock, seededRandom } from '@scones/deterministic';
import { EMULATOR_IDENTITY, type RunningServer, startServer, Store } from '@scones/emulator-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sns } from './service.ts';

let server: RunningServer;
let client: SNSClient;
let TopicArn: string;
const deliveries: unknown[] = [];

beforeEach(async () => {
  const random = seededRandom(1);
  const service = sns({
    store: new Store(':memory:'),
    identity: EMULATOR_IDENTITY,
    clock: new FakeClock(),
    random,
    url: () => server.url,
    onDelivery: (delivery) => void deliveries.push(delivery),
  });
  server = await startServer({ services: [service], port: 0, random, onFault: () => {} });
  client = new SNSClient({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  TopicArn = (await client.send(new CreateTopicCommand({ Name: 'failures' }))).TopicArn!;
});
afterEach(async () => {
  client.destroy();
  await server.close();
});

const subscribe = (Protocol: string, Endpoint: string) =>
  client.send(new SubscribeCommand({ TopicArn, Protocol, Endpoint }));

it('by e-mail stays unconfirmed, and nobody is written to', async () => {
  const { SubscriptionArn } = await subscribe('email', 'baker@example.com');
  expect(SubscriptionArn).toBe('pending confirmation');
  await client.send(new PublishCommand({ TopicArn, Message: 'burnt' }));
  const { Subscriptions } = await client.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
  expect(Subscriptions).toMatchObject([
    { Protocol: 'email', Endpoint: 'baker@example.com', SubscriptionArn: 'PendingConfirmation' },
  ]);
  expect(deliveries).toEqual([]);
});

it('is refused when the address is none, and by name for what the emulator cannot reach', async () => {
  await expect(subscribe('email', 'nobody')).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: 'Invalid parameter: Email address',
  });
  await expect(subscribe('sqs', 'arn:aws:sqs:us-east-1:000000000000:q')).rejects.toThrow(
    'by http, https and email only',
  );
});
