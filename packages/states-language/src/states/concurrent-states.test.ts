import { expect, it } from 'vitest';
import type { Json, JsonObject } from '../json.ts';
import { lambdaAnswers, runStates, thrown } from '../test-run.ts';

const wait = (seconds: number): JsonObject => ({
  StartAt: `W${seconds}`,
  States: { [`W${seconds}`]: { Type: 'Wait', Seconds: seconds, End: true } },
});
const fail = (name: string): JsonObject => ({
  StartAt: name,
  States: { [name]: { Type: 'Fail', Error: 'Broken', Cause: 'why' } },
});
const one = (state: JsonObject): JsonObject => ({ StartAt: 'I', States: { I: { ...state, End: true } } });

it('runs branches side by side and gathers their outputs in order', async () => {
  const { clock, result } = runStates(
    { A: { Type: 'Parallel', Branches: [wait(3), wait(1)], ResultPath: '$.all', End: true } },
    { input: { a: 1 } },
  );
  await clock.advance(3000);
  expect(await result).toMatchObject({ output: '{"a":1,"all":[{"a":1},{"a":1}]}' });
});

it('ends the other branches when one fails, and goes on from its error', async () => {
  const { clock, result, types } = runStates({
    A: {
      Type: 'Parallel',
      Branches: [wait(60), fail('F')],
      Catch: [{ ErrorEquals: ['Broken'], Next: 'B' }],
      Next: 'B',
    },
    B: { Type: 'Succeed' },
  });
  expect(await result).toMatchObject({ output: '{"Error":"Broken","Cause":"why"}' });
  expect(types()).toEqual([
    ...['ExecutionStarted', 'ParallelStateEntered', 'ParallelStateStarted'],
    ...['WaitStateEntered', 'FailStateEntered', 'WaitStateAborted'],
    ...['ParallelStateFailed', 'ParallelStateExited', 'SucceedStateEntered', 'SucceedStateExited'],
    'ExecutionSucceeded',
  ]);
  expect(clock.sleeping).toBe(0);
});

it('logs a state as aborted that was about to be tried again', async () => {
  const retried = {
    StartAt: 'T',
    States: {
      T: {
        Type: 'Task',
        Resource: 'arn:aws:lambda:us-east-1:111111111111:function:f',
        Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 60 }],
        End: true,
      },
    },
  };
  const late = {
    StartAt: 'L',
    States: { L: { Type: 'Wait', Seconds: 5, Next: 'X' }, X: { Type: 'Fail', Error: 'Broken' } },
  };
  const { clock, result, types } = runStates(
    { A: { Type: 'Parallel', Branches: [retried, late], End: true } },
    { callService: lambdaAnswers(thrown('Slow')) },
  );
  await clock.advance(5000);
  expect(await result).toEqual({ status: 'FAILED', error: 'Broken' });
  expect(types().slice(-4)).toEqual([
    'FailStateEntered',
    'TaskStateAborted',
    'ParallelStateFailed',
    'ExecutionFailed',
  ]);
  expect(clock.sleeping).toBe(0);
});

it('iterates with no more items at a time than allowed', async () => {
  const { clock, result, types } = runStates(
    {
      A: {
        Type: 'Map',
        ItemsPath: '$.items',
        ItemSelector: { 'i.$': '$$.Map.Item.Index', 'v.$': '$$.Map.Item.Value', 'all.$': '$.items' },
        MaxConcurrency: 2,
        ItemProcessor: one({ Type: 'Wait', Seconds: 10, OutputPath: '$.v' }),
        End: true,
      },
    },
    { input: { items: ['a', 'b', 'c'] } },
  );
  await clock.advance(10_000);
  expect(types().filter((type) => type === 'MapIterationSucceeded')).toHaveLength(2);
  await clock.advance(10_000);
  expect(await result).toEqual({ status: 'SUCCEEDED', output: '["a","b","c"]' });
});

