import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  AddPermissionCommand,
  ConfirmSubscriptionCommand,
  CreateTopicCommand,
  DeleteTopicCommand,
  GetSubscriptionAttributesCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListSubscriptionsCommand,
  ListTagsForResourceCommand,
  ListTopicsCommand,
  PublishBatchCommand,
  PublishCommand,
  type PublishCommandInput,
  RemovePermissionCommand,
  SetSubscriptionAttributesCommand,
  SetTopicAttributesCommand,
  type SNSClient,
  SubscribeCommand,
  TagResourceCommand,
  UnsubscribeCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-sns';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Delivery } from './deliveries.ts';
import { Mailbox } from './testing/mailbox.ts';
import type { RetryClock } from './testing/retry-clock.ts';
import { startSns } from './testing/start-sns.ts';

interface Received {
  readonly type: string;
  readonly body: string;
}

let server: Awaited<ReturnType<typeof startSns>>;
let client: SNSClient;
let listener: Server;
let endpoint: string;
let clock: RetryClock;
let status: number;
let inbox: Mailbox<Received>;
let log: Mailbox<Delivery>;
let deleted: string[];
let calls: Mailbox<{ name: string; event: unknown }>;
const TopicArn = 'arn:aws:sns:us-east-1:000000000000:failures';

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
  calls = new Mailbox();
  server = await startSns({
    callFunction: async (name, event) => {
      if (name.endsWith(':gone')) throw new Error('Function not found');
      calls.add({ name, event: JSON.parse(event) });
    },
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
    ['sms', '+15555550100', 'does not support this protocol'],
    ['sqs', 'https://sqs.us-east-1.amazonaws.com/000000000000/q', 'SQS endpoint ARN'],
    ['sqs', 'arn:aws:sqs:us-east-1:000000000000:q.fifo', 'FIFO SQS Queues can not be subscribed'],
    ['pigeon', 'roof', 'Amazon SNS does not support this protocol string: pigeon'],
    ['http', 'https://example.com', 'Endpoint must match the specified protocol'],
  ])('refuses %s to %s', async (Protocol, Endpoint, message) => {
    await expect(client.send(new SubscribeCommand({ TopicArn, Protocol, Endpoint }))).rejects.toThrow(
      message,
    );
  });

  it('is the same when asked for again, unless with other attributes', async () => {
    const ask = async (Attributes?: Record<string, string>) =>
      await client.send(
        new SubscribeCommand({
          TopicArn,
          Protocol: 'lambda',
          Endpoint: 'arn:aws:lambda:us-east-1:000000000000:function:f',
          Attributes,
        }),
      );
    const { SubscriptionArn } = await ask({ RawMessageDelivery: 'true' });
    expect((await ask()).SubscriptionArn).toBe(SubscriptionArn);
    await expect(ask({ RawMessageDelivery: 'false' })).rejects.toThrow(
      'Attributes Reason: Subscription already exists with different attributes',
    );
    await expect(ask({ RawMessageDelivery: 'wrong' })).rejects.toThrow(
      'Attributes Reason: RawMessageDelivery: Invalid value [wrong]. Must be true or false.',
    );
    const { Attributes } = await client.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }));
    expect(Attributes).toMatchObject({
      ConfirmationWasAuthenticated: 'true',
      SubscriptionPrincipal: 'arn:aws:iam::000000000000:root',
    });
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
      if (attempt < 4) await clock.passPause();
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

