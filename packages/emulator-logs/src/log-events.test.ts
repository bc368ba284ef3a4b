import {
  type CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  type FilterLogEventsCommandInput,
  GetLogEventsCommand,
  type GetLogEventsCommandInput,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { FakeClock } from '@scones/deterministic';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startLogs } from './testing/start-logs.ts';

const NOW = Date.UTC(2026, 10, 23);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const logGroupName = '/shop';
const ARN = `arn:aws:logs:us-east-1:000000000000:log-group:${logGroupName}`;

let clock: FakeClock;
let server: Awaited<ReturnType<typeof startLogs>>;
let logs: CloudWatchLogsClient;

beforeEach(async () => {
  clock = new FakeClock(NOW);
  server = await startLogs({ clock });
  logs = server.client;
  await logs.send(new CreateLogGroupCommand({ logGroupName }));
  for (const logStreamName of ['one', 'two', 'empty'])
    await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
});
afterEach(() => server.close());

const put = (logStreamName: string, ...events: [timestamp: number, message: string][]) =>
  logs.send(
    new PutLogEventsCommand({
      logGroupName,
      logStreamName,
      logEvents: events.map(([timestamp, message]) => ({ timestamp, message })),
    }),
  );
const filter = async (input: Partial<FilterLogEventsCommandInput> = {}) => {
  const { events = [], nextToken } = await logs.send(new FilterLogEventsCommand({ logGroupName, ...input }));
  return { messages: events.map(({ message }) => message), nextToken };
};
const get = async (input: Partial<GetLogEventsCommandInput> = {}) => {
  const read = new GetLogEventsCommand({ logGroupName, logStreamName: 'one', ...input });
  const { events = [], ...tokens } = await logs.send(read);
  return { messages: events.map(({ message }) => message), ...tokens };
};

describe('PutLogEvents', () => {
  it('keeps events that are exactly fourteen days old or two hours ahead', async () => {
    const { rejectedLogEventsInfo } = await put(
      'one',
      [NOW - 14 * DAY - 1, 'too old'],
      [NOW - 14 * DAY, 'oldest'],
      [NOW + 2 * HOUR, 'newest'],
      [NOW + 2 * HOUR + 1, 'too new'],
    );
    expect(rejectedLogEventsInfo).toEqual({ tooOldLogEventEndIndex: 1, tooNewLogEventStartIndex: 3 });
    expect((await filter()).messages).toEqual(['oldest', 'newest']);
  });

  it.each([
    ['too old', NOW - 15 * DAY, { tooOldLogEventEndIndex: 2 }],
    ['too new', NOW + 3 * HOUR, { tooNewLogEventStartIndex: 0 }],
  ])('keeps nothing when every event is %s', async (_, timestamp, rejected) => {
    const { rejectedLogEventsInfo } = await put('one', [timestamp, 'a'], [timestamp, 'b']);
    expect(rejectedLogEventsInfo).toEqual(rejected);
    expect((await filter()).messages).toEqual([]);
  });

  it('keeps events of one time in the order in which they came', async () => {
    await put('one', [NOW, 'b'], [NOW, 'a']);
    await put('one', [NOW, 'c']);
    expect((await get()).messages).toEqual(['b', 'a', 'c']);
  });

  it('takes a batch as large as AWS takes, with 26 bytes for each event, and no larger', async () => {
    const largest = 'é'.repeat((1_048_576 - 26) / 2);
    expect(await put('one', [NOW, largest])).not.toHaveProperty('rejectedLogEventsInfo');
    await expect(put('one', [NOW, `${largest}x`])).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Upload too large: 1048577 bytes exceeds limit of 1048576',
    });
  });

  it('writes nothing of a batch that it refuses', async () => {
    await expect(put('one', [NOW, 'late'], [NOW - 1, 'early'])).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
    expect((await filter()).messages).toEqual([]);
  });

  it.each([
    [{ logGroupName: '/none', logStreamName: 'one' }, 'The specified log group does not exist.'],
    [{ logGroupName, logStreamName: 'none' }, 'The specified log stream does not exist.'],
  ])('finds nowhere to write for %j', async (names, message) => {
    const input = { ...names, logEvents: [{ timestamp: NOW, message: 'm' }] };
    await expect(logs.send(new PutLogEventsCommand(input))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message,
    });
  });

  it.each([
    ['no event', []],
    ['an empty message', [{ timestamp: NOW, message: '' }]],
    ['a time before 1970', [{ timestamp: -1, message: 'm' }]],
  ])('refuses %s', async (_, logEvents) => {
    const input = { logGroupName, logStreamName: 'one', logEvents };
    await expect(logs.send(new PutLogEventsCommand(input))).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });
});