it('chains iterations as AWS does: the next from the last state, the end from the last success', async () => {
  const { events, result } = runStates(
    { A: { Type: 'Map', MaxConcurrency: 1, ItemProcessor: one({ Type: 'Pass' }), End: true } },
    { input: [1, 2] },
  );
  await result;
  expect(events.map(({ id, previousEventId, type }) => [id, previousEventId, type]).slice(2)).toEqual([
    [3, 2, 'MapStateStarted'],
    [4, 3, 'MapIterationStarted'],
    [5, 4, 'PassStateEntered'],
    [6, 5, 'PassStateExited'],
    [7, 6, 'MapIterationSucceeded'],
    [8, 6, 'MapIterationStarted'],
    [9, 8, 'PassStateEntered'],
    [10, 9, 'PassStateExited'],
    [11, 10, 'MapIterationSucceeded'],
    [12, 11, 'MapStateSucceeded'],
    [13, 11, 'MapStateExited'],
    [14, 13, 'ExecutionSucceeded'],
  ]);
});

it('fails as a whole when an iteration does, and can be retried as a whole', async () => {
  const { clock, result, types } = runStates(
    {
      A: {
        Type: 'Map',
        ItemProcessor: fail('F'),
        Retry: [{ ErrorEquals: ['Broken'], MaxAttempts: 1 }],
        End: true,
      },
    },
    { input: [1] },
  );
  await clock.advance(1000);
  expect(await result).toEqual({ status: 'FAILED', error: 'Broken', cause: 'why' });
  expect(types().filter((type) => type === 'MapStateStarted')).toHaveLength(2);
  expect(types().filter((type) => type === 'MapStateFailed')).toHaveLength(1);
});

it('refuses to iterate over what is no array', async () => {
  const state = { Type: 'Map', ItemsPath: '$.items', ItemProcessor: one({ Type: 'Pass' }), End: true };
  expect(await runStates({ A: state }, { input: { items: {} } }).result).toMatchObject({
    error: 'States.Runtime',
    cause: expect.stringContaining('Reference path "$.items" must point to array.') as string,
  });
});

it.each<[string, Json, Json]>([
  ['an expression', '{% $states.input.n + 1 %}', 3],
  ['a template', { list: ['{% $states.input.n %}', 'text'] }, { list: [2, 'text'] }],
  ['the context', '{% $states.context.State.Name %}', 'A'],
  ['what AWS adds', '{% $partition([1..3], 2) %}', [[1, 2], [3]]],
])('evaluates %s in JSONata', async (_what, output, expected) => {
  const { result } = runStates(
    { A: { Type: 'Pass', Output: output, End: true } },
    { input: { n: 2 }, machine: { QueryLanguage: 'JSONata' } },
  );
  expect(await result).toEqual({ status: 'SUCCEEDED', output: JSON.stringify(expected) });
});

it('writes an evaluation that failed, and lets it be caught', async () => {
  const { events, result } = runStates(
    {
      A: {
        Type: 'Task',
        Resource: 'arn:aws:lambda:us-east-1:111111111111:function:f',
        Arguments: { n: '{% $none %}' },
        Catch: [
          {
            ErrorEquals: ['States.QueryEvaluationError'],
            Output: '{% $states.errorOutput.Error %}',
            Next: 'B',
          },
        ],
        End: true,
      },
      B: { Type: 'Succeed' },
    },
    { machine: { QueryLanguage: 'JSONata' }, callService: lambdaAnswers(1) },
  );
  expect(await result).toEqual({ status: 'SUCCEEDED', output: '"States.QueryEvaluationError"' });
  expect(events[2]).toMatchObject({
    type: 'EvaluationFailed',
    previousEventId: 0,
    details: {
      state: 'A',
      location: 'Arguments/n',
      cause: `An error occurred while executing the state 'A' (entered at the event id #2). The JSONata expression '$none' specified for the field 'Arguments/n' returned nothing (undefined).`,
    },
  });
});
