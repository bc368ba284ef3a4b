import {
  AddPermissionCommand,
  ConfirmSubscriptionCommand,
  CreateTopicCommand,
  type CreateTopicCommandInput,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListSubscriptionsCommand,
  ListTagsForResourceCommand,
  ListTopicsCommand,
  PublishBatchCommand,
  PublishCommand,
  type PublishCommandInput,
  RemovePermissionCommand,
  SetTopicAttributesCommand,
  type SNSClient,
  SubscribeCommand,
  TagResourceCommand,
  UnsubscribeCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-sns';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSns } from './testing/start-sns.ts';

let server: Awaited<ReturnType<typeof startSns>>;
let client: SNSClient;
const TopicArn = 'arn:aws:sns:us-east-1:000000000000:failures';
const NONE = `${TopicArn}-not`;

beforeEach(async () => {
  server = await startSns({ callFunction: () => Promise.resolve() });
  ({ client } = server);
  await client.send(new CreateTopicCommand({ Name: 'failures' }));
});
afterEach(() => server.close());

const attributes = async () =>
  (await client.send(new GetTopicAttributesCommand({ TopicArn }))).Attributes ?? {};
const set = (AttributeName: string, AttributeValue?: string) =>
  client.send(new SetTopicAttributesCommand({ TopicArn, AttributeName, AttributeValue }));
const subscribe = (index: number, topic = TopicArn) =>
  client.send(
    new SubscribeCommand({
      TopicArn: topic,
      Protocol: 'lambda',
      Endpoint: `arn:aws:lambda:us-east-1:000000000000:function:f${index}`,
    }),
  );

describe('the attributes of a topic', () => {
  it('show the defaults of a new topic', async () => {
    const { Policy, EffectiveDeliveryPolicy, ...others } = await attributes();
    expect(others).toEqual({
      TopicArn,
      DisplayName: '',
      Owner: '000000000000',
      SubscriptionsConfirmed: '0',
      SubscriptionsPending: '0',
      SubscriptionsDeleted: '0',
    });
    expect(JSON.parse(Policy!)).toMatchObject({
      Statement: [{ Resource: TopicArn, Condition: { StringEquals: { 'AWS:SourceOwner': '000000000000' } } }],
    });
    expect(JSON.parse(EffectiveDeliveryPolicy!)).toMatchObject({
      http: { defaultHealthyRetryPolicy: { numRetries: 3, minDelayTarget: 20, maxDelayTarget: 20 } },
    });
  });

  it('count confirmed and pending subscriptions', async () => {
    await subscribe(1);
    const email = { TopicArn, Protocol: 'email', Endpoint: 'baker@example.com' };
    await client.send(new SubscribeCommand(email));
    expect(await attributes()).toMatchObject({ SubscriptionsConfirmed: '1', SubscriptionsPending: '1' });
  });

  it('are made with it', async () => {
    const Attributes = { DisplayName: 'Made', Policy: '{"Statement":[]}', FifoTopic: 'false' };
    const made = await client.send(new CreateTopicCommand({ Name: 'made', Attributes }));
    const read = new GetTopicAttributesCommand({ TopicArn: made.TopicArn });
    expect((await client.send(read)).Attributes).toMatchObject({
      DisplayName: 'Made',
      Policy: '{"Statement":[]}',
    });
  });

  it.each([
    [{ FifoTopic: 'true' }, 'The emulator does not support FIFO topics.'],
    [{ TracingConfig: 'Sometimes' }, 'TracingConfig'],
    [{ Policy: '{' }, 'Policy'],
  ])('are refused when they are %j', async (Attributes, message) => {
    const input = { Name: 'made', Attributes } as unknown as CreateTopicCommandInput;
    await expect(client.send(new CreateTopicCommand(input))).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining(message) as string,
    });
  });

  it.each(['FifoThroughputScope', 'ArchivePolicy', 'LambdaSuccessFeedbackRoleArn'])(
    'are refused by name where the emulator has none: %s',
    async (name) => {
      await expect(set(name, 'x')).rejects.toThrow(`The emulator does not support ${name} of topics.`);
    },
  );

  it('stay as they are when another is set', async () => {
    await set('DisplayName', 'Trouble');
    await set('TracingConfig', 'Active');
    await set('SignatureVersion', '2');
    expect(await attributes()).toMatchObject({
      DisplayName: 'Trouble',
      TracingConfig: 'Active',
      SignatureVersion: '2',
    });
    await set('DisplayName');
    expect(await attributes()).toMatchObject({ DisplayName: '', TracingConfig: 'Active' });
  });
});

