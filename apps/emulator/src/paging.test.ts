import { afterAll, beforeAll, expect, it } from 'vitest';
import { type StartedEmulator, startedEmulator } from './testing/started-emulator.ts';

let emulator: StartedEmulator;
beforeAll(async () => void (emulator = await startedEmulator()));
afterAll(() => emulator.close());

/** A list that goes on by a token, and the operations that make and delete what it lists. */
interface PagedList {
  readonly target: string;
  readonly make: readonly [operation: string, input: (name: string) => object];
  readonly remove: readonly [operation: string, input: (name: string) => object];
  readonly list: readonly [operation: string, input: object];
  readonly size: string;
  readonly token: string;
  readonly items: string;
  /** The member that has an item's name. */
  readonly name: string;
}

const ROLE = 'arn:aws:iam::000000000000:role/any';
const RULE = { EventPattern: '{"source":["shop"]}' };
const ALARM = {
  Namespace: 'Shop',
  MetricName: 'Doubts',
  Statistic: 'Sum',
  Period: 60,
  EvaluationPeriods: 1,
  Threshold: 1,
  ComparisonOperator: 'GreaterThanThreshold',
};

const LISTS: Readonly<Record<string, PagedList>> = {
  parameters: {
    target: 'AmazonSSM',
    make: ['PutParameter', (Name) => ({ Name, Value: 'v', Type: 'String' })],
    remove: ['DeleteParameter', (Name) => ({ Name })],
    list: [
      'DescribeParameters',
      { ParameterFilters: [{ Key: 'Name', Option: 'BeginsWith', Values: ['item-'] }] },
    ],
    size: 'MaxResults',
    token: 'NextToken',
    items: 'Parameters',
    name: 'Name',
  },
  'event buses': {
    target: 'AWSEvents',
    make: ['CreateEventBus', (Name) => ({ Name })],
    remove: ['DeleteEventBus', (Name) => ({ Name })],
    list: ['ListEventBuses', { NamePrefix: 'item-' }],
    size: 'Limit',
    token: 'NextToken',
    items: 'EventBuses',
    name: 'Name',
  },
  rules: {
    target: 'AWSEvents',
    make: ['PutRule', (Name) => ({ Name, ...RULE })],
    remove: ['DeleteRule', (Name) => ({ Name })],
    list: ['ListRules', {}],
    size: 'Limit',
    token: 'NextToken',
    items: 'Rules',
    name: 'Name',
  },
  alarms: {
    target: 'GraniteServiceVersion20100801',
    make: ['PutMetricAlarm', (AlarmName) => ({ AlarmName, ...ALARM })],
    remove: ['DeleteAlarms', (name) => ({ AlarmNames: [name] })],
    list: ['DescribeAlarms', {}],
    size: 'MaxRecords',
    token: 'NextToken',
    items: 'MetricAlarms',
    name: 'AlarmName',
  },
  'log groups': {
    target: 'Logs_20140328',
    make: ['CreateLogGroup', (logGroupName) => ({ logGroupName })],
    remove: ['DeleteLogGroup', (logGroupName) => ({ logGroupName })],
    list: ['DescribeLogGroups', { logGroupNamePrefix: 'item-' }],
    size: 'limit',
    token: 'nextToken',
    items: 'logGroups',
    name: 'logGroupName',
  },
  'state machines': {
    target: 'AWSStepFunctions',
    make: [
      'CreateStateMachine',
      (name) => ({ name, roleArn: ROLE, definition: '{"StartAt":"S","States":{"S":{"Type":"Succeed"}}}' }),
    ],
    remove: [
      'DeleteStateMachine',
      (name) => ({ stateMachineArn: `arn:aws:states:us-east-1:000000000000:stateMachine:${name}` }),
    ],
    list: ['ListStateMachines', {}],
    size: 'maxResults',
    token: 'nextToken',
    items: 'stateMachines',
    name: 'name',
  },
};

async function call(target: string, operation: string, input: object): Promise<Record<string, unknown>> {
  const reply = await fetch(emulator.url, {
    method: 'POST',
    headers: { 'x-amz-target': `${target}.${operation}`, 'content-type': 'application/x-amz-json-1.1' },
    body: JSON.stringify(input),
  });
  const text = await reply.text();
  expect({ operation, status: reply.status, text }).toMatchObject({ status: 200 });
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

const NAMES = ['item-a', 'item-b', 'item-c', 'item-d', 'item-e'];

it.each(Object.entries(LISTS))(
  'pages of %s are together the whole list, though one that was seen is deleted',
  async (_, list) => {
    const { target, make, remove, size, token, items, name } = list;
    for (const each of NAMES) await call(target, make[0], make[1](each));
    const pages: string[][] = [];
    let next: unknown;
    do {
      const input = { ...list.list[1], [size]: 2, ...(next !== undefined && { [token]: next }) };
      const output = await call(target, list.list[0], input);
      const page = (output[items] as Record<string, string>[]).map((item) => item[name] as string);
      pages.push(page);
      next = output[token];
      const [seen] = page;
      if (pages.length === 1 && seen !== undefined) await call(target, remove[0], remove[1](seen));
    } while (next !== undefined && next !== null);
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 1]);
    expect(pages.flat().sort()).toEqual(NAMES);
  },
);
