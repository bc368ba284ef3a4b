import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../json.ts';
import type { ServiceCall, ServiceResponse } from '../ports.ts';
import { runStates, type TestRun } from '../test-run.ts';
import { TaskTokens } from './task-tokens.ts';

const MACHINE = 'arn:machine';
const QueueUrl = 'http://127.0.0.1:4566/000000000000/q';
const EXECUTION = 'arn:execution';

interface Request {
  readonly service: string;
  readonly action: string;
  readonly parameters: JsonObject;
}

/** Runs a Task whose calls are answered one after another, the last answer repeated. */
function runTask(
  resource: string,
  Parameters: JsonObject,
  ...answers: JsonObject[]
): TestRun & { readonly requests: Request[]; readonly times: number[] } {
  const requests: Request[] = [];
  const times: number[] = [];
  const state = { Type: 'Task', Resource: `arn:aws:states:::${resource}`, Parameters, End: true };
  const run: TestRun = runStates(
    { A: state },
    {
      async callService({ service, action, parameters }: ServiceCall): Promise<ServiceResponse> {
        times.push(run.clock.now() - (run.events[0]?.timestamp ?? 0));
        requests.push({ service, action, parameters });
        return { output: answers[Math.min(requests.length, answers.length) - 1] ?? {} };
      },
    },
  );
  return { ...run, requests, times };
}

/** The parameters that the first call of a Task has. */
async function sent(resource: string, Parameters: JsonObject): Promise<JsonObject | undefined> {
  const { requests, result } = runTask(resource, Parameters, { executionArn: 'arn:child' });
  expect(await result).toMatchObject({ status: 'SUCCEEDED' });
  return requests[0]?.parameters;
}

describe('the parameters of a call', () => {
  it.each<[string, JsonObject, JsonObject]>([
    ['sns:publish', { TopicArn: 't', Message: { a: 1 } }, { TopicArn: 't', Message: '{"a":1}' }],
    ['sns:publish', { TopicArn: 't', Message: 'plain' }, { TopicArn: 't', Message: 'plain' }],
    ['sns:publish', { TopicArn: 't' }, { TopicArn: 't' }],
    ['sqs:sendMessage', { QueueUrl, MessageBody: [1, 2] }, { QueueUrl, MessageBody: '[1,2]' }],
    [
      'events:putEvents',
      {
        Entries: [
          { Source: 's', Detail: { a: 1 } },
          { Source: 's', Detail: '{"b":2}', Resources: ['r'] },
        ],
      },
      {
        Entries: [
          { Source: 's', Detail: '{"a":1}', Resources: [MACHINE, EXECUTION] },
          { Source: 's', Detail: '{"b":2}', Resources: ['r', MACHINE, EXECUTION] },
        ],
      },
    ],
    ['lambda:invoke', { FunctionName: 'f', Payload: { a: 1 } }, { FunctionName: 'f', Payload: '{"a":1}' }],
    ['lambda:invoke', { FunctionName: 'f', Payload: '{"a":1}' }, { FunctionName: 'f', Payload: '{"a":1}' }],
    ['lambda:invoke', { FunctionName: 'f', Payload: 'plain' }, { FunctionName: 'f', Payload: '"plain"' }],
    ['lambda:invoke', { FunctionName: 'f' }, { FunctionName: 'f' }],
    [
      'states:startExecution',
      { StateMachineArn: 'm', Input: 'text', Name: 'n' },
      { stateMachineArn: 'm', input: 'text', name: 'n' },
    ],
    [
      'states:startExecution',
      { StateMachineArn: 'm', Input: [1], Name: 'n' },
      { stateMachineArn: 'm', input: '[1]', name: 'n' },
    ],
    ['states:startExecution', { StateMachineArn: 'm', Name: 'n' }, { stateMachineArn: 'm', name: 'n' }],
    [
      'dynamodb:getItem',
      { TableName: 't', Key: { id: { S: 'a' } } },
      { TableName: 't', Key: { id: { S: 'a' } } },
    ],
  ])('of %s with %j are %j', async (resource, parameters, expected) => {
    expect(await sent(resource, parameters)).toEqual(expected);
  });

  it('leave an entry of putEvents to EventBridge that is no object', async () => {
    expect(await sent('events:putEvents', { Entries: ['text', null] })).toEqual({ Entries: ['text', null] });
  });

  it('leave what is no list of entries to EventBridge', async () => {
    expect(await sent('events:putEvents', { Entries: 'text' })).toEqual({ Entries: 'text' });
  });
});

it('fails where EventBridge did not take every entry', async () => {
  const answer = { FailedEntryCount: 1, Entries: [{ ErrorCode: 'MalformedDetail' }] };
  const { result } = runTask('events:putEvents', { Entries: [] }, answer);
  expect(await result).toEqual({
    status: 'FAILED',
    error: 'EventBridge.FailedEntry',
    cause: JSON.stringify(answer),
  });
});

// As recorded of AWS.
it('shows what EventBridge answered without the metadata of its response', async () => {
  const answer = { Entries: [{ EventId: 'e' }], FailedEntryCount: 0 };
  const { result } = runTask('events:putEvents', { Entries: [] }, answer);
  expect(await result).toEqual({ status: 'SUCCEEDED', output: JSON.stringify(answer) });
});

// As recorded of AWS.
it('takes the name of a queue for a host, which is unknown', async () => {
  const { result, requests } = runTask('sqs:sendMessage', { QueueUrl: 'jobs', MessageBody: 'b' });
  expect(await result).toEqual({
    status: 'FAILED',
    error: 'SQS.SdkClientException',
    cause: 'Unable to execute HTTP request: jobs: Name or service not known',
  });
  expect(requests).toEqual([]);
});

