import {
  ConfirmSubscriptionCommand,
  CreateTopicCommand,
  ListSubscriptionsCommand,
  PublishCommand,
  type PublishCommandInput,
  type SNSClient,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Delivery } from './deliveries.ts';
import { Mailbox } from './testing/mailbox.ts';
import type { RetryClock } from './testing/retry-clock.ts';
import { startEndpoint } from './testing/start-endpoint.ts';
import { startSns } from './testing/start-sns.ts';

const TopicArn = 'arn:aws:sns:us-east-1:000000000000:failures';

let server: Awaited<ReturnType<typeof startSns>>;
let endpoint: Awaited<ReturnType<typeof startEndpoint>>;
let client: SNSClient;
let clock: RetryClock;
let log: Mailbox<Delivery>;

beforeEach(async () => {
  log = new Mailbox();
  endpoint = await startEndpoint();
  server = await startSns({ onDelivery: (delivery) => log.add(delivery) });
  ({ client, clock } = server);
  await client.send(new CreateTopicCommand({ Name: 'failures' }));
});
afterEach(async () => {
  await server.close();
  await endpoint.close();
});

const publish = (message: Partial<PublishCommandInput> = {}) =>
  client.send(new PublishCommand({ TopicArn, Message: 'bad', ...message }));

async function subscribe(Attributes?: Record<string, string>) {
  const input = { TopicArn, Protocol: 'http', Endpoint: endpoint.url, Attributes };
  const { SubscriptionArn } = await client.send(new SubscribeCommand(input));
  const letter = await endpoint.inbox.next();
  await log.next();
  return { SubscriptionArn, letter, content: JSON.parse(letter.body) as Record<string, string> };
}

async function subscribeAndConfirm(attributes?: Record<string, string>): Promise<string> {
  const { content } = await subscribe(attributes);
  const confirm = new ConfirmSubscriptionCommand({ TopicArn, Token: content['Token'] });
  return (await client.send(confirm)).SubscriptionArn as string;
}

describe('the message that asks to confirm', () => {
  it('has a link and a token, and no subscription in its headers', async () => {
    const { SubscriptionArn, letter, content } = await subscribe();
    expect(SubscriptionArn).toBe('pending confirmation');
    expect(letter.headers).toMatchObject({
      'content-type': 'text/plain; charset=UTF-8',
      'user-agent': 'Amazon Simple Notification Service Agent',
      'x-amz-sns-message-type': 'SubscriptionConfirmation',
      'x-amz-sns-message-id': content['MessageId'],
      'x-amz-sns-topic-arn': TopicArn,
    });
    expect(letter.headers).not.toHaveProperty('x-amz-sns-subscription-arn');
    expect(letter.headers).not.toHaveProperty('x-amz-sns-rawdelivery');
    const link = new URL(content['SubscribeURL'] as string);
    expect(Object.fromEntries(link.searchParams)).toEqual({
      Action: 'ConfirmSubscription',
      TopicArn,
      Token: content['Token'],
      Version: '2010-03-31',
    });
  });

  it('comes again when the endpoint subscribes again before it has confirmed', async () => {
    const { content: first } = await subscribe();
    const { content: second } = await subscribe();
    expect(second['Token']).toBe(first['Token']);
    const { Subscriptions } = await client.send(new ListSubscriptionsCommand({}));
    expect(Subscriptions).toHaveLength(1);
  });
});

describe('a notification', () => {
  it('names its subscription in its headers and in the link that ends it', async () => {
    const arn = await subscribeAndConfirm();
    const { MessageId } = await publish();
    const { headers, body } = await endpoint.inbox.next();
    expect(headers).toMatchObject({
      'x-amz-sns-message-type': 'Notification',
      'x-amz-sns-message-id': MessageId,
      'x-amz-sns-topic-arn': TopicArn,
      'x-amz-sns-subscription-arn': arn,
    });
    const { UnsubscribeURL } = JSON.parse(body) as { UnsubscribeURL: string };
    expect(Object.fromEntries(new URL(UnsubscribeURL).searchParams)).toEqual({
      Action: 'Unsubscribe',
      SubscriptionArn: arn,
      Version: '2010-03-31',
    });
  });

  it('says nothing of a subject and of attributes that were not published', async () => {
    await subscribeAndConfirm();
    await publish();
    const content = JSON.parse((await endpoint.inbox.next()).body) as object;
    expect(content).not.toHaveProperty('Subject');
    expect(content).not.toHaveProperty('MessageAttributes');
  });

  it('has the attributes of the message, bytes in base64', async () => {
    await subscribeAndConfirm();
    await publish({
      MessageAttributes: {
        shop: { DataType: 'String', StringValue: '7' },
        kinds: { DataType: 'String.Array', StringValue: '["a"]' },
        picture: { DataType: 'Binary', BinaryValue: Buffer.from('x') },
      },
    });
    expect(JSON.parse((await endpoint.inbox.next()).body)).toMatchObject({
      MessageAttributes: {
        shop: { Type: 'String', Value: '7' },
        kinds: { Type: 'String.Array', Value: '["a"]' },
        picture: { Type: 'Binary', Value: 'eA==' },
      },
    });
  });

  it('says in a header that it is raw', async () => {
    await subscribeAndConfirm({ RawMessageDelivery: 'true' });
    await publish({ Subject: 'left out' });
    const { headers, body } = await endpoint.inbox.next();
    expect(headers['x-amz-sns-rawdelivery']).toBe('true');
    expect(body).toBe('bad');
  });

  it.each([
    [{ default: 'for all', http: 'for pages' }, 'for pages'],
    [{ default: 'for all', lambda: 'for functions' }, 'for all'],
    [{ default: 'for all', http: 5 }, 'for all'],
  ])('takes from the texts %j the one for its protocol', async (texts, expected) => {
    await subscribeAndConfirm({ RawMessageDelivery: 'true' });
    await publish({ Message: JSON.stringify(texts), MessageStructure: 'json' });
    expect((await endpoint.inbox.next()).body).toBe(expected);
  });
});

describe('an attempt', () => {
  it.each([429, 500, 503])('that is answered %i is repeated after twenty seconds', async (status) => {
    await subscribeAndConfirm();
    endpoint.status = status;
    await publish();
    await endpoint.inbox.next();
    endpoint.status = 204;
    await clock.passPause();
    await endpoint.inbox.next();
    expect(await log.next()).toMatchObject({ attempts: 2, isDelivered: true, outcome: '204' });
  });

  it('follows no redirection', async () => {
    await subscribeAndConfirm();
    [endpoint.status, endpoint.answer] = [302, { location: endpoint.url }];
    await publish();
    expect(await log.next()).toMatchObject({ attempts: 1, isDelivered: false, outcome: '302' });
  });

  it('is given up after fifteen seconds without an answer', async () => {
    await subscribeAndConfirm();
    endpoint.status = undefined;
    await publish();
    await endpoint.inbox.next();
    await clock.advance(15_000);
    endpoint.status = 200;
    await clock.passPause();
    await endpoint.inbox.next();
    expect(await log.next()).toMatchObject({ attempts: 2, isDelivered: true });
  });

  it('is not made again once the emulator stops', async () => {
    await subscribeAndConfirm();
    endpoint.status = 503;
    await publish();
    await endpoint.inbox.next();
    await clock.pauseBegins();
    await server.close();
    expect(await log.next()).toMatchObject({ attempts: 1, isDelivered: false, outcome: '503' });
    server = await startSns();
  });
});
