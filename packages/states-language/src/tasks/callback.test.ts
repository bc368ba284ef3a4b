import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../json.ts';
import type { ServiceCall } from '../ports.ts';
import { runStates, type TestRun, type TestRunOptions } from '../test-run.ts';
import { readTaskToken } from './task-token.ts';
import { TaskTokens } from './task-tokens.ts';

interface CallbackRun extends TestRun {
  readonly tokens: TaskTokens;
  /** The tokens that calls were given, in order. */
  readonly given: string[];
}

const QueueUrl = 'http://127.0.0.1:4566/000000000000/q';
const MESSAGE = { QueueUrl, 'MessageBody.$': '$$.Task.Token' };

function sendMessage(fields: JsonObject = {}): JsonObject {
  const Resource = 'arn:aws:states:::sqs:sendMessage.waitForTaskToken';
  return { Type: 'Task', Resource, Parameters: MESSAGE, End: true, ...fields };
}

/** Runs a state whose call passes its token on. */
function runCallback(state: JsonObject, options: TestRunOptions = {}): CallbackRun {
  const tokens = new TaskTokens();
  const given: string[] = [];
  const callService = async ({ parameters }: ServiceCall): Promise<{ output: JsonObject }> => {
    given.push(parameters['MessageBody'] as string);
    return { output: { MessageId: 'm' } };
  };
  const run = runStates(
    { A: state, ...('Catch' in state && { B: { Type: 'Pass', End: true } }) },
    { callService, taskTokens: tokens, ...options },
  );
  return { ...run, tokens, given };
}

describe('a task that waits for its token', () => {
  it('ends with the output that somebody reports, after its submission', async () => {
    const { result, events, tokens, given, clock } = runCallback(sendMessage());
    await clock.advance(1000);
    expect(tokens.report(given[0] as string, { output: '{"done":true}' })).toBe(true);
    expect(await result).toEqual({ status: 'SUCCEEDED', output: '{"done":true}' });
    const subject = { resourceType: 'sqs', resource: 'sendMessage.waitForTaskToken' };
    expect(events.slice(2, 6).map(({ type, details }) => [type, details])).toMatchObject([
      ['TaskScheduled', { ...subject, region: 'us-east-1' }],
      ['TaskStarted', subject],
      ['TaskSubmitted', { ...subject, output: expect.stringContaining('"MessageId":"m"') as string }],
      ['TaskSucceeded', { ...subject, output: '{"done":true}' }],
    ]);
  });

  it('fails as somebody reports, which Retry and Catch match', async () => {
    const Catch = [{ ErrorEquals: ['Refused'], Next: 'B' }];
    const { result, types, tokens, given, clock } = runCallback(sendMessage({ Catch }));
    await clock.advance(0);
    tokens.report(given[0] as string, { error: 'Refused', cause: 'no money' });
    expect(await result).toEqual({ status: 'SUCCEEDED', output: '{"Error":"Refused","Cause":"no money"}' });
    expect(types()).toContain('TaskFailed');
  });

  it('may fail without an error', async () => {
    const { result, events, tokens, given, clock } = runCallback(sendMessage());
    await clock.advance(0);
    tokens.report(given[0] as string, {});
    expect(await result).toEqual({ status: 'FAILED' });
    expect(events.at(-2)).toMatchObject({ type: 'TaskFailed', details: { resourceType: 'sqs' } });
  });

  it('takes a report that comes before the call has been answered', async () => {
    const tokens = new TaskTokens();
    const { result, types } = runCallback(sendMessage(), {
      taskTokens: tokens,
      async callService({ parameters }) {
        tokens.report(parameters['MessageBody'] as string, { output: '1' });
        return { output: {} };
      },
    });
    expect(await result).toEqual({ status: 'SUCCEEDED', output: '1' });
    expect(types().slice(-4)).toEqual([
      'TaskSubmitted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
  });

  it('has a token for each attempt, which says which one it is', async () => {
    const Retry = [{ ErrorEquals: ['Again'], IntervalSeconds: 1 }];
    const { result, tokens, given, clock } = runCallback(sendMessage({ Retry }));
    await clock.advance(0);
    tokens.report(given[0] as string, { error: 'Again' });
    await clock.advance(1000);
    expect(tokens.report(given[0] as string, { output: '1' })).toBe(false);
    tokens.report(given[1] as string, { output: '2' });
    expect(await result).toMatchObject({ output: '2' });
    expect(given.map((token) => readTaskToken(token))).toEqual([
      { executionArn: 'arn:execution', redriveCount: 0, enteredId: 2, retryCount: 0 },
      { executionArn: 'arn:execution', redriveCount: 0, enteredId: 2, retryCount: 1 },
    ]);
  });

  it('waits under the same token when the execution runs again', async () => {
    const [first, second] = [runCallback(sendMessage()), runCallback(sendMessage())];
    await Promise.all([first.clock.advance(0), second.clock.advance(0)]);
    expect(second.given).toEqual(first.given);
    second.tokens.report(first.given[0] as string, { output: '1' });
    expect(await second.result).toMatchObject({ output: '1' });
  });

  it.each<[{ error?: string; cause?: string }, object]>([
    [{}, { Error: null, Cause: null }],
    [{ error: 'E' }, { Error: 'E', Cause: '' }],
    [
      { error: 'E', cause: 'c' },
      { Error: 'E', Cause: 'c' },
    ],
  ])('leads its Catch from a failure of %j to %j', async (report, caught) => {
    const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'B' }];
    const { result, tokens, given, clock } = runCallback(sendMessage({ Catch }));
    await clock.advance(0);
    tokens.report(given[0] as string, report);
    expect(await result).toEqual({ status: 'SUCCEEDED', output: JSON.stringify(caught) });
  });

  it('waits no more once it has ended', async () => {
    const { result, tokens, given, clock } = runCallback(sendMessage({ TimeoutSeconds: 5 }));
    await clock.advance(5000);
    expect(await result).toEqual({ status: 'FAILED', error: 'States.Timeout' });
    expect(tokens.report(given[0] as string, { output: '1' })).toBe(false);
    expect(tokens.beat(given[0] as string)).toBe(false);
    expect(clock.sleeping).toBe(0);
  });

  it('names its token in JSONata too', async () => {
    const state = sendMessage({
      QueryLanguage: 'JSONata',
      Arguments: { QueueUrl, MessageBody: '{% $states.context.Task.Token %}' },
    });
    const { Parameters: _, ...jsonata } = state;
    const { result, tokens, given, clock } = runCallback(jsonata);
    await clock.advance(0);
    tokens.report(given[0] as string, { output: '1' });
    expect(await result).toMatchObject({ output: '1' });
  });

  it.each<[string, JsonObject]>([
    ['lambda:invoke', { FunctionName: 'f', 'MessageBody.$': '$$.Task.Token' }],
    ['sns:publish', { TopicArn: 't', 'MessageBody.$': '$$.Task.Token' }],
    ['events:putEvents', { Entries: [], 'MessageBody.$': '$$.Task.Token' }],
    ['aws-sdk:sqs:sendMessage', { 'MessageBody.$': '$$.Task.Token' }],
  ])('may be one of %s', async (name, Parameters) => {
    const state = sendMessage({ Resource: `arn:aws:states:::${name}.waitForTaskToken`, Parameters });
    const { result, tokens, given, clock } = runCallback(state);
    await clock.advance(0);
    tokens.report(given[0] as string, { output: '1' });
    expect(await result).toMatchObject({ output: '1' });
  });
});

