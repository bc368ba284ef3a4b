import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  ConfirmSubscriptionCommand,
  CreateTopicCommand,
  DeleteTopicCommand,
  GetSubscriptionAttributesCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListSubscriptionsCommand,
  ListTagsForResourceCommand,
  ListTopicsCommand,
  PublishCommand,
  SetTopicAttributesCommand,
  type SNSClient,
  SubscribeCommand,
  TagResourceCommand,
  UnsubscribeCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-sns';
import type { FakeClock } from '@scones/deterministic';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Delivery } from './deliveries.ts';
import { startSns } from './testing/start-sns.ts';

interface Received {
  readonly type: string;
  readonly body: string;
}

let server: Awaited<ReturnType<typeof startSns>>;
let client: SNSClient;
let listener: Server;
let endpoint: string;
let clock: FakeClock;
let status: number;
let inbox: Mailbox<Received>;
let log: Mailbox<Delivery>;
let deleted: string[];
const TopicArn = 'arn:aws:sns:us-east-1:000000000000:failures';

/** Waits for what arrives. */
class Mailbox<T> {
  readonly #arrived: T[] = [];
  #waiting: ((item: T) => void) | undefined;
  add(item: T): void {
    if (this.#waiting) this.#waiting(item);
    else this.#arrived.push(item);
    this.#waiting = undefined;
  }
  next(): Promise<T> {
    const item = this.#arrived.shift();
    return item === undefined ? new Promise((resolve) => (this.#waiting = resolve)) : Promise.resolve(item);
  }
}

beforeEach(async () => {
  [inbox, log, status, deleted] = [new Mailbox(), new Mailbox(), 200, []];
  listener = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      response.writeHead(status).end();
      inbox.add({ type: String(request.headers['x-amz-sns-message-type']), body });
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/hook`;
  server = await startSns({
    onDelivery: (delivery) => log.add(delivery),
    onTopicDeleted: (topicArn) => deleted.push(topicArn),
  });
  ({ client, clock } = server);
  await client.send(new CreateTopicCommand({ Name: 'failures', Attributes: { DisplayName: 'Failures' } }));
});
afterEach(async () => {
  await server.close();
  listener.closeAllConnections();
  await new Promise((resolve) => listener.close(resolve));
});

const subscribe = async (attributes: Record<string, string> = {}): Promise<string> => {
  const { SubscriptionArn } = await client.send(
    new SubscribeCommand({
      TopicArn,
      Protocol: 'http',
      Endpoint: endpoint,
      ReturnSubscriptionArn: true,
      Attributes: attributes,
    }),
  );
  return SubscriptionArn as string;
};

const subscribeAndConfirm = async (attributes?: Record<string, string>): Promise<string> => {
  const arn = await subscribe(attributes);
  const { SubscribeURL } = JSON.parse((await inbox.next()).body);
  expect((await fetch(SubscribeURL as string)).status).toBe(200);
  await log.next();
  return arn;
};

describe('a topic', () => {
  it('is made once, however often it is asked for', async () => {
    const { TopicArn: again } = await client.send(new CreateTopicCommand({ Name: 'failures' }));
    expect(again).toBe(TopicArn);
    expect((await client.send(new ListTopicsCommand())).Topics).toEqual([{ TopicArn }]);
  });

  it('keeps its display name and its policy, and has a first one', async () => {
    const set = (AttributeName: string, AttributeValue?: string): Promise<unknown> =>
      client.send(new SetTopicAttributesCommand({ TopicArn, AttributeName, AttributeValue }));
    const get = async (): Promise<Record<string, string> | undefined> =>
      (await client.send(new GetTopicAttributesCommand({ TopicArn }))).Attributes;
    expect((await get())?.['Policy']).toContain('__default_policy_ID');
    await set('Policy', '{"Statement":[]}');
    await set('DisplayName', 'Trouble');
    expect(await get()).toMatchObject({ DisplayName: 'Trouble', Policy: '{"Statement":[]}' });
    await set('Policy');
    expect((await get())?.['Policy']).toContain('__default_policy_ID');
    await expect(set('Policy', '{')).rejects.toThrow('the policy is not JSON');
    await expect(set('KmsMasterKeyId', 'key')).rejects.toThrow('DisplayName and Policy only');
  });

  it('keeps tags', async () => {
    const ResourceArn = TopicArn;
    await client.send(
      new TagResourceCommand({
        ResourceArn,
        Tags: [
          { Key: 'a', Value: '1' },
          { Key: 'b', Value: '2' },
        ],
      }),
    );
    await client.send(new UntagResourceCommand({ ResourceArn, TagKeys: ['a'] }));
    expect((await client.send(new ListTagsForResourceCommand({ ResourceArn }))).Tags).toEqual([
      { Key: 'b', Value: '2' },
    ]);
  });

  it('goes with its subscriptions', async () => {
    await subscribeAndConfirm();
    await client.send(new DeleteTopicCommand({ TopicArn }));
    await client.send(new DeleteTopicCommand({ TopicArn }));
    expect(deleted).toEqual([TopicArn]);
    expect((await client.send(new ListSubscriptionsCommand())).Subscriptions).toEqual([]);
    await expect(client.send(new PublishCommand({ TopicArn, Message: 'x' }))).rejects.toMatchObject({
      name: 'NotFoundException',
      message: 'Topic does not exist',
    });
  });
});

describe('a subscription', () => {
  it('is pending until the endpoint has followed the link', async () => {
    const arn = await subscribe();
    const list = async (): Promise<unknown> =>
      (await client.send(new ListSubscriptionsByTopicCommand({ TopicArn }))).Subscriptions;
    expect(await list()).toMatchObject([{ SubscriptionArn: 'PendingConfirmation', Endpoint: endpoint }]);
    await client.send(new PublishCommand({ TopicArn, Message: 'too early' }));
    const { type, body } = await inbox.next();
    expect(type).toBe('SubscriptionConfirmation');
    await client.send(new ConfirmSubscriptionCommand({ TopicArn, Token: JSON.parse(body).Token as string }));
    expect(await list()).toMatchObject([{ SubscriptionArn: arn }]);
    expect(
      (await client.send(new GetSubscriptionAttributesCommand({ SubscriptionArn: arn }))).Attributes,
    ).toMatchObject({ PendingConfirmation: 'false', RawMessageDelivery: 'false', Protocol: 'http' });
  });

  it('gets messages in an envelope that names topic and message', async () => {
    await subscribeAndConfirm();
    const { MessageId } = await client.send(
      new PublishCommand({ TopicArn, Subject: 'Failed', Message: 'bad' }),
    );
    const { type, body } = await inbox.next();
    expect(type).toBe('Notification');
    expect(JSON.parse(body)).toMatchObject({
      Type: 'Notification',
      MessageId,
      TopicArn,
      Subject: 'Failed',
      Message: 'bad',
      Timestamp: '2026-01-01T00:00:00.000Z',
    });
    expect(await log.next()).toMatchObject({
      topicArn: TopicArn,
      endpoint,
      attempts: 1,
      isDelivered: true,
      outcome: '200',
    });
  });

  it('gets the message alone when it wants it raw', async () => {
    await subscribeAndConfirm({ RawMessageDelivery: 'true' });
    await client.send(new PublishCommand({ TopicArn, Message: '{"status":"FAILED"}' }));
    expect((await inbox.next()).body).toBe('{"status":"FAILED"}');
  });

  it('ends by the link in a message', async () => {
    await subscribeAndConfirm();
    await client.send(new PublishCommand({ TopicArn, Message: 'bad' }));
    const { UnsubscribeURL } = JSON.parse((await inbox.next()).body);
    await fetch(UnsubscribeURL as string);
    expect((await client.send(new ListSubscriptionsCommand())).Subscriptions).toEqual([]);
  });

  it('ends when asked', async () => {
    const SubscriptionArn = await subscribeAndConfirm();
    await client.send(new UnsubscribeCommand({ SubscriptionArn }));
    await expect(client.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }))).rejects.toThrow(
      'Subscription does not exist',
    );
  });

  it.each([
    ['sqs', 'arn:aws:sqs:us-east-1:000000000000:q', 'by http, https and email only'],
    ['http', 'https://example.com', 'Endpoint must match the specified protocol'],
  ])('refuses %s to %s', async (Protocol, Endpoint, message) => {
    await expect(client.send(new SubscribeCommand({ TopicArn, Protocol, Endpoint }))).rejects.toThrow(
      message,
    );
  });

  it('takes no wrong token', async () => {
    await expect(client.send(new ConfirmSubscriptionCommand({ TopicArn, Token: 'x' }))).rejects.toMatchObject(
      {
        name: 'InvalidParameterException',
      },
    );
  });
});

describe('a delivery', () => {
  it('is tried again while the endpoint fails, and given up after the third time', async () => {
    await subscribeAndConfirm();
    status = 503;
    await client.send(new PublishCommand({ TopicArn, Message: 'bad' }));
    for (let attempt = 1; attempt <= 4; attempt++) {
      await inbox.next();
      while (attempt < 4 && clock.sleeping === 0) await new Promise((resolve) => setImmediate(resolve));
      await clock.advance(20_000);
    }
    expect(await log.next()).toMatchObject({
      topicArn: TopicArn,
      endpoint,
      attempts: 4,
      isDelivered: false,
      outcome: '503',
    });
  });

  it('is not tried again when the endpoint refuses it', async () => {
    await subscribeAndConfirm();
    status = 403;
    await client.send(new PublishCommand({ TopicArn, Message: 'bad' }));
    expect(await log.next()).toMatchObject({
      topicArn: TopicArn,
      endpoint,
      attempts: 1,
      isDelivered: false,
      outcome: '403',
    });
  });
});