describe('GetLogEvents', () => {
  it('reads one stream of a group, by the name of the group or its ARN', async () => {
    await put('one', [NOW, 'mine']);
    await put('two', [NOW, 'other']);
    expect((await get()).messages).toEqual(['mine']);
    for (const logGroupIdentifier of [logGroupName, ARN])
      expect((await get({ logGroupName: undefined, logGroupIdentifier })).messages).toEqual(['mine']);
  });

  it('loses none of the events of one time between two pages', async () => {
    await put('one', [NOW, 'a'], [NOW, 'b'], [NOW, 'c']);
    const first = await get({ startFromHead: true, limit: 2 });
    const second = await get({ nextToken: first.nextForwardToken, limit: 2 });
    expect([first.messages, second.messages]).toEqual([['a', 'b'], ['c']]);
    const back = await get({ nextToken: second.nextBackwardToken });
    expect(back.messages).toEqual(['a', 'b']);
  });

  it('hands back the tokens that it was given where nothing follows', async () => {
    const { messages, nextForwardToken, nextBackwardToken } = await get({ logStreamName: 'empty' });
    expect(messages).toEqual([]);
    const forward = await get({ logStreamName: 'empty', nextToken: nextForwardToken });
    expect(forward.nextForwardToken).toBe(nextForwardToken);
    const backward = await get({ logStreamName: 'empty', nextToken: nextBackwardToken });
    expect(backward.nextBackwardToken).toBe(nextBackwardToken);
  });

  it.each([
    [{ logStreamName: 'none' }, 'ResourceNotFoundException'],
    [{ logGroupName: undefined }, 'ValidationException'],
    [{ logGroupIdentifier: ARN }, 'ValidationException'],
    [{ logGroupName: undefined, logGroupIdentifier: `${ARN}:*` }, 'InvalidParameterException'],
    [{ limit: 10_001 }, 'InvalidParameterException'],
    [{ limit: 0 }, 'InvalidParameterException'],
  ])('refuses %j', async (input, name) => {
    await expect(get(input)).rejects.toMatchObject({ name });
  });
});