it('starts an execution without the input that is null', async () => {
  const asked = await sent('states:startExecution', { StateMachineArn: 'm', Input: null, Name: 'n' });
  expect(asked).toEqual({ stateMachineArn: 'm', name: 'n' });
});

describe('a job that a Task waits for', () => {
  const started = { executionArn: 'arn:child', startDate: 1 };
  const follow = (pattern: string, ...described: JsonObject[]): ReturnType<typeof runTask> =>
    runTask(`states:startExecution.${pattern}`, { StateMachineArn: 'm' }, started, ...described);

  it('goes on while it is running or waits to be redriven', async () => {
    const { clock, result, requests } = follow(
      'sync',
      { status: 'RUNNING' },
      { status: 'PENDING_REDRIVE' },
      { status: 'SUCCEEDED' },
    );
    await clock.advance(10_000);
    expect(await result).toMatchObject({ status: 'SUCCEEDED' });
    expect(requests.slice(1)).toEqual(
      Array.from({ length: 3 }, () => ({
        service: 'states',
        action: 'describeExecution',
        parameters: { executionArn: 'arn:child' },
      })),
    );
  });

  // As recorded of AWS since December 2024; before, its client did not know of redrives.
  it('tells of redrives, too', async () => {
    const Resource = 'arn:aws:states:::states:startExecution.sync:2';
    const { result } = runStates(
      { A: { Type: 'Task', Resource, Parameters: { StateMachineArn: 'm' }, End: true } },
      {
        async callService({ action }) {
          if (action === 'startExecution') return { output: { executionArn: 'arn:child', startDate: 1 } };
          const redrive = { redriveCount: 0, redriveStatus: 'NOT_REDRIVABLE', redriveStatusReason: 'r' };
          return { output: { executionArn: 'arn:child', status: 'SUCCEEDED', output: '1', ...redrive } };
        },
      },
    );
    expect(JSON.parse(((await result) as { output: string }).output)).toEqual({
      ExecutionArn: 'arn:child',
      Status: 'SUCCEEDED',
      Output: 1,
      RedriveCount: 0,
      RedriveStatus: 'NOT_REDRIVABLE',
      RedriveStatusReason: 'r',
    });
  });

  it('ends with what somebody reports under its token, whatever becomes of the job', async () => {
    const tokens = new TaskTokens();
    let token = '';
    const Parameters = { StateMachineArn: 'm', Input: { 'token.$': '$$.Task.Token' } };
    const Resource = 'arn:aws:states:::states:startExecution.sync';
    const { result, clock } = runStates(
      { A: { Type: 'Task', Resource, Parameters, End: true } },
      {
        taskTokens: tokens,
        async callService({ action, parameters }) {
          if (action === 'startExecution')
            ({ token } = JSON.parse(parameters['input'] as string) as { token: string });
          return { output: { ...started, status: 'RUNNING' } };
        },
      },
    );
    await clock.advance(0);
    expect(tokens.report(token, { output: '"by hand"' })).toBe(true);
    expect(await result).toEqual({ status: 'SUCCEEDED', output: '"by hand"' });
    expect(clock.sleeping).toBe(0);
  });

  it('is asked after less and less often, at least once a second', async () => {
    const running = Array.from({ length: 7 }, () => ({ status: 'RUNNING' }));
    const { clock, result, times } = follow('sync', ...running, { status: 'SUCCEEDED' });
    await clock.advance(10_000);
    await result;
    const pauses = times.slice(2).map((time, index) => time - (times[index + 1] ?? 0));
    expect(pauses).toEqual([50, 100, 200, 400, 800, 1000, 1000]);
  });

  it.each(['FAILED', 'TIMED_OUT', 'ABORTED'])(
    'fails the Task when it is %s, its description the cause',
    async (status) => {
      const { result } = follow('sync', { status, input: '{}' });
      expect(await result).toEqual({
        status: 'FAILED',
        error: 'States.TaskFailed',
        cause: JSON.stringify({ Status: status, Input: '{}' }),
      });
    },
  );

  it.each<[string, Json]>([
    ['sync', '{"b":2}'],
    ['sync:2', { b: 2 }],
  ])('gives its output by .%s as %j', async (pattern, expected) => {
    const { result } = follow(pattern, { status: 'SUCCEEDED', output: '{"b":2}' });
    const ended = await result;
    expect(JSON.parse('output' in ended ? ended.output : 'null')).toMatchObject({ Output: expected });
  });

  it('gives an output by .sync:2 as a text where it is no JSON', async () => {
    const { result } = follow('sync:2', { status: 'SUCCEEDED', output: 'plain' });
    const ended = await result;
    expect(JSON.parse('output' in ended ? ended.output : 'null')).toMatchObject({ Output: 'plain' });
  });

  it.each(['Failed', 'Stopped'])('of SageMaker fails the Task when it is %s', async (TrainingJobStatus) => {
    const { result } = runTask(
      'sagemaker:createTrainingJob.sync',
      { TrainingJobName: 'job' },
      { TrainingJobArn: 'arn:job' },
      { TrainingJobStatus },
    );
    expect(await result).toMatchObject({ status: 'FAILED', error: 'States.TaskFailed' });
  });
});

it('gives the members of a result in upper camel case, with what is known of the response', async () => {
  const { result } = runTask(
    'states:startExecution',
    { StateMachineArn: 'm' },
    { executionArn: 'arn:child' },
  );
  const ended = await result;
  expect(JSON.parse('output' in ended ? ended.output : 'null')).toEqual({
    ExecutionArn: 'arn:child',
    SdkHttpMetadata: { AllHttpHeaders: {}, HttpHeaders: {}, HttpStatusCode: 200 },
    SdkResponseMetadata: { RequestId: '' },
  });
});