describe('a function', () => {
  const Endpoint = 'arn:aws:lambda:us-east-1:000000000000:function:told';
  const subscribe = (endpoint: string): Promise<{ SubscriptionArn?: string | undefined }> =>
    client.send(new SubscribeCommand({ TopicArn, Protocol: 'lambda', Endpoint: endpoint }));

  it('subscribes without confirming, and gets messages as an event', async () => {
    const { SubscriptionArn } = await subscribe(Endpoint);
    await client.send(
      new PublishCommand({
        TopicArn,
        Subject: 'Doubt',
        Message: JSON.stringify({ default: 'for all', lambda: 'for functions' }),
        MessageStructure: 'json',
        MessageAttributes: {
          shop: { DataType: 'String', StringValue: '7' },
          size: { DataType: 'Number', StringValue: '1.5' },
        },
      }),
    );
    expect(await calls.next()).toMatchObject({
      name: Endpoint,
      event: {
        Records: [
          {
            EventSource: 'aws:sns',
            EventSubscriptionArn: SubscriptionArn,
            Sns: {
              Type: 'Notification',
              TopicArn,
              Subject: 'Doubt',
              Message: 'for functions',
              Timestamp: '2026-01-01T00:00:00.000Z',
              MessageAttributes: {
                shop: { Type: 'String', Value: '7' },
                size: { Type: 'Number', Value: '1.5' },
              },
            },
          },
        ],
      },
    });
    expect(await log.next()).toMatchObject({ isDelivered: true, endpoint: Endpoint });
  });

  it('that is not there is not called again', async () => {
    await subscribe(Endpoint.replace('told', 'gone'));
    await client.send(new PublishCommand({ TopicArn, Message: 'm' }));
    expect(await log.next()).toMatchObject({
      isDelivered: false,
      attempts: 1,
      outcome: 'Function not found',
    });
  });

  it('is named by its ARN', async () => {
    await expect(subscribe('told')).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Invalid parameter: Lambda endpoint ARN',
    });
  });
});

describe('publishing', () => {
  it('takes several messages at once, each by itself', async () => {
    const entries = [
      { Id: 'a', Message: 'one' },
      { Id: 'b', Message: 'two', MessageStructure: 'json' },
    ];
    const batch = new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries: entries });
    const { Successful, Failed } = await client.send(batch);
    expect(Successful).toMatchObject([{ Id: 'a' }]);
    expect(Failed).toMatchObject([{ Id: 'b', Code: 'InvalidParameter', SenderFault: true }]);
  });

  it.each([
    [[], 'EmptyBatchRequestException'],
    [Array(11).fill('a'), 'TooManyEntriesInBatchRequestException'],
    [['a', 'a'], 'BatchEntryIdsNotDistinctException'],
  ])('refuses the batch %j', async (ids, name) => {
    const PublishBatchRequestEntries = (ids as string[]).map((Id) => ({ Id, Message: 'm' }));
    await expect(
      client.send(new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries })),
    ).rejects.toMatchObject({ name });
  });

  it.each([
    [{ Message: '' }, 'Invalid parameter: Empty message'],
    [{ Message: 'x'.repeat(262_145) }, 'Invalid parameter: Message too long'],
    [{ Subject: 'two\nlines' }, 'Invalid parameter: Subject'],
    [
      { MessageStructure: 'json' },
      'Invalid parameter: Message Structure - JSON message body failed to parse',
    ],
    [
      { MessageStructure: 'json', Message: '{"sms":"x"}' },
      'Invalid parameter: Message Structure - No default entry in JSON message body',
    ],
    [
      { TopicArn: undefined },
      'Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter',
    ],
    [
      { TopicArn: undefined, PhoneNumber: '+1555' },
      'Invalid parameter: The emulator does not support SMS: it publishes to topics.',
    ],
  ])('refuses %j', async (change, message) => {
    const input: PublishCommandInput = { TopicArn, Message: 'm', ...change };
    await expect(client.send(new PublishCommand(input))).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message,
    });
  });

  it('refuses an attribute without a value', async () => {
    const MessageAttributes = { shop: { DataType: 'String', StringValue: '' } };
    await expect(
      client.send(new PublishCommand({ TopicArn, Message: 'm', MessageAttributes })),
    ).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
  });

  it.each([
    [
      'shop',
      { DataType: 'String', BinaryValue: Buffer.from('x') },
      "with type 'String' must use field 'String'",
    ],
    ['shop', { DataType: 'Binary', StringValue: 'x' }, "with type 'Binary' must use field 'Binary'"],
    ['shop', { DataType: 'InvalidType', StringValue: 'x' }, 'has an invalid message attribute type'],
    ['a^b', { DataType: 'String', StringValue: 'x' }, "non-alphanumeric character '#x5E'"],
    ['.a', { DataType: 'String', StringValue: 'x' }, "starting with character '.'"],
    ['a.', { DataType: 'String', StringValue: 'x' }, "ending with character '.'"],
    ['a..b', { DataType: 'String', StringValue: 'x' }, "successive '.' character"],
    ['a'.repeat(257), { DataType: 'String', StringValue: 'x' }, 'less than 256 bytes'],
  ])('refuses the attribute %s of %j in the words of AWS', async (name, attribute, message) => {
    const MessageAttributes = { [name]: attribute };
    await expect(
      client.send(new PublishCommand({ TopicArn, Message: 'm', MessageAttributes })),
    ).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: expect.stringContaining(message) as string,
    });
  });

  it.each([
    [['message.id'], 'contains an impermissible character: message.id'],
    [['a'.repeat(81)], 'is too long: aaa'],
  ])('refuses the ids %j in the words of AWS', async (ids, message) => {
    const PublishBatchRequestEntries = ids.map((Id) => ({ Id, Message: 'm' }));
    await expect(
      client.send(new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries })),
    ).rejects.toMatchObject({
      name: 'InvalidBatchEntryIdException',
      message: expect.stringContaining(`The Id of a batch entry in the batch request ${message}`) as string,
    });
  });

  it('refuses a batch that is too long together', async () => {
    const PublishBatchRequestEntries = ['a', 'b'].map((Id) => ({ Id, Message: 'x'.repeat(131_073) }));
    await expect(
      client.send(new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries })),
    ).rejects.toMatchObject({ name: 'BatchRequestTooLongException' });
  });
});