describe('a topic that is not there', () => {
  it.each([
    ['GetTopicAttributes', () => new GetTopicAttributesCommand({ TopicArn: NONE })],
    ['ListSubscriptionsByTopic', () => new ListSubscriptionsByTopicCommand({ TopicArn: NONE })],
    ['Publish', () => new PublishCommand({ TopicArn: NONE, Message: 'm' })],
    ['RemovePermission', () => new RemovePermissionCommand({ TopicArn: NONE, Label: 'l' })],
    ['ConfirmSubscription', () => new ConfirmSubscriptionCommand({ TopicArn: NONE, Token: 't' })],
    [
      'PublishBatch',
      () =>
        new PublishBatchCommand({
          TopicArn: NONE,
          PublishBatchRequestEntries: [{ Id: 'a', Message: 'm' }],
        }),
    ],
    [
      'Subscribe',
      () => new SubscribeCommand({ TopicArn: NONE, Protocol: 'email', Endpoint: 'a@example.com' }),
    ],
    [
      'SetTopicAttributes',
      () => new SetTopicAttributesCommand({ TopicArn: NONE, AttributeName: 'DisplayName' }),
    ],
  ])('is not found by %s', async (_, command) => {
    await expect(client.send(command() as PublishCommand)).rejects.toMatchObject({
      name: 'NotFoundException',
      message: 'Topic does not exist',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('has no tags', async () => {
    const ResourceArn = NONE;
    for (const command of [
      new ListTagsForResourceCommand({ ResourceArn }),
      new TagResourceCommand({ ResourceArn, Tags: [{ Key: 'k', Value: 'v' }] }),
      new UntagResourceCommand({ ResourceArn, TagKeys: ['k'] }),
    ])
      await expect(client.send(command as TagResourceCommand)).rejects.toMatchObject({
        name: 'ResourceNotFoundException',
        message: 'Resource does not exist',
      });
  });
});

describe('pages', () => {
  it('are of a hundred topics', async () => {
    for (let index = 0; index < 100; index++)
      await client.send(new CreateTopicCommand({ Name: `t${String(index).padStart(3, '0')}` }));
    const { Topics: first, NextToken } = await client.send(new ListTopicsCommand({}));
    expect(first).toHaveLength(100);
    const rest = await client.send(new ListTopicsCommand({ NextToken }));
    expect(rest.Topics).toEqual([{ TopicArn: 'arn:aws:sns:us-east-1:000000000000:t099' }]);
    expect(rest.NextToken).toBeUndefined();
  });

  it('are of a hundred subscriptions, of one topic or of all', async () => {
    for (let index = 0; index <= 100; index++) await subscribe(index);
    const { TopicArn: other } = await client.send(new CreateTopicCommand({ Name: 'failures-2' }));
    await subscribe(0, other);
    const first = await client.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
    const second = await client.send(
      new ListSubscriptionsByTopicCommand({ TopicArn, NextToken: first.NextToken }),
    );
    expect([first.Subscriptions?.length, second.Subscriptions?.length]).toEqual([100, 1]);
    expect(second.NextToken).toBeUndefined();
    const all = await client.send(new ListSubscriptionsCommand({}));
    const rest = await client.send(new ListSubscriptionsCommand({ NextToken: all.NextToken }));
    const endpoints = [...(all.Subscriptions ?? []), ...(rest.Subscriptions ?? [])];
    expect(new Set(endpoints.map(({ SubscriptionArn }) => SubscriptionArn)).size).toBe(102);
  });
});

describe('Publish', () => {
  const publish = (change: Partial<PublishCommandInput>) =>
    client.send(new PublishCommand({ TopicArn, Message: 'm', ...change }));

  it.each([
    ['a message as long as AWS takes', { Message: 'é'.repeat(131_072) }],
    ['a subject of a hundred characters', { Subject: 'x'.repeat(100) }],
    ['a topic that is named as the target', { TopicArn: undefined, TargetArn: TopicArn }],
  ])('takes %s', async (_, change) => {
    expect((await publish(change)).MessageId).toMatch(/^[\da-f-]{36}$/);
  });

  it.each([{ Subject: 'x'.repeat(101) }, { Subject: '' }, { Subject: '\tindented' }])(
    'refuses the subject of %j',
    async (change) => {
      await expect(publish(change)).rejects.toMatchObject({ name: 'InvalidParameterException' });
    },
  );

  it.each(['1', '-1.5', '+2e10', '1E-3'])('takes the number %s', async (StringValue) => {
    const MessageAttributes = { size: { DataType: 'Number', StringValue } };
    expect(await publish({ MessageAttributes })).toHaveProperty('MessageId');
  });

  it.each(['one', '1.', '0x10', '1 2'])('refuses the number %s', async (StringValue) => {
    const MessageAttributes = { size: { DataType: 'Number', StringValue } };
    await expect(publish({ MessageAttributes })).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: "Could not cast message attribute 'size' value to number.",
    });
  });

  it('gives each message of a batch an id of its own', async () => {
    const entries = Array.from({ length: 10 }, (_, index) => ({ Id: `m_${index}-x`, Message: 'm' }));
    const batch = new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries: entries });
    const { Successful = [], Failed } = await client.send(batch);
    expect(Successful.map(({ Id }) => Id)).toEqual(entries.map(({ Id }) => Id));
    expect(new Set(Successful.map(({ MessageId }) => MessageId)).size).toBe(10);
    expect(Failed ?? []).toEqual([]);
  });
});

