import {
  CreateEventBusCommand,
  DeleteEventBusCommand,
  DeleteRuleCommand,
  DescribeEventBusCommand,
  DescribeRuleCommand,
  DisableRuleCommand,
  EnableRuleCommand,
  type EventBridgeClient,
  ListEventBusesCommand,
  ListRuleNamesByTargetCommand,
  ListRulesCommand,
  ListTagsForResourceCommand,
  ListTargetsByRuleCommand,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
  TagResourceCommand,
  TestEventPatternCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startEvents } from './testing/start-events.ts';

let server: Awaited<ReturnType<typeof startEvents>>;
let client: EventBridgeClient;
let calls: [arn: string, input: string][];
const TOPIC = 'arn:aws:sns:us-east-1:000000000000:failures';
const Name = 'failures';
const FAILED = JSON.stringify({ detail: { status: ['FAILED'] } });

beforeEach(async () => {
  calls = [];
  server = await startEvents({
    sns: async ({ target: { Arn: arn }, input }) => {
      if (arn.endsWith(':broken')) throw new Error('broken');
      calls.push([arn, input]);
    },
  });
  ({ client } = server);
  await client.send(new PutRuleCommand({ Name, EventPattern: FAILED, Tags: [{ Key: 'a', Value: '1' }] }));
  await client.send(
    new PutTargetsCommand({ Rule: Name, Targets: [{ Id: 'topic', Arn: TOPIC, InputPath: '$.detail' }] }),
  );
});
afterEach(() => server.close());

const tell = (status: string): void =>
  server.service.putEvent(() => ({ source: 'aws.states', detailType: 'Change', detail: { status } }));

it('takes the events of the emulator’s services to the targets of matching rules', async () => {
  tell('SUCCEEDED');
  tell('FAILED');
  await server.service.close?.();
  expect(calls).toEqual([[TOPIC, '{"status":"FAILED"}']]);
});

