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
  ListTargetsByRuleCommand,
  PutEventsCommand,
  type PutEventsRequestEntry,
  PutRuleCommand,
  type PutRuleCommandInput,
  PutTargetsCommand,
  RemoveTargetsCommand,
  type Target,
  TestEventPatternCommand,
} from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EventEnvelope } from './event.ts';
import { startEvents } from './testing/start-events.ts';

const TOPIC = 'arn:aws:sns:us-east-1:000000000000:failures';
const ALL = '{"source":[{"prefix":""}]}';

let server: Awaited<ReturnType<typeof startEvents>>;
let client: EventBridgeClient;
let received: [input: string, roleArn: string | undefined][];

beforeEach(async () => {
  received = [];
  server = await startEvents({
    sns: async ({ input, target }) => void received.push([input, target.RoleArn]),
  });
  ({ client } = server);
});
afterEach(() => server.close());

const putRule = (Name: string, change: Partial<PutRuleCommandInput> = {}) =>
  client.send(new PutRuleCommand({ Name, EventPattern: ALL, ...change }));
const describeRule = (Name: string) => client.send(new DescribeRuleCommand({ Name }));
const putTargets = (Rule: string, ...targets: Partial<Target>[]) =>
  client.send(
    new PutTargetsCommand({
      Rule,
      Targets: targets.map((target) => ({ Id: 'topic', Arn: TOPIC, ...target })),
    }),
  );
const targetsOf = async (Rule: string) =>
  (await client.send(new ListTargetsByRuleCommand({ Rule }))).Targets?.map(({ Id }) => Id);
const putEvents = (...entries: Partial<PutEventsRequestEntry>[]) =>
  client.send(
    new PutEventsCommand({
      Entries: entries.map((entry) => ({ Source: 'shop', DetailType: 'Sale', Detail: '{}', ...entry })),
    }),
  );

