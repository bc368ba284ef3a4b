import { execFile, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
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
  GetLogEventsCommand,
  ListTagsForResourceCommand,
  ListTagsLogGroupCommand,
  PutLogEventsCommand,
  PutRetentionPolicyCommand,
  StartLiveTailCommand,
  TagLogGroupCommand,
  TagResourceCommand,
  UntagLogGroupCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { FakeClock } from '@scones/deterministic';
import { Store } from '@scones/emulator-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { errors } from './errors.ts';
import type { LogsService } from './service.ts';
import { operations } from './operations.ts';
import { startLogs } from './testing/start-logs.ts';

const NOW = Date.UTC(2026, 10, 23);
const DAY = 86_400_000;
const group = { logGroupName: '/aws/lambda/serialize' };
const stream = { ...group, logStreamName: '2026/11/23/[$LATEST]0a1b' };

let store: Store;
let clock: FakeClock;
let service: LogsService;
let server: Awaited<ReturnType<typeof startLogs>>;
let logs: CloudWatchLogsClient;
let faults: unknown[];

async function start(eventLimit?: number): Promise<void> {
  faults = [];
  const onFault = (fault: unknown): void => void faults.push(fault);
  server = await startLogs({ clock, store, onFault, ...(eventLimit !== undefined && { eventLimit }) });
  ({ client: logs, service } = server);
}

beforeEach(async () => {
  store = new Store(':memory:');
  clock = new FakeClock(NOW);
  await start();
});
afterEach(async () => {
  await server.close();
  store.close();
});

/** Events a second apart, their messages numbered. */
const write = (count: number, name = stream.logStreamName): void => {
  for (let index = 0; index < count; index++)
    service.append(group.logGroupName, name, [
      { timestamp: NOW + index * 1000, message: `${name} ${index}` },
    ]);
};
const filter = async (input: object = {}): Promise<string[]> => {
  const { events = [] } = await logs.send(new FilterLogEventsCommand({ ...group, ...input }));
  return events.map(({ message }) => message as string);
};

describe('log groups', () => {
  it('are made once, described and deleted', async () => {
    await logs.send(new CreateLogGroupCommand({ ...group, tags: { project: 'scones' } }));
    await expect(logs.send(new CreateLogGroupCommand(group))).rejects.toMatchObject({
      name: 'ResourceAlreadyExistsException',
      message: 'The specified log group already exists',
    });
    const { logGroups } = await logs.send(
      new DescribeLogGroupsCommand({ logGroupNamePrefix: '/aws/lambda' }),
    );
    const arn = 'arn:aws:logs:us-east-1:000000000000:log-group:/aws/lambda/serialize';
    expect(logGroups).toMatchObject([
      { ...group, creationTime: NOW, arn: `${arn}:*`, logGroupArn: arn, logGroupClass: 'STANDARD' },
    ]);
    await logs.send(new DeleteLogGroupCommand(group));
    await expect(filter()).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'The specified log group does not exist.',
    });
  });

  it('are listed page by page, by prefix or by pattern', async () => {
    for (const logGroupName of ['/c', '/a/Lambda', '/b/lambda'])
      await logs.send(new CreateLogGroupCommand({ logGroupName }));
    const list = async (input: object) => {
      const { logGroups = [], nextToken } = await logs.send(new DescribeLogGroupsCommand(input));
      return { names: logGroups.map(({ logGroupName }) => logGroupName), nextToken };
    };
    const first = await list({ limit: 2 });
    expect(first.names).toEqual(['/a/Lambda', '/b/lambda']);
    expect(await list({ limit: 2, nextToken: first.nextToken })).toEqual({ names: ['/c'] });
    expect((await list({ logGroupNamePattern: 'lambda' })).names).toEqual(['/a/Lambda', '/b/lambda']);
    await expect(list({ logGroupNamePattern: 'a', logGroupNamePrefix: 'b' })).rejects.toThrow('exclusive');
  });

  it('are known to the other services', async () => {
    await logs.send(new CreateLogGroupCommand(group));
    expect([group.logGroupName, '/none'].map((name) => service.hasGroup(name))).toEqual([true, false]);
  });

  it('have tags', async () => {
    await logs.send(new CreateLogGroupCommand({ ...group, tags: { a: '1' } }));
    const resourceArn = 'arn:aws:logs:us-east-1:000000000000:log-group:/aws/lambda/serialize';
    await logs.send(new TagResourceCommand({ resourceArn, tags: { b: '2' } }));
    await logs.send(new UntagResourceCommand({ resourceArn, tagKeys: ['a'] }));
    expect((await logs.send(new ListTagsForResourceCommand({ resourceArn }))).tags).toEqual({ b: '2' });
  });

  it('have the same tags for clients that name the group', async () => {
    await logs.send(new CreateLogGroupCommand({ ...group, tags: { a: '1' } }));
    await logs.send(new TagLogGroupCommand({ ...group, tags: { b: '2' } }));
    await logs.send(new UntagLogGroupCommand({ ...group, tags: ['a'] }));
    expect((await logs.send(new ListTagsLogGroupCommand(group))).tags).toEqual({ b: '2' });
    await expect(logs.send(new ListTagsLogGroupCommand({ logGroupName: 'none' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('keep events as long as their retention says', async () => {
    write(1);
    await logs.send(new PutRetentionPolicyCommand({ ...group, retentionInDays: 3 }));
    const [described] = (await logs.send(new DescribeLogGroupsCommand({}))).logGroups ?? [];
    expect(described?.retentionInDays).toBe(3);
    await clock.advance(2 * DAY);
    write(1, 'second');
    expect(await filter()).toHaveLength(2);
    await clock.advance(2 * DAY);
    service.append(group.logGroupName, 'third', [{ timestamp: clock.now(), message: 'new' }]);
    expect(await filter()).toEqual(['new']);
    await logs.send(new DeleteRetentionPolicyCommand(group));
    await expect(
      logs.send(new PutRetentionPolicyCommand({ ...group, retentionInDays: 2 })),
    ).rejects.toThrow();
  });
});

describe('log streams', () => {
  it('are made once, in a group that is there', async () => {
    await expect(logs.send(new CreateLogStreamCommand(stream))).rejects.toThrow('log group does not exist');
    await logs.send(new CreateLogGroupCommand(group));
    await logs.send(new CreateLogStreamCommand(stream));
    await expect(logs.send(new CreateLogStreamCommand(stream))).rejects.toThrow('log stream already exists');
  });

  it('are listed by name or by their last event', async () => {
    write(2, 'later-events');
    write(1, 'earlier-events');
    const list = async (input: object) => {
      const { logStreams = [] } = await logs.send(new DescribeLogStreamsCommand({ ...group, ...input }));
      return logStreams.map(({ logStreamName, lastEventTimestamp }) => [logStreamName, lastEventTimestamp]);
    };
    const [earlier, later] = [
      ['earlier-events', NOW],
      ['later-events', NOW + 1000],
    ];
    expect(await list({})).toEqual([earlier, later]);
    expect(await list({ orderBy: 'LastEventTime', descending: true })).toEqual([later, earlier]);
    expect(await list({ logStreamNamePrefix: 'later' })).toEqual([later]);
  });

  it.each([{ orderBy: 'LastEventTime' }, { descending: true }, {}] as const)(
    'are listed whole though some are deleted between pages: %j',
    async (order) => {
      for (const name of ['a', 'b', 'c', 'd']) write(1, name);
      const list = async (nextToken?: string) => {
        const page = { ...group, ...order, limit: 2, nextToken };
        const { logStreams = [], ...rest } = await logs.send(new DescribeLogStreamsCommand(page));
        return { names: logStreams.map(({ logStreamName }) => logStreamName as string), ...rest };
      };
      const first = await list();
      for (const logStreamName of first.names)
        await logs.send(new DeleteLogStreamCommand({ ...group, logStreamName }));
      const second = await list(first.nextToken);
      expect([...first.names, ...second.names].sort()).toEqual(['a', 'b', 'c', 'd']);
      expect(second.nextToken).toBeUndefined();
      await expect(list('5')).rejects.toThrow('The specified nextToken is invalid.');
    },
  );

  it('are of a group that is named once', async () => {
    const both = { ...group, logGroupIdentifier: group.logGroupName };
    await expect(logs.send(new DescribeLogStreamsCommand(both))).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'LogGroup name and LogGroup ARN are mutually exclusive parameters.',
    });
  });

  it('take their events with them', async () => {
    write(2);
    write(1, 'other');
    await logs.send(new DeleteLogStreamCommand(stream));
    expect(await filter()).toEqual(['other 0']);
    write(1);
    expect(await filter()).toHaveLength(2);
  });
});

describe('PutLogEvents', () => {
  const put = (...logEvents: { timestamp: number; message: string }[]) =>
    logs.send(new PutLogEventsCommand({ ...stream, logEvents }));

  beforeEach(async () => {
    await logs.send(new CreateLogGroupCommand(group));
    await logs.send(new CreateLogStreamCommand(stream));
  });

  it('writes what GetLogEvents reads', async () => {
    await put(
      { timestamp: NOW - 1, message: 'first' },
      { timestamp: NOW, message: 'second\nwith two lines' },
    );
    const { events } = await logs.send(new GetLogEventsCommand(stream));
    expect(events).toEqual([
      { timestamp: NOW - 1, message: 'first', ingestionTime: NOW },
      { timestamp: NOW, message: 'second\nwith two lines', ingestionTime: NOW },
    ]);
  });

  it('says which events are too old or too new', async () => {
    const { rejectedLogEventsInfo } = await put(
      { timestamp: NOW - 15 * DAY, message: 'old' },
      { timestamp: NOW, message: 'kept' },
      { timestamp: NOW + DAY, message: 'new' },
    );
    expect(rejectedLogEventsInfo).toEqual({ tooOldLogEventEndIndex: 1, tooNewLogEventStartIndex: 2 });
    expect(await filter()).toEqual(['kept']);
  });

  it('refuses events out of order, and too much at once', async () => {
    const message = 'x'.repeat(600_000);
    await expect(put({ timestamp: 2, message: 'b' }, { timestamp: 1, message: 'a' })).rejects.toThrow(
      'chronological order',
    );
    await expect(put({ timestamp: NOW, message }, { timestamp: NOW, message })).rejects.toThrow('too large');
  });
});

describe('GetLogEvents', () => {
  const read = async (input: object = {}) => {
    const { events = [], ...tokens } = await logs.send(new GetLogEventsCommand({ ...stream, ...input }));
    return { seconds: events.map(({ timestamp }) => (timestamp! - NOW) / 1000), ...tokens };
  };

  it('goes from the head forward, and hands back the token at the end', async () => {
    write(5);
    const first = await read({ startFromHead: true, limit: 3 });
    const second = await read({ nextToken: first.nextForwardToken, limit: 3 });
    const third = await read({ nextToken: second.nextForwardToken });
    expect([first.seconds, second.seconds, third.seconds]).toEqual([[0, 1, 2], [3, 4], []]);
    expect(third.nextForwardToken).toBe(second.nextForwardToken);
    write(6);
    expect((await read({ nextToken: third.nextForwardToken, limit: 1 })).seconds).toEqual([4]);
  });

  it('goes from the tail backward, each page in order', async () => {
    write(5);
    const last = await read({ limit: 2 });
    const before = await read({ nextToken: last.nextBackwardToken, limit: 2 });
    expect([last.seconds, before.seconds]).toEqual([
      [3, 4],
      [1, 2],
    ]);
    expect((await read({ nextToken: before.nextForwardToken })).seconds).toEqual([3, 4]);
  });

  it('leaves out the end of a range', async () => {
    write(5);
    expect((await read({ startTime: NOW + 1000, endTime: NOW + 3000 })).seconds).toEqual([1, 2]);
  });

  it('refuses a token that is none of its own', async () => {
    write(1);
    await expect(read({ nextToken: 'f/elsewhere' })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });
});

describe('FilterLogEvents', () => {
  it('finds events of all streams in the order of their times', async () => {
    write(2, 'a');
    write(2, 'b');
    expect(await filter()).toEqual(['a 0', 'b 0', 'a 1', 'b 1']);
    expect(await filter({ logStreamNames: ['b'] })).toEqual(['b 0', 'b 1']);
    expect(await filter({ logStreamNamePrefix: 'a' })).toEqual(['a 0', 'a 1']);
    expect(await filter({ startTime: NOW + 1000, endTime: NOW + 1000 })).toEqual(['a 1', 'b 1']);
  });

  it('gives each page once', async () => {
    write(2500);
    const messages: string[] = [];
    let nextToken: string | undefined;
    do {
      const page = await logs.send(new FilterLogEventsCommand({ ...group, limit: 1000, nextToken }));
      messages.push(...(page.events ?? []).map(({ eventId }) => eventId as string));
      nextToken = page.nextToken;
    } while (nextToken);
    expect(messages).toHaveLength(2500);
    expect(new Set(messages).size).toBe(2500);
  });

  it.each([
    ['ERROR', ['ERROR no bike', 'ERROR no car']],
    ['ERROR bike', ['ERROR no bike']],
    ['"no bike"', ['ERROR no bike']],
    ['?bike ?INFO', ['ERROR no bike', 'INFO fine']],
    ['ERROR -car', ['ERROR no bike']],
    ['[level = ERROR, no, what = b*]', ['ERROR no bike']],
    ['%no (car|cat)%', ['ERROR no car']],
    ['{ $.level = ERROR }', []],
    ['', ['ERROR no bike', 'ERROR no car', 'INFO fine']],
  ])('takes the pattern %j', async (pattern, expected) => {
    for (const message of ['ERROR no bike', 'ERROR no car', 'INFO fine'])
      service.append(group.logGroupName, 'one', [{ timestamp: NOW, message }]);
    expect(await filter({ filterPattern: pattern })).toEqual(expected);
  });

  it.each(['{ $.level }', '[..., ip, ...]', '%(%', 'a,b'])('refuses the pattern %s', async (pattern) => {
    write(1);
    await expect(filter({ filterPattern: pattern })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining('Invalid filter pattern') as string,
    });
  });
});

it('keeps no more events than its limit', async () => {
  await server.close();
  await start(1000);
  write(3000);
  const kept = await filter();
  expect(kept).toHaveLength(1000);
  expect(kept.at(-1)).toMatch(/2999$/);
});

it('finds everything again after a restart', async () => {
  write(3);
  await server.close();
  await start();
  expect(await filter()).toHaveLength(3);
});

it('writes waiting events within a second', async () => {
  write(1);
  await clock.advance(1000);
  expect(store.database.prepare('SELECT count(*) AS n FROM log_events').get()).toEqual({ n: 1 });
});

describe('on a disk that is full for a time', () => {
  /** As SQLite throws it. */
  const full = Object.assign(new Error('database or disk is full'), { errcode: 13 });
  const fill = () =>
    vi.spyOn(store, 'transaction').mockImplementation(() => {
      throw full;
    });
  afterEach(() => vi.restoreAllMocks());

  it('keeps what others write until there is space, and tells of it once', async () => {
    write(1);
    const filled = fill();
    await clock.advance(1000);
    await clock.advance(1000);
    write(1500);
    expect(faults).toEqual([full]);
    filled.mockRestore();
    await clock.advance(1000);
    expect(store.database.prepare('SELECT count(*) AS n FROM log_events').get()).toEqual({ n: 1501 });
  });

  it('refuses to read what it cannot write, and has it afterwards', async () => {
    write(1);
    const filled = fill();
    await expect(service.call('FilterLogEvents', group, { requestId: 'one' })).rejects.toBe(full);
    filled.mockRestore();
    expect(await filter()).toHaveLength(1);
  });

  it('holds up nobody who writes to a stream that can’t be made', () => {
    const made = vi.spyOn(store.database, 'prepare').mockImplementation(() => {
      throw full;
    });
    write(1, 'new');
    made.mockRestore();
    expect(faults).toEqual([full]);
  });

  it('ends all the same', async () => {
    write(1);
    fill();
    await service.close();
    expect(faults).toEqual([full]);
  });
});

it('refuses by name what it does not do', async () => {
  await expect(
    logs.send(new StartLiveTailCommand({ logGroupIdentifiers: ['arn:aws:logs:us-east-1:000000000000:a'] })),
  ).rejects.toMatchObject({
    name: 'UnknownOperationException',
    message: expect.stringContaining('StartLiveTail') as string,
  });
  await expect(logs.send(new CreateLogGroupCommand({ ...group, kmsKeyId: 'key' }))).rejects.toThrow(
    'kmsKeyId',
  );
});

it('has every operation and error in its README, and no other', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const listed = [...readme.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  expect(listed.sort()).toEqual([...Object.keys(operations), ...Object.keys(errors)].sort());
});

/** 0 when it is not installed. */
function awsCliMajorVersion(): number {
  try {
    return Number(/aws-cli\/(\d+)/.exec(execFileSync('aws', ['--version'], { encoding: 'utf8' }))?.[1]);
  } catch {
    return 0;
  }
}

describe('the AWS CLI', () => {
  const version = awsCliMajorVersion();
  const aws = async (...parameters: string[]): Promise<string[]> => {
    const { stdout } = await promisify(execFile)(
      'aws',
      ['logs', ...parameters, '--endpoint-url', server.url, '--output', 'text'],
      {
        env: {
          PATH: process.env['PATH'],
          AWS_ACCESS_KEY_ID: 'test',
          AWS_SECRET_ACCESS_KEY: 'test',
          AWS_DEFAULT_REGION: 'us-east-1',
        },
      },
    );
    return stdout.trim().split(/[\n\t]/);
  };

  it.runIf(version >= 1)('reads events page by page', { tags: 'aws-cli', timeout: 20_000 }, async () => {
    write(5);
    const query = ['--query', 'events[].message', '--page-size', '2'];
    const messages = await aws('filter-log-events', '--log-group-name', group.logGroupName, ...query);
    expect(messages.map((message) => message.at(-1))).toEqual(['0', '1', '2', '3', '4']);
  });

  it.runIf(version >= 2)('tails a group', { tags: 'aws-cli-2', timeout: 20_000 }, async () => {
    write(2);
    const lines = await aws('tail', group.logGroupName, '--since', new Date(NOW).toISOString());
    expect(lines.map((line) => line.at(-1))).toEqual(['0', '1']);
  });
});