it('takes events of callers, but none that speak for AWS, nor malformed ones', async () => {
  const entry = { Source: 'my.app', DetailType: 'Change', Detail: '{"status":"FAILED"}' };
  const { Entries, FailedEntryCount } = await client.send(
    new PutEventsCommand({
      Entries: [entry, { ...entry, Source: 'aws.states' }, { ...entry, Detail: '[]' }],
    }),
  );
  expect(FailedEntryCount).toBe(2);
  expect(Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual([
    undefined,
    'NotAuthorizedForSourceException',
    'MalformedDetail',
  ]);
  await server.service.close?.();
  expect(calls).toHaveLength(1);
});

it('sends nothing for a rule that is switched off', async () => {
  await client.send(new DisableRuleCommand({ Name }));
  tell('FAILED');
  await client.send(new EnableRuleCommand({ Name }));
  tell('FAILED');
  await server.service.close?.();
  expect(calls).toHaveLength(1);
});

it('goes on when a target fails, and says so', async () => {
  await client.send(
    new PutTargetsCommand({ Rule: Name, Targets: [{ Id: 'b', Arn: `${TOPIC.slice(0, -8)}broken` }] }),
  );
  tell('FAILED');
  await server.service.close?.();
  expect(calls).toHaveLength(1);
  expect(server.refused).toMatchObject([{ message: 'broken' }]);
});

it('describes and lists rules and targets', async () => {
  const described = await client.send(new DescribeRuleCommand({ Name }));
  expect(described).toMatchObject({ EventPattern: FAILED, State: 'ENABLED', EventBusName: 'default' });
  expect(described.Arn).toBe('arn:aws:events:us-east-1:000000000000:rule/failures');
  expect((await client.send(new ListRulesCommand({ NamePrefix: 'fail' }))).Rules).toHaveLength(1);
  expect((await client.send(new ListTargetsByRuleCommand({ Rule: Name }))).Targets).toEqual([
    { Id: 'topic', Arn: TOPIC, InputPath: '$.detail' },
  ]);
});

it('keeps targets and tags when a rule is put again', async () => {
  await client.send(new PutRuleCommand({ Name, EventPattern: FAILED, Description: 'new' }));
  expect((await client.send(new DescribeRuleCommand({ Name }))).Description).toBe('new');
  expect((await client.send(new ListTargetsByRuleCommand({ Rule: Name }))).Targets).toHaveLength(1);
});

it('changes tags', async () => {
  const ResourceARN = 'arn:aws:events:us-east-1:000000000000:rule/failures';
  await client.send(new TagResourceCommand({ ResourceARN, Tags: [{ Key: 'b', Value: '2' }] }));
  await client.send(new UntagResourceCommand({ ResourceARN, TagKeys: ['a'] }));
  expect((await client.send(new ListTagsForResourceCommand({ ResourceARN }))).Tags).toEqual([
    { Key: 'b', Value: '2' },
  ]);
});

it('deletes a rule only without targets', async () => {
  await expect(client.send(new DeleteRuleCommand({ Name }))).rejects.toThrow('since it has targets');
  await client.send(new RemoveTargetsCommand({ Rule: Name, Ids: ['topic'] }));
  await client.send(new DeleteRuleCommand({ Name }));
  await client.send(new DeleteRuleCommand({ Name }));
  await expect(client.send(new DescribeRuleCommand({ Name }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Rule failures does not exist on EventBus default.',
  });
});

it('sends events to the targets of a rule by its schedule', async () => {
  await client.send(new PutRuleCommand({ Name: 'hourly', ScheduleExpression: 'rate(2 minutes)' }));
  await client.send(new PutTargetsCommand({ Rule: 'hourly', Targets: [{ Id: 'topic', Arn: TOPIC }] }));
  for (let minute = 0; minute < 5; minute++) await server.clock.advance(60_000);
  const times = calls.map(([, input]) => JSON.parse(input) as { time: string });
  expect(times).toMatchObject([
    { source: 'aws.events', 'detail-type': 'Scheduled Event', time: '2026-01-01T00:02:00Z', detail: {} },
    { time: '2026-01-01T00:04:00Z', resources: ['arn:aws:events:us-east-1:000000000000:rule/hourly'] },
  ]);
});

it('keeps the events of one bus from the rules of another', async () => {
  const { EventBusArn } = await client.send(
    new CreateEventBusCommand({ Name: 'orders', Tags: [{ Key: 'a', Value: '1' }] }),
  );
  expect(EventBusArn).toBe('arn:aws:events:us-east-1:000000000000:event-bus/orders');
  const rule = { Name: 'all', EventBusName: EventBusArn, EventPattern: '{"source":[{"prefix":"my."}]}' };
  const { RuleArn } = await client.send(new PutRuleCommand(rule));
  expect(RuleArn).toBe('arn:aws:events:us-east-1:000000000000:rule/orders/all');
  await client.send(
    new PutTargetsCommand({ Rule: 'all', EventBusName: 'orders', Targets: [{ Id: 'topic', Arn: TOPIC }] }),
  );
  const entry = { Source: 'my.app', DetailType: 'Change', Detail: '{"status":"FAILED"}' };
  await client.send(new PutEventsCommand({ Entries: [{ ...entry, EventBusName: 'orders' }] }));
  await server.service.close?.();
  expect(calls.map(([, input]) => JSON.parse(input) as object)).toMatchObject([{ source: 'my.app' }]);

  expect((await client.send(new ListRulesCommand({ EventBusName: 'orders' }))).Rules).toHaveLength(1);
  expect((await client.send(new ListRulesCommand({}))).Rules).toMatchObject([{ Name }]);
  const { EventBuses } = await client.send(new ListEventBusesCommand({}));
  expect(EventBuses?.map((bus) => bus.Name)).toEqual(['default', 'orders']);
  const { Tags } = await client.send(new ListTagsForResourceCommand({ ResourceARN: EventBusArn }));
  expect(Tags).toEqual([{ Key: 'a', Value: '1' }]);
  await expect(client.send(new DeleteEventBusCommand({ Name: 'orders' }))).rejects.toThrow(
    'since it has rules',
  );
});

it('answers for a bus that is not there', async () => {
  await expect(client.send(new DescribeEventBusCommand({ Name: 'none' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Event bus none does not exist.',
  });
  await expect(
    client.send(new PutRuleCommand({ Name: 'r', EventBusName: 'none', EventPattern: FAILED })),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(client.send(new CreateEventBusCommand({ Name: 'default' }))).rejects.toMatchObject({
    name: 'ResourceAlreadyExistsException',
  });
});

it.each([
  [
    { DetailType: 'd', Detail: '{}' },
    'InvalidArgument',
    'Parameter Source is not valid. Reason: Source is a required argument.',
  ],
  [
    { Source: 's', DetailType: 'd' },
    'InvalidArgument',
    'Parameter Detail is not valid. Reason: Detail is a required argument.',
  ],
  [
    { Source: 's', Detail: '{}' },
    'InvalidArgument',
    'Parameter DetailType is not valid. Reason: DetailType is a required argument.',
  ],
  [{ Source: 's', DetailType: 'd', Detail: '{x' }, 'MalformedDetail', 'Detail is malformed.'],
  [
    { Source: 's', DetailType: 'd', Detail: '{}', EventBusName: 'none' },
    'ResourceNotFoundException',
    'Event bus none does not exist.',
  ],
])('refuses the entry %j alone', async (entry, ErrorCode, ErrorMessage) => {
  const good = { Source: 's', DetailType: 'd', Detail: '{}' };
  const { FailedEntryCount, Entries } = await client.send(new PutEventsCommand({ Entries: [entry, good] }));
  expect({ FailedEntryCount, Entries }).toEqual({
    FailedEntryCount: 1,
    Entries: [{ ErrorCode, ErrorMessage }, { EventId: expect.any(String) as string }],
  });
});

it('refuses entries that are too large together', async () => {
  const entry = { Source: 's', DetailType: 'd', Detail: JSON.stringify({ x: 'a'.repeat(140_000) }) };
  await expect(client.send(new PutEventsCommand({ Entries: [entry, entry] }))).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'Total size of the entries in the request is over the limit.',
  });
});

it('tests a pattern on an event', async () => {
  const Event = JSON.stringify({
    id: '1',
    account: '0',
    source: 'my.app',
    time: '2026-01-01T00:00:00Z',
    region: 'us-east-1',
    // AWS takes an event without resources, whatever its documentation says.
    'detail-type': 'd',
    detail: { status: 'FAILED' },
  });
  const ask = async (EventPattern: string): Promise<boolean | undefined> =>
    (await client.send(new TestEventPatternCommand({ EventPattern, Event }))).Result;
  expect(await ask(FAILED)).toBe(true);
  expect(await ask('{"source":["x"]}')).toBe(false);
});

it.each([
  [
    { Id: '!@#' },
    String.raw`Value '!@#' at 'targets.1.member.id' failed to satisfy constraint: Member must satisfy regular expression pattern: [\.\-_A-Za-z0-9]+`,
  ],
  [{ Id: 'x'.repeat(65) }, 'Member must have length less than or equal to 64'],
  [{ Arn: 'bucket' }, 'Parameter bucket is not valid. Reason: Provided Arn is not in correct format.'],
  [
    { Input: '{}', InputPath: '$' },
    'Only one of Input, InputPath, or InputTransformer must be provided for target t.',
  ],
  [
    {
      InputTransformer: {
        InputPathsMap: { known: '$.id' },
        InputTemplate: '"<known> <aws.events.rule-arn> <nope>"',
      },
    },
    'InputTemplate for target t contains invalid placeholder nope.',
  ],
])('refuses the target %j in the words of AWS', async (change, message) => {
  const Targets = [{ Id: 't', Arn: TOPIC, ...change }];
  await expect(client.send(new PutTargetsCommand({ Rule: Name, Targets }))).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining(message) as string,
  });
});

it.each([
  ['rule/none', 'Rule none does not exist on EventBus default.'],
  ['rule/shop/none', 'Rule none does not exist on EventBus shop.'],
  ['event-bus/none', 'Event bus none does not exist.'],
])('has no tags of %s', async (resource, message) => {
  const ResourceARN = `arn:aws:events:us-east-1:000000000000:${resource}`;
  await expect(client.send(new ListTagsForResourceCommand({ ResourceARN }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message,
  });
});

it('takes an empty pattern or schedule for none', async () => {
  await client.send(new PutRuleCommand({ Name: 'empty', ScheduleExpression: '', EventPattern: FAILED }));
  await client.send(
    new PutRuleCommand({ Name: 'hourly', ScheduleExpression: 'rate(1 hour)', EventPattern: '' }),
  );
  const rule = await client.send(new DescribeRuleCommand({ Name: 'hourly' }));
  expect(rule).toMatchObject({ ScheduleExpression: 'rate(1 hour)' });
  expect(rule).not.toHaveProperty('EventPattern');
  const neither = new PutRuleCommand({ Name: 'none', ScheduleExpression: '', EventPattern: '' });
  await expect(client.send(neither)).rejects.toThrow('must be specified');
});

it('has no bus with a slash in its name', async () => {
  await expect(client.send(new CreateEventBusCommand({ Name: 'a/b' }))).rejects.toMatchObject({
    name: 'ValidationException',
    message: "Event bus name must not contain '/'.",
  });
});

it('names the rules that have a target', async () => {
  const { RuleNames } = await client.send(new ListRuleNamesByTargetCommand({ TargetArn: TOPIC }));
  expect(RuleNames).toEqual([Name]);
});

it('refuses what it does not do, by name', async () => {
  const target = { Id: 'x', Arn: 'arn:aws:sqs:us-east-1:000000000000:queue' };
  await expect(client.send(new PutTargetsCommand({ Rule: Name, Targets: [target] }))).rejects.toThrow(
    target.Arn,
  );
  await expect(
    client.send(new PutRuleCommand({ Name: 's', ScheduleExpression: 'rate(1 days)' })),
  ).rejects.toThrow('Parameter ScheduleExpression is not valid.');
  await expect(client.send(new PutRuleCommand({ Name: 's' }))).rejects.toThrow('must be specified');
  await expect(
    client.send(new PutRuleCommand({ Name: 's', EventPattern: '{"a":"b"}' })),
  ).rejects.toMatchObject({ name: 'InvalidEventPatternException' });
});