describe('a rule', () => {
  it('is described with its role and its maker, and has a description only when it was given one', async () => {
    await putRule('r', { RoleArn: 'arn:aws:iam::000000000000:role/r', State: 'DISABLED' });
    const { $metadata, ...rule } = await describeRule('r');
    expect($metadata.httpStatusCode).toBe(200);
    expect(rule).toEqual({
      Name: 'r',
      Arn: 'arn:aws:events:us-east-1:000000000000:rule/r',
      EventPattern: ALL,
      RoleArn: 'arn:aws:iam::000000000000:role/r',
      State: 'DISABLED',
      EventBusName: 'default',
      CreatedBy: '000000000000',
    });
  });

  it('loses what a new PutRule leaves out, as on AWS, and is on again', async () => {
    await putRule('r', { Description: 'old', State: 'DISABLED', ScheduleExpression: 'rate(1 hour)' });
    await putRule('r');
    const rule = await describeRule('r');
    expect(rule).toMatchObject({ State: 'ENABLED' });
    expect(rule).not.toHaveProperty('Description');
    expect(rule).not.toHaveProperty('ScheduleExpression');
  });

  it.each(['', 'a b', 'a/b', 'x'.repeat(65)])('has no such name: %j', async (name) => {
    await expect(putRule(name)).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('has a schedule on the default bus alone', async () => {
    await client.send(new CreateEventBusCommand({ Name: 'orders' }));
    const scheduled = { ScheduleExpression: 'rate(1 hour)', EventPattern: undefined, EventBusName: 'orders' };
    await expect(putRule('r', scheduled)).rejects.toMatchObject({
      message: 'ScheduleExpression is supported only on the default event bus.',
    });
  });

  it('has its name on each bus by itself', async () => {
    await client.send(new CreateEventBusCommand({ Name: 'orders' }));
    await putRule('r', { Description: 'default' });
    await putRule('r', { Description: 'orders', EventBusName: 'orders' });
    await client.send(new DeleteRuleCommand({ Name: 'r', EventBusName: 'orders' }));
    expect((await describeRule('r')).Description).toBe('default');
  });

  it.each([
    ['DescribeRule', () => new DescribeRuleCommand({ Name: 'none' })],
    ['EnableRule', () => new EnableRuleCommand({ Name: 'none' })],
    ['DisableRule', () => new DisableRuleCommand({ Name: 'none' })],
    ['ListTargetsByRule', () => new ListTargetsByRuleCommand({ Rule: 'none' })],
    ['RemoveTargets', () => new RemoveTargetsCommand({ Rule: 'none', Ids: ['t'] })],
    ['PutTargets', () => new PutTargetsCommand({ Rule: 'none', Targets: [{ Id: 't', Arn: TOPIC }] })],
  ])('that is not there is not found by %s', async (_, command) => {
    await expect(client.send(command() as DescribeRuleCommand)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Rule none does not exist on EventBus default.',
    });
  });

  it('that is switched off gets no event of its schedule either', async () => {
    await putRule('r', { ScheduleExpression: 'rate(1 minute)', EventPattern: undefined });
    await putTargets('r', {});
    await server.clock.advance(60_000);
    await client.send(new DisableRuleCommand({ Name: 'r' }));
    await server.clock.advance(120_000);
    expect(received).toHaveLength(1);
  });
});

describe('targets', () => {
  beforeEach(() => putRule('r'));

  it('are five a rule at most, of which one with the same id takes the place', async () => {
    await putTargets('r', ...['a', 'b', 'c', 'd', 'e'].map((Id) => ({ Id })));
    await putTargets('r', { Id: 'a', Input: '"new"' });
    expect((await targetsOf('r'))?.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e']);
    await expect(putTargets('r', { Id: 'f' })).rejects.toMatchObject({ name: 'LimitExceededException' });
    await putEvents({});
    await server.service.close?.();
    expect(received.filter(([input]) => input === '"new"')).toHaveLength(1);
    expect(received).toHaveLength(5);
  });

  it('are not kept when one of them is refused', async () => {
    const sqs = 'arn:aws:sqs:us-east-1:000000000000:queue';
    await expect(putTargets('r', { Id: 'good' }, { Id: 'bad', Arn: sqs })).rejects.toThrow(sqs);
    expect(await targetsOf('r')).toEqual([]);
  });

  it('are removed by their ids, whether they are there or not', async () => {
    await putTargets('r', { Id: 'a' }, { Id: 'b' });
    const removed = await client.send(new RemoveTargetsCommand({ Rule: 'r', Ids: ['a', 'never-was'] }));
    expect(removed).toMatchObject({ FailedEntryCount: 0, FailedEntries: [] });
    expect(await targetsOf('r')).toEqual(['b']);
  });

  it('are called with their own role', async () => {
    const RoleArn = 'arn:aws:iam::000000000000:role/teller';
    await putTargets('r', { Id: 'a', RoleArn, Input: '1' }, { Id: 'b', Input: '2' });
    await putEvents({});
    await server.service.close?.();
    expect(received.toSorted()).toEqual([
      ['1', RoleArn],
      ['2', undefined],
    ]);
  });
});

describe('pages', () => {
  const pages = async <T>(
    read: (NextToken?: string) => Promise<{ page: T[]; NextToken?: string | undefined }>,
  ) => {
    const first = await read();
    const second = await read(first.NextToken);
    expect(second.NextToken).toBeUndefined();
    return [first.page, second.page];
  };
  const namesOf = (items: { Name?: string | undefined }[] = []) => items.map(({ Name }) => Name);

  it('are of the rules of a bus, by the beginning of their names', async () => {
    for (const name of ['b', 'a1', 'a3', 'a2']) await putRule(name);
    const read = async (NextToken?: string) => {
      const answer = await client.send(new ListRulesCommand({ NamePrefix: 'a', Limit: 2, NextToken }));
      return { page: namesOf(answer.Rules), NextToken: answer.NextToken };
    };
    expect(await pages(read)).toEqual([['a1', 'a2'], ['a3']]);
  });

  it('are of the buses, the default one among them', async () => {
    for (const Name of ['orders', 'alarms']) await client.send(new CreateEventBusCommand({ Name }));
    const read = async (NextToken?: string) => {
      const answer = await client.send(new ListEventBusesCommand({ Limit: 2, NextToken }));
      return { page: namesOf(answer.EventBuses), NextToken: answer.NextToken };
    };
    expect(await pages(read)).toEqual([['alarms', 'default'], ['orders']]);
    const { EventBuses } = await client.send(new ListEventBusesCommand({ NamePrefix: 'or' }));
    expect(namesOf(EventBuses)).toEqual(['orders']);
  });

  it('are of the rules that have a target', async () => {
    for (const name of ['a', 'b', 'c', 'without']) await putRule(name);
    for (const name of ['a', 'b', 'c']) await putTargets(name, {});
    const read = async (NextToken?: string) => {
      const input = { TargetArn: TOPIC, Limit: 2, NextToken };
      const { RuleNames = [], ...rest } = await client.send(new ListRuleNamesByTargetCommand(input));
      return { page: RuleNames, NextToken: rest.NextToken };
    };
    expect(await pages(read)).toEqual([['a', 'b'], ['c']]);
  });
});

describe('a bus', () => {
  const describeBus = (Name?: string) => client.send(new DescribeEventBusCommand({ Name }));

  it('is described by its name or its ARN, the default one by none', async () => {
    const made = await client.send(new CreateEventBusCommand({ Name: 'orders', Description: 'sales' }));
    for (const name of ['orders', made.EventBusArn])
      expect(await describeBus(name)).toMatchObject({
        Name: 'orders',
        Arn: made.EventBusArn,
        Description: 'sales',
        CreationTime: new Date('2026-01-01T00:00:00Z'),
      });
    expect(await describeBus()).toMatchObject({
      Name: 'default',
      Arn: 'arn:aws:events:us-east-1:000000000000:event-bus/default',
    });
  });

  it('is made once', async () => {
    await client.send(new CreateEventBusCommand({ Name: 'orders' }));
    await expect(client.send(new CreateEventBusCommand({ Name: 'orders' }))).rejects.toMatchObject({
      name: 'ResourceAlreadyExistsException',
      message: 'Event bus orders already exists.',
    });
  });

  it('is deleted once its rules are, and again without an error', async () => {
    await client.send(new CreateEventBusCommand({ Name: 'orders' }));
    await putRule('r', { EventBusName: 'orders' });
    await client.send(new DeleteRuleCommand({ Name: 'r', EventBusName: 'orders' }));
    for (let time = 0; time < 2; time++) await client.send(new DeleteEventBusCommand({ Name: 'orders' }));
    await expect(describeBus('orders')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('stays when it is the default one', async () => {
    await expect(client.send(new DeleteEventBusCommand({ Name: 'default' }))).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'Cannot delete event bus default.',
    });
  });
});

describe('PutEvents', () => {
  it('sends the event with the answered id, its time and its resources', async () => {
    await putRule('r');
    await putTargets('r', {});
    const Time = new Date('2025-06-01T12:00:00.789Z');
    const { Entries } = await putEvents({ Time, Resources: ['arn:one'], Detail: '{"cakes":3}' });
    await server.service.close?.();
    expect(JSON.parse(received[0]?.[0] ?? '') as EventEnvelope).toEqual({
      version: '0',
      id: Entries?.[0]?.EventId,
      'detail-type': 'Sale',
      source: 'shop',
      account: '000000000000',
      time: '2025-06-01T12:00:00Z',
      region: 'us-east-1',
      resources: ['arn:one'],
      detail: { cakes: 3 },
    });
  });

  it('takes as many bytes as AWS takes, a time for fourteen, and no more', async () => {
    const names = 'shop'.length + 'Sale'.length + '{"x":""}'.length;
    const ofLength = (bytes: number) => JSON.stringify({ x: 'a'.repeat(bytes - names) });
    const Time = new Date(0);
    expect(await putEvents({ Time, Detail: ofLength(262_144 - 14) })).toMatchObject({ FailedEntryCount: 0 });
    await expect(putEvents({ Time, Detail: ofLength(262_144 - 13) })).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  it.each([0, 11])('refuses %i entries', async (count) => {
    const entries = Array.from({ length: count }, () => ({}));
    await expect(putEvents(...entries)).rejects.toMatchObject({ name: 'ValidationException' });
  });
});

describe('TestEventPattern', () => {
  const event = {
    id: '1',
    account: '0',
    source: 'shop',
    time: '2026-01-01T00:00:00Z',
    region: 'us-east-1',
    'detail-type': 'Sale',
  };
  const test = (Event: string, EventPattern = ALL) =>
    client.send(new TestEventPatternCommand({ Event, EventPattern }));

  it.each(Object.keys(event))('wants an event with its %s', async (member) => {
    const without = JSON.stringify({ ...event, [member]: undefined });
    await expect(test(without)).rejects.toMatchObject({
      name: 'ValidationException',
      message: `Parameter Event is not valid. Reason: ${member} is required.`,
    });
  });

  it.each(['{', '[]', 'null', '"event"'])('takes no %s for an event', async (text) => {
    await expect(test(text)).rejects.toMatchObject({ message: 'Parameter Event is not valid.' });
  });

  it('refuses a pattern that is none', async () => {
    await expect(test(JSON.stringify(event), '{"source":"shop"}')).rejects.toMatchObject({
      name: 'InvalidEventPatternException',
    });
  });
});