describe('FilterLogEvents', () => {
  it('answers each event with its stream, its times and an id of its own', async () => {
    await put('one', [NOW - 1000, 'a']);
    await put('two', [NOW, 'b']);
    const { events } = await logs.send(new FilterLogEventsCommand({ logGroupName }));
    expect(events).toMatchObject([
      { logStreamName: 'one', message: 'a', timestamp: NOW - 1000, ingestionTime: NOW },
      { logStreamName: 'two', message: 'b', timestamp: NOW, ingestionTime: NOW },
    ]);
    const ids = events?.map(({ eventId }) => eventId) ?? [];
    expect(ids).toEqual([
      expect.stringMatching(/^\d{56}$/) as string,
      expect.stringMatching(/^\d{56}$/) as string,
    ]);
    expect(ids[0]! < ids[1]!).toBe(true);
  });

  it.each(['%^(a+)+$%', '{ $.a = %^(a+)+$% }', '[a = %^(a+)+$%]'])(
    'refuses the pattern %s, which would go through an event for ever',
    async (filterPattern) => {
      const letters = `${'a'.repeat(50)}!`;
      await put('one', [NOW, letters], [NOW, JSON.stringify({ a: letters })]);
      await expect(filter({ filterPattern })).rejects.toMatchObject({
        name: 'InvalidParameterException',
        message: expect.stringContaining('takes too long') as string,
      });
    },
  );

  it('matches long events one by one, where all together take long', async () => {
    const long = 'x'.repeat(200_000);
    for (let count = 0; count < 5; count++) await put('one', [NOW, `${long}${count}`]);
    expect((await filter({ filterPattern: '%x[34]$%' })).messages).toHaveLength(2);
  });

  it('goes on after the last event that it showed, whatever the pattern left out', async () => {
    await put('one', [NOW, 'yes 1'], [NOW, 'no'], [NOW + 1, 'yes 2'], [NOW + 2, 'no'], [NOW + 3, 'yes 3']);
    const first = await filter({ filterPattern: 'yes', limit: 2 });
    expect(first.messages).toEqual(['yes 1', 'yes 2']);
    expect(await filter({ filterPattern: 'yes', limit: 2, nextToken: first.nextToken })).toEqual({
      messages: ['yes 3'],
      nextToken: undefined,
    });
  });

  it('leaves out the other groups', async () => {
    await put('one', [NOW, 'mine']);
    server.service.append('/other', 'one', [{ timestamp: NOW, message: 'other' }]);
    expect((await filter()).messages).toEqual(['mine']);
    expect((await filter({ logGroupName: '/other' })).messages).toEqual(['other']);
  });

  it.each([
    [{ logStreamNames: ['none'] }, 'ResourceNotFoundException', 'The specified log stream does not exist.'],
    [
      { logStreamNames: ['one'], logStreamNamePrefix: 'o' },
      'InvalidParameterException',
      'LogStreamNamePrefix and LogStreamNames are mutually exclusive parameters.',
    ],
    [{ nextToken: 'x' }, 'InvalidParameterException', 'The specified nextToken is invalid.'],
    [
      { logGroupIdentifier: ARN },
      'ValidationException',
      'LogGroup name and LogGroup ARN are mutually exclusive parameters.',
    ],
    [
      { logGroupName: undefined },
      'ValidationException',
      'Exactly one of logGroupName and logGroupIdentifier must be specified',
    ],
  ])('refuses %j', async (input, name, message) => {
    await expect(filter(input)).rejects.toMatchObject({ name, message });
  });
});

describe('DescribeLogStreams', () => {
  const described = async (logStreamNamePrefix: string) =>
    (await logs.send(new DescribeLogStreamsCommand({ logGroupName, logStreamNamePrefix }))).logStreams?.[0];

  it('answers the times of a stream’s first and last event, and of the last arrival', async () => {
    await put('one', [NOW - 5000, 'a'], [NOW - 3000, 'b']);
    await clock.advance(1000);
    await put('one', [NOW - 4000, 'c']);
    expect(await described('one')).toEqual({
      logStreamName: 'one',
      creationTime: NOW,
      firstEventTimestamp: NOW - 5000,
      lastEventTimestamp: NOW - 3000,
      lastIngestionTime: NOW + 1000,
      uploadSequenceToken: '0',
      arn: `${ARN}:log-stream:one`,
      storedBytes: 0,
    });
  });

  it('answers no times of a stream without events', async () => {
    expect(await described('empty')).not.toHaveProperty('firstEventTimestamp');
    expect(await described('empty')).not.toHaveProperty('lastEventTimestamp');
  });

  it('refuses to order the streams of a prefix by their last events', async () => {
    const input = { logGroupName, orderBy: 'LastEventTime', logStreamNamePrefix: 'o' } as const;
    await expect(logs.send(new DescribeLogStreamsCommand(input))).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Cannot order by LastEventTime with a logStreamNamePrefix.',
    });
  });
});

it('counts what a group stores in bytes, 26 more for each event', async () => {
  await put('one', [NOW, 'é'], [NOW, 'abc']);
  const { logGroups } = await logs.send(new DescribeLogGroupsCommand({}));
  expect(logGroups?.[0]?.storedBytes).toBe(2 + 26 + 3 + 26);
});