describe('permissions', () => {
  const permission = { TopicArn, Label: 'shop', AWSAccountId: ['111111111111'], ActionName: ['Publish'] };
  const statements = async (): Promise<unknown[]> => {
    const { Attributes } = await client.send(new GetTopicAttributesCommand({ TopicArn }));
    return (JSON.parse(Attributes?.['Policy'] ?? '') as { Statement: unknown[] }).Statement;
  };

  it('are statements of the policy, added and removed', async () => {
    await client.send(new AddPermissionCommand(permission));
    await client.send(
      new AddPermissionCommand({ ...permission, Label: 'two', ActionName: ['Publish', 'Subscribe'] }),
    );
    const Principal = { AWS: 'arn:aws:iam::111111111111:root' };
    const statement = { Effect: 'Allow', Principal, Resource: TopicArn };
    expect((await statements()).slice(1)).toEqual([
      { ...statement, Sid: 'shop', Action: 'SNS:Publish' },
      { ...statement, Sid: 'two', Action: ['SNS:Publish', 'SNS:Subscribe'] },
    ]);
    for (const Label of ['shop', 'two', 'never-was'])
      await client.send(new RemovePermissionCommand({ TopicArn, Label }));
    expect(await statements()).toHaveLength(1);
  });

  it.each([
    [{ Label: '__default_statement_ID' }, 'Invalid parameter: Statement already exists'],
    [{ ActionName: ['Fly'] }, 'Invalid parameter: Policy statement action out of service scope!'],
    [{ TopicArn: `${TopicArn}-not` }, 'Topic does not exist'],
  ])('are refused with %j', async (change, message) => {
    await expect(client.send(new AddPermissionCommand({ ...permission, ...change }))).rejects.toMatchObject({
      message,
    });
  });
});

it('finds no endpoint of a phone or a device', async () => {
  const TargetArn =
    'arn:aws:sns:us-east-1:000000000000:endpoint/APNS/app/0f7d5971-aa8b-4bd5-b585-0826e9f93a66';
  await expect(client.send(new PublishCommand({ TargetArn, Message: 'm' }))).rejects.toMatchObject({
    message: 'Invalid parameter: TargetArn Reason: No endpoint found for the target arn specified',
  });
});