describe('a permission', () => {
  const add = (change: object) =>
    client.send(
      new AddPermissionCommand({
        TopicArn,
        Label: 'shop',
        AWSAccountId: ['111111111111'],
        ActionName: ['Publish'],
        ...change,
      }),
    );

  it('is of several accounts', async () => {
    await add({ AWSAccountId: ['111111111111', '222222222222'] });
    const { Statement } = JSON.parse((await attributes())['Policy']!) as { Statement: unknown[] };
    expect(Statement.at(-1)).toMatchObject({
      Principal: { AWS: ['arn:aws:iam::111111111111:root', 'arn:aws:iam::222222222222:root'] },
    });
  });

  it('stands beside the one statement of a policy without a list', async () => {
    await set('Policy', '{"Statement":{"Sid":"mine","Effect":"Allow"}}');
    await add({});
    const { Statement } = JSON.parse((await attributes())['Policy']!) as { Statement: { Sid: string }[] };
    expect(Statement.map(({ Sid }) => Sid)).toEqual(['mine', 'shop']);
  });

  it.each([{ AWSAccountId: ['1'] }, { AWSAccountId: [] }, { ActionName: [] }])(
    'is refused with %j',
    async (change) => {
      await expect(add(change)).rejects.toMatchObject({ name: 'InvalidParameterException' });
    },
  );
});

it('ends a subscription that is not there without an error', async () => {
  const SubscriptionArn = `${TopicArn}:00000000-0000-4000-8000-000000000000`;
  expect(await client.send(new UnsubscribeCommand({ SubscriptionArn }))).not.toHaveProperty('Error');
});