describe('the heartbeats of a task', () => {
  it('are due again and again, and a missing one fails it', async () => {
    const { result, events, tokens, given, clock } = runCallback(sendMessage({ HeartbeatSeconds: 10 }));
    await clock.advance(9000);
    expect(tokens.beat(given[0] as string)).toBe(true);
    await clock.advance(9000);
    tokens.beat(given[0] as string);
    await clock.advance(10_000);
    expect(await result).toEqual({ status: 'FAILED', error: 'States.Timeout' });
    expect(events.at(-2)).toMatchObject({
      type: 'TaskTimedOut',
      details: { resourceType: 'sqs', error: 'States.Timeout' },
    });
    expect(events.find(({ type }) => type === 'TaskScheduled')?.details).toMatchObject({
      heartbeatInSeconds: 10,
    });
  });

  it.each(['States.HeartbeatTimeout', 'States.Timeout'])('can be caught as %s', async (name) => {
    const Catch = [{ ErrorEquals: [name], Next: 'B' }];
    const { result, clock } = runCallback(sendMessage({ HeartbeatSecondsPath: '$.limit', Catch }), {
      input: { limit: 1 },
    });
    await clock.advance(1000);
    expect(await result).toEqual({ status: 'SUCCEEDED', output: '{"Error":"States.Timeout","Cause":""}' });
  });

  it('are not caught as States.TaskFailed', async () => {
    const Catch = [{ ErrorEquals: ['States.TaskFailed'], Next: 'B' }];
    const { result, clock } = runCallback(sendMessage({ HeartbeatSeconds: 1, Catch }));
    await clock.advance(1000);
    expect(await result).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });

  it.each([
    [{ HeartbeatSeconds: 1 }, { status: 'SUCCEEDED' }],
    [{ HeartbeatSeconds: 1, TimeoutSeconds: 5 }, { status: 'SUCCEEDED' }],
    [{ TimeoutSeconds: 5 }, { status: 'FAILED', error: 'States.Timeout' }],
  ])(
    'are told from the time-out of the whole task when the execution runs again: %j',
    async (limits, end) => {
      const Catch = [{ ErrorEquals: ['States.HeartbeatTimeout'], Next: 'B' }];
      const first = runCallback(sendMessage({ ...limits, Catch }));
      await first.clock.advance(5000);
      const recorded = first.events.slice(0, 6);
      expect(recorded.at(-1)).toMatchObject({ type: 'TaskTimedOut', details: { error: 'States.Timeout' } });
      const again = runCallback(sendMessage({ ...limits, Catch }), { recorded });
      expect(await again.result).toMatchObject(end);
      expect(await again.result).toEqual(await first.result);
    },
  );

  it('are due while the call is made too, and not longer than the whole task may take', async () => {
    const never = (): Promise<never> => new Promise(() => undefined);
    const early = runCallback(sendMessage({ HeartbeatSeconds: 3 }), { callService: never });
    await early.clock.advance(3000);
    expect(await early.result).toMatchObject({ error: 'States.Timeout' });
    const late = runCallback(sendMessage({ HeartbeatSecondsPath: '$.beat', TimeoutSeconds: 5 }), {
      input: { beat: 30 },
    });
    await late.clock.advance(5000);
    expect(await late.result).toMatchObject({ error: 'States.Timeout' });
  });
});

it.each<Json>(['', 'x', '!', 'eyJhIjoxfQ==', 'WzEsMiwzXQ==', 'WyJhIiwxLDIsMyw0XQ=='])(
  '%j is no token',
  (text) => {
    expect(readTaskToken(text as string)).toBeUndefined();
  },
);