describe('an ARN that is none', () => {
  const few = 'Reason: An ARN must have at least 6 elements, not';
  it.each([
    [() => new GetTopicAttributesCommand({ TopicArn: 'random' }), `TopicArn ${few} 1`],
    [() => new PublishCommand({ TopicArn: 'arn:random', Message: 'm' }), `TopicArn ${few} 2`],
    [() => new UnsubscribeCommand({ SubscriptionArn: 'random' }), `SubscriptionArn ${few} 1`],
    [
      () => new UnsubscribeCommand({ SubscriptionArn: 'arn:aws:sns:us-east-1:x' }),
      `SubscriptionArn ${few} 5`,
    ],
    [() => new UnsubscribeCommand({ SubscriptionArn: TopicArn }), 'SubscriptionId'],
    [
      () => new UnsubscribeCommand({ SubscriptionArn: '' }),
      'SubscriptionArn Reason: no value for required parameter',
    ],
    [
      () => new UnsubscribeCommand({ SubscriptionArn: undefined }),
      'SubscriptionArn Reason: no value for required parameter',
    ],
  ])('is refused (%#)', async (command, message) => {
    await expect(client.send(command() as UnsubscribeCommand)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: `Invalid parameter: ${message}`,
    });
  });
});

it('takes no tag twice', async () => {
  const Tags = ['1', '2'].map((Value) => ({ Key: 'k', Value }));
  await expect(client.send(new TagResourceCommand({ ResourceArn: TopicArn, Tags }))).rejects.toMatchObject({
    message: 'Invalid parameter: Duplicated keys are not allowed.',
  });
});

it('keeps and shows the attributes of a topic that change nothing on this machine', async () => {
  const Kept = { KmsMasterKeyId: 'alias/aws/sns', SignatureVersion: '2', TracingConfig: 'Active' };
  const { TopicArn: arn } = await client.send(new CreateTopicCommand({ Name: 'kept', Attributes: Kept }));
  const shown = async () =>
    (await client.send(new GetTopicAttributesCommand({ TopicArn: arn }))).Attributes ?? {};
  expect(await shown()).toMatchObject(Kept);
  const set = (AttributeName: string, AttributeValue: string): Promise<unknown> =>
    client.send(new SetTopicAttributesCommand({ TopicArn: arn, AttributeName, AttributeValue }));
  await set('KmsMasterKeyId', '');
  expect(await shown()).not.toHaveProperty('KmsMasterKeyId');
  await expect(set('SignatureVersion', '3')).rejects.toThrow('Invalid parameter: SignatureVersion');
  await expect(set('NoSuch', 'x')).rejects.toThrow('Invalid parameter: AttributeName');
  await expect(set('DeliveryPolicy', '{}')).rejects.toThrow('does not support DeliveryPolicy');
  await expect(
    client.send(new CreateTopicCommand({ Name: 'kept', Attributes: { TracingConfig: 'PassThrough' } })),
  ).rejects.toThrow('Topic already exists with different attributes');
});

describe('a topic that is asked for again', () => {
  it.each([
    [{ Tags: [{ Key: 'k', Value: 'v' }] }, 'Tags Reason: Topic already exists with different tags'],
    [
      { Attributes: { DisplayName: 'x' } },
      'Attributes Reason: Topic already exists with different attributes',
    ],
  ])('is refused with %j', async (change, reason) => {
    const again = client.send(new CreateTopicCommand({ Name: 'failures', ...change }));
    await expect(again).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: `Invalid parameter: ${reason}`,
    });
  });

  it.each(['bad name', 'x'.repeat(257), 'queue.fifo'])('may not be called %s', async (Name) => {
    await expect(client.send(new CreateTopicCommand({ Name }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Invalid parameter: Topic Name',
    });
  });
});

it('changes how a subscription gets its messages', async () => {
  const { SubscriptionArn } = await client.send(
    new SubscribeCommand({
      TopicArn,
      Protocol: 'https',
      Endpoint: endpoint.replace('http', 'https'),
      ReturnSubscriptionArn: true,
    }),
  );
  const set = (AttributeName: string, AttributeValue: string): Promise<unknown> =>
    client.send(new SetSubscriptionAttributesCommand({ SubscriptionArn, AttributeName, AttributeValue }));
  await set('RawMessageDelivery', 'true');
  const { Attributes } = await client.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }));
  expect(Attributes).toMatchObject({ RawMessageDelivery: 'true' });
  await expect(set('RawMessageDelivery', 'maybe')).rejects.toThrow('Must be true or false');
  await expect(set('RedrivePolicy', '{}')).rejects.toThrow('does not support RedrivePolicy');
  await expect(set('NoSuch', 'x')).rejects.toThrow('Invalid parameter: AttributeName');
});
