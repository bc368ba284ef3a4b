import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  StartExecutionCommand,
  StartSyncExecutionCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { create, run, start } from '../testing/start-step-functions.ts';
import { MockConfiguration } from './mock-configuration.ts';

const file = {
  StateMachines: {
    orders: {
      TestCases: {
        HappyPath: { Ask: 'Answered', Send: 'Sent' },
        RetryPath: { Ask: 'Throttled', Send: 'Sent' },
        HybridPath: { Send: 'Sent' },
        ShortPath: { Ask: 'Once' },
      },
    },
  },
  MockedResponses: {
    Answered: { 0: { Return: { StatusCode: 200, Payload: { size: 'large' } } } },
    Once: { 0: { Throw: { Error: 'Lambda.ResourceNotReadyException', Cause: 'not ready' } } },
    Throttled: {
      0: { Throw: { Error: 'Lambda.ResourceNotReadyException', Cause: 'not ready' } },
      '1-2': { Throw: { Error: 'Lambda.TimeoutException', Cause: 'late' } },
      3: { Return: { StatusCode: 200, Payload: { size: 'small' } } },
    },
    Sent: { 0: { Return: { MessageId: 'm-1' } } },
  },
};

const orders = JSON.stringify({
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'ask', 'Payload.$': '$' },
      OutputPath: '$.Payload',
      Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 1, BackoffRate: 1, MaxAttempts: 3 }],
      Next: 'Send',
    },
    Send: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: { QueueUrl: 'q', MessageBody: { 'Token.$': '$$.Task.Token' } },
      ResultPath: '$.sent',
      End: true,
    },
  },
});

const mocks = MockConfiguration.parse(JSON.stringify(file), 'mocks.json');

async function begin(testCase: string): Promise<{ output: unknown; types: (string | undefined)[] }> {
  const { client, clock } = await start({ ask: () => ({ size: 'asked' }) }, { mocks });
  const arn = await create(client, orders, 'orders');
  const executionArn = await run(client, `${arn}#${testCase}`);
  await clock.advance(10_000);
  const { output, status, error } = await client.send(new DescribeExecutionCommand({ executionArn }));
  const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
  return {
    output: status === 'SUCCEEDED' ? JSON.parse(output as string) : error,
    types: events?.map(({ type }) => type) ?? [],
  };
}

describe('a test case of a mock configuration', () => {
  it('answers in place of its tasks, with the events that they would have', async () => {
    const { output, types } = await begin('HappyPath');
    expect(output).toEqual({ size: 'large', sent: { MessageId: 'm-1' } });
    const task = ['TaskStateEntered', 'TaskScheduled', 'TaskStarted', 'TaskSucceeded', 'TaskStateExited'];
    expect(types).toEqual(['ExecutionStarted', ...task, ...task, 'ExecutionSucceeded']);
  });

  it('answers each attempt by its number', async () => {
    const { output, types } = await begin('RetryPath');
    expect(output).toEqual({ size: 'small', sent: { MessageId: 'm-1' } });
    expect(types.filter((type) => type === 'TaskFailed')).toHaveLength(3);
  });

  it('lets a state that it does not name make its call', async () => {
    expect((await begin('HybridPath')).output).toEqual({ size: 'asked', sent: { MessageId: 'm-1' } });
  });

  it('fails a state that is tried more often than it has answers', async () => {
    expect((await begin('ShortPath')).output).toBe('States.Runtime');
  });

  it('is refused where the file does not have it', async () => {
    const { client } = await start({}, { mocks });
    const stateMachineArn = `${await create(client, orders, 'orders')}#Nowhere`;
    await expect(client.send(new StartExecutionCommand({ stateMachineArn }))).rejects.toMatchObject({
      name: 'ValidationException',
      message: "There is no test case 'Nowhere' of the state machine 'orders' in the mock configuration.",
    });
    await expect(client.send(new StartSyncExecutionCommand({ stateMachineArn }))).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });
});

it.each([
  ['{', 'JSON'],
  ['{"StateMachines":{}}', 'MockedResponses'],
  ['{"StateMachines":{},"MockedResponses":{"a":{"first":{"Return":1}}}}', 'takes attempts such as 0 or 1-2'],
  [
    '{"StateMachines":{},"MockedResponses":{"a":{"0":{"Throw":{"Error":"E"}}}}}',
    'takes {"Return": …} or {"Throw"',
  ],
  [
    '{"StateMachines":{"m":{"TestCases":{"t":{"s":"gone"}}}},"MockedResponses":{}}',
    "m, t, s: there is no mocked response 'gone'.",
  ],
])('refuses the file %s and says why', (text, why) => {
  const parse = (): MockConfiguration => MockConfiguration.parse(text, 'mocks.json');
  expect(parse).toThrow('mocks.json is no mock configuration of Step Functions Local: ');
  expect(parse).toThrow(why);
});
