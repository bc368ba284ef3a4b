import {
  type CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DeleteLogStreamCommand,
  DeleteRetentionPolicyCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  ListTagsForResourceCommand,
  PutRetentionPolicyCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { FakeClock } from '@scones/deterministic';
import { Store } from '@scones/emulator-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startLogs } from './testing/start-logs.ts';

const DAY = 86_400_000;
const logGroupName = '/shop';
const ARN = `arn:aws:logs:us-east-1:000000000000:log-group:${logGroupName}`;

let clock: FakeClock;
let store: Store;
let server: Awaited<ReturnType<typeof startLogs>>;
let logs: CloudWatchLogsClient;

beforeEach(async () => {
  clock = new FakeClock();
  store = new Store(':memory:');
  server = await startLogs({ clock, store });
  logs = server.client;
  await logs.send(new CreateLogGroupCommand({ logGroupName }));
});
afterEach(async () => {
  await server.close();
  store.close();
});

const write = (group: string, message: string): void =>
  server.service.append(group, 'stream', [{ timestamp: clock.now(), message }]);
const messages = async (group = logGroupName) => {
  const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName: group }));
  return events.map(({ message }) => message);
};
const retention = async () => {
  const { logGroups } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: logGroupName }));
  return logGroups?.[0]?.retentionInDays;
};
const notFound = (what: string) => ({
  name: 'ResourceNotFoundException',
  message: `The specified ${what} does not exist.`,
});

describe('a retention policy', () => {
  it.each([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557])(
    'is of %i days',
    async (retentionInDays) => {
      await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays }));
      expect(await retention()).toBe(retentionInDays);
    },
  );

  it.each([0, 2, 8, 366, 4000])('is not of %i days', async (retentionInDays) => {
    const set = logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays }));
    await expect(set).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it('is gone when it is deleted, and what comes after it stays', async () => {
    await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 1 }));
    await logs.send(new DeleteRetentionPolicyCommand({ logGroupName }));
    expect(await retention()).toBeUndefined();
    write(logGroupName, 'old');
    await clock.advance(10 * DAY);
    write(logGroupName, 'new');
    expect(await messages()).toEqual(['old', 'new']);
  });

  it('ends the events of its own group alone', async () => {
    await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 1 }));
    for (const group of [logGroupName, '/other']) write(group, 'old');
    await clock.advance(2 * DAY);
    for (const group of [logGroupName, '/other']) write(group, 'new');
    expect(await messages()).toEqual(['new']);
    expect(await messages('/other')).toEqual(['old', 'new']);
  });

  it('is of a group that is there', async () => {
    const none = { logGroupName: '/none' };
    await expect(
      logs.send(new PutRetentionPolicyCommand({ ...none, retentionInDays: 1 })),
    ).rejects.toMatchObject(notFound('log group'));
    await expect(logs.send(new DeleteRetentionPolicyCommand(none))).rejects.toMatchObject(
      notFound('log group'),
    );
  });
});

describe('deleting', () => {
  it('takes a group with its streams, its events and its tags', async () => {
    write(logGroupName, 'm');
    await logs.send(new TagResourceCommand({ resourceArn: ARN, tags: { a: '1' } }));
    await logs.send(new DeleteLogGroupCommand({ logGroupName }));
    await logs.send(new CreateLogGroupCommand({ logGroupName }));
    const { logStreams } = await logs.send(new DescribeLogStreamsCommand({ logGroupName }));
    expect(logStreams).toEqual([]);
    expect(await messages()).toEqual([]);
    expect((await logs.send(new ListTagsForResourceCommand({ resourceArn: ARN }))).tags).toEqual({});
  });

  it('lets another service write to a group that was deleted, which makes it anew', async () => {
    write(logGroupName, 'before');
    await logs.send(new DeleteLogGroupCommand({ logGroupName }));
    write(logGroupName, 'after');
    expect(await messages()).toEqual(['after']);
  });

  it('finds no group and no stream that are not there', async () => {
    await expect(logs.send(new DeleteLogGroupCommand({ logGroupName: '/none' }))).rejects.toMatchObject(
      notFound('log group'),
    );
    await expect(
      logs.send(new DeleteLogStreamCommand({ logGroupName, logStreamName: 'none' })),
    ).rejects.toMatchObject(notFound('log stream'));
  });
});

describe('names', () => {
  it.each(['', 'a b', 'é', 'a:b', 'x'.repeat(513)])('are not of a group: %j', async (name) => {
    const made = logs.send(new CreateLogGroupCommand({ logGroupName: name }));
    await expect(made).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it.each(['', 'a:b', 'a*', 'x'.repeat(513)])('are not of a stream: %j', async (logStreamName) => {
    const made = logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
    await expect(made).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it('are taken as long as AWS takes them', async () => {
    const longest = 'x'.repeat(512);
    await logs.send(new CreateLogGroupCommand({ logGroupName: longest }));
    await logs.send(new CreateLogStreamCommand({ logGroupName: longest, logStreamName: longest }));
    const { logStreams } = await logs.send(new DescribeLogStreamsCommand({ logGroupName: longest }));
    expect(logStreams).toMatchObject([{ logStreamName: longest }]);
  });
});

describe('tags', () => {
  const list = async (resourceArn = ARN) =>
    (await logs.send(new ListTagsForResourceCommand({ resourceArn }))).tags;

  it('are the same by either form of the ARN, and the newer value of a key stays', async () => {
    await logs.send(new TagResourceCommand({ resourceArn: ARN, tags: { a: '1', b: '2' } }));
    await logs.send(new TagResourceCommand({ resourceArn: `${ARN}:*`, tags: { a: '3' } }));
    expect(await list()).toEqual({ a: '3', b: '2' });
    expect(await list(`${ARN}:*`)).toEqual({ a: '3', b: '2' });
    await logs.send(new UntagResourceCommand({ resourceArn: ARN, tagKeys: ['a', 'never-was'] }));
    expect(await list()).toEqual({ b: '2' });
  });

  it('change nothing of the retention', async () => {
    await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 7 }));
    await logs.send(new TagResourceCommand({ resourceArn: ARN, tags: { a: '1' } }));
    expect(await retention()).toBe(7);
  });

  it('are of a group that is there', async () => {
    await expect(list(`${ARN}-not`)).rejects.toMatchObject(notFound('log group'));
  });
});

describe('what the other services write', () => {
  it('is in the store at once when there is much of it', () => {
    for (let index = 0; index < 1000; index++) write(logGroupName, String(index));
    const row = store.database.prepare('SELECT count(*) AS n FROM log_events').get();
    expect(row).toEqual({ n: 1000 });
  });

  it('makes a group that keeps its events for ever', async () => {
    write('/made', 'm');
    const input = { logGroupNamePrefix: '/made' };
    const [made] = (await logs.send(new DescribeLogGroupsCommand(input))).logGroups ?? [];
    expect(made).toMatchObject({ logGroupName: '/made', creationTime: clock.now(), storedBytes: 27 });
    expect(made).not.toHaveProperty('retentionInDays');
  });
});
