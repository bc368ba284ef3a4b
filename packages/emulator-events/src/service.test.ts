import {
  DeleteRuleCommand,
  DescribeRuleCommand,
  DisableRuleCommand,
  EnableRuleCommand,
  type EventBridgeClient,
  ListRulesCommand,
  ListTagsForResourceCommand,
  ListTargetsByRuleCommand,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startEvents } from './testing/start-events.ts';

let server: Awaited<ReturnType<typeof startEvents>>;
let client: EventBridgeClient;
let told: [arn: string, input: string][];
const TOPIC = 'arn:aws:sns:us-east-1:000000000000:failures';
const Name = 'failures';
const FAILED = JSON.stringify({ detail: { status: ['FAILED'] } });

beforeEach(async () => {
  told = [];
  server = await startEvents({
    sns: async (arn, input) => {
      if (arn.endsWith(':broken')) throw new Error('broken');
      told.push([arn, input]);
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
  server.service.putEvent({ source: 'aws.states', detailType: 'Change', detail: { status } });

it('takes what the emulator’s services tell to the targets of matching rules', async () => {
  tell('SUCCEEDED');
  tell('FAILED');
  await server.service.close?.();
  expect(told).toEqual([[TOPIC, '{"status":"FAILED"}']]);
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
  expect(told).toHaveLength(1);
});

it('tells nobody of a rule that is switched off', async () => {
  await client.send(new DisableRuleCommand({ Name }));
  tell('FAILED');
  await client.send(new EnableRuleCommand({ Name }));
  tell('FAILED');
  await server.service.close?.();
  expect(told).toHaveLength(1);
});

it('goes on when a target fails, and says so', async () => {
  await client.send(
    new PutTargetsCommand({ Rule: Name, Targets: [{ Id: 'b', Arn: `${TOPIC.slice(0, -8)}broken` }] }),
  );
  tell('FAILED');
  await server.service.close?.();
  expect(told).toHaveLength(1);
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

it('refuses what it does not do, by name', async () => {
  const target = { Id: 'x', Arn: 'arn:aws:sqs:us-east-1:000000000000:queue' };
  await expect(client.send(new PutTargetsCommand({ Rule: Name, Targets: [target] }))).rejects.toThrow(
    target.Arn,
  );
  await expect(
    client.send(new PutRuleCommand({ Name: 's', ScheduleExpression: 'rate(1 day)' })),
  ).rejects.toThrow('no schedules');
  await expect(
    client.send(new PutRuleCommand({ Name: 's', EventPattern: '{"a":"b"}' })),
  ).rejects.toMatchObject({ name: 'InvalidEventPatternException' });
});
