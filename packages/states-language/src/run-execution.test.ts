import { expect, it } from 'vitest';
import type { Json } from './json.ts';
import { ExecutionStopped } from './run-execution.ts';
import { runStates } from './test-run.ts';

const pass = { Type: 'Pass', End: true };

it('chains events by what came before, beginning anew at the first state', async () => {
  const { events, result } = runStates({ A: { Type: 'Pass', Result: 1, Next: 'B' }, B: { Type: 'Succeed' } });
  expect(await result).toEqual({ status: 'SUCCEEDED', output: '1' });
  expect(events.map(({ id, previousEventId, type }) => [id, previousEventId, type])).toEqual([
    [1, 0, 'ExecutionStarted'],
    [2, 0, 'PassStateEntered'],
    [3, 2, 'PassStateExited'],
    [4, 3, 'SucceedStateEntered'],
    [5, 4, 'SucceedStateExited'],
    [6, 5, 'ExecutionSucceeded'],
  ]);
});

it('shapes data by InputPath, Parameters, ResultPath and OutputPath, in this order', async () => {
  const state = {
    ...pass,
    InputPath: '$.in',
    Parameters: { 'doubled.$': 'States.MathAdd($.n, $.n)', 'name.$': '$$.State.Name', fixed: [1] },
    ResultPath: '$.out',
    OutputPath: '$.out',
  };
  const { result } = runStates({ A: state }, { input: { in: { n: 2 } } });
  expect(await result).toMatchObject({ output: '{"doubled":4,"name":"A","fixed":[1]}' });
});

it('takes null for InputPath and OutputPath as an empty object, and for ResultPath as nothing to add', async () => {
  const input = { kept: 1 };
  expect(await runStates({ A: { ...pass, InputPath: null } }, { input }).result).toMatchObject({
    output: '{}',
  });
  expect(await runStates({ A: { ...pass, OutputPath: null } }, { input }).result).toMatchObject({
    output: '{}',
  });
  const discarded = runStates({ A: { ...pass, Result: 'x', ResultPath: null } }, { input });
  expect(await discarded.result).toMatchObject({ output: '{"kept":1}' });
});

it('names the state, its event and the path in the cause of a failure', async () => {
  const { result } = runStates({ A: { ...pass, Parameters: { 'a.$': '$.none' } } });
  expect(await result).toEqual({
    status: 'FAILED',
    error: 'States.Runtime',
    cause: `An error occurred while executing the state 'A' (entered at the event id #2). The JSONPath '$.none' specified for the field 'a.$' could not be found in the input '{}'`,
  });
});

it('evaluates variables before they are assigned, and keeps those of a branch to itself', async () => {
  const branch = {
    StartAt: 'In',
    States: { In: { ...pass, Assign: { x: 'inner' }, Parameters: { 'x.$': '$x' } } },
  };
  const { result } = runStates({
    A: { Type: 'Pass', Assign: { x: 'outer' }, Next: 'B' },
    B: { Type: 'Parallel', Branches: [branch], Next: 'C' },
    C: { ...pass, Parameters: { 'inner.$': '$[0].x', 'outer.$': '$x' } },
  });
  expect(await result).toMatchObject({ output: '{"inner":"outer","outer":"outer"}' });
});

it('waits until its time has come', async () => {
  const { clock, result, types } = runStates(
    {
      A: { Type: 'Wait', SecondsPath: '$.s', Next: 'B' },
      B: { Type: 'Wait', TimestampPath: '$.t', End: true },
    },
    { input: { s: 10, t: '2026-01-01T00:00:30Z' } },
  );
  await clock.advance(9_999);
  expect(types().at(-1)).toBe('WaitStateEntered');
  await clock.advance(20_001);
  expect(await result).toMatchObject({ status: 'SUCCEEDED' });
});

it('chooses the first rule that holds, or the default, or fails', async () => {
  const choice = (extra: object): Parameters<typeof runStates>[0] => ({
    A: {
      Type: 'Choice',
      Choices: [
        { Variable: '$.n', NumericGreaterThan: 10, Next: 'Big' },
        { Variable: '$.n', NumericGreaterThan: 5, Next: 'Middle' },
      ],
      ...extra,
    },
    Big: { ...pass, Result: 'big' },
    Middle: { ...pass, Result: 'middle' },
    ...('Default' in extra ? { Small: { ...pass, Result: 'small' } } : {}),
  });
  const output = async (n: number): Promise<unknown> => {
    const ended = await runStates(choice({ Default: 'Small' }), { input: { n } }).result;
    return 'output' in ended && JSON.parse(ended.output);
  };
  expect([await output(11), await output(7), await output(1)]).toEqual(['big', 'middle', 'small']);
  expect(await runStates(choice({}), { input: { n: 1 } }).result).toMatchObject({
    status: 'FAILED',
    error: 'States.Runtime',
  });
});

it.each<[Json, string]>([
  [{ s: -1 }, 'The SecondsPath parameter references a negative value: $.s == -1'],
  [{ s: 1.5 }, 'The SecondsPath parameter cannot be parsed as a long value: $.s == 1.5'],
  [{}, 'The SecondsPath parameter does not reference an input value: $.s'],
])('waits no seconds for %j', async (input, cause) => {
  const states = { A: { Type: 'Wait', SecondsPath: '$.s', End: true } };
  expect(await runStates(states, { input }).result).toMatchObject({
    error: 'States.Runtime',
    cause: expect.stringContaining(cause),
  });
});

it('fails with the error and cause of a Fail state', async () => {
  const { result } = runStates(
    { A: { Type: 'Fail', ErrorPath: '$.e', Cause: 'why' } },
    { input: { e: 'Mine' } },
  );
  expect(await result).toEqual({ status: 'FAILED', error: 'Mine', cause: 'why' });
});

it('refuses to pass on more than 256 KiB', async () => {
  const { result } = runStates({ A: { ...pass, Result: 'ü'.repeat(131_072) } });
  expect(await result).toEqual({
    status: 'FAILED',
    error: 'States.DataLimitExceeded',
    cause: `The state/task 'A' returned a result with a size exceeding the maximum number of bytes service limit.`,
  });
});

it('times out as a whole', async () => {
  const { clock, result, types } = runStates(
    { A: { Type: 'Wait', Seconds: 60, End: true } },
    { machine: { TimeoutSeconds: 5 } },
  );
  await clock.advance(5000);
  expect(await result).toEqual({ status: 'TIMED_OUT', error: 'States.Timeout' });
  expect(types().at(-1)).toBe('ExecutionTimedOut');
  expect(clock.sleeping).toBe(0);
});

it('stops at once when it is told to, and leaves nothing asleep', async () => {
  const controller = new AbortController();
  const branch = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 60, End: true } } };
  const { clock, result, types } = runStates(
    {
      A: {
        Type: 'Parallel',
        Branches: [branch],
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }],
        Next: 'B',
      },
      B: pass,
    },
    { signal: controller.signal },
  );
  await clock.advance(1);
  controller.abort(new ExecutionStopped('E', 'because'));
  expect(await result).toEqual({ status: 'ABORTED', error: 'E', cause: 'because' });
  expect(types().at(-1)).toBe('ExecutionAborted');
  expect(clock.sleeping).toBe(0);
});

it('ends an endless loop at the limit of its history', async () => {
  const { events, result } = runStates(
    {
      A: { Type: 'Pass', Next: 'B' },
      B: { Type: 'Choice', Choices: [{ Variable: '$.stop', IsPresent: true, Next: 'C' }], Default: 'A' },
      C: pass,
    },
    { historyLimit: 1001 },
  );
  expect(await result).toEqual({
    status: 'FAILED',
    error: 'States.Runtime',
    cause: 'The execution reached the maximum number of history events (1001).',
  });
  expect(events).toHaveLength(1001);
});

it('writes its first event at once, so that a host can wait until that is kept', async () => {
  const { types, result } = runStates({ A: { Type: 'Pass', End: true } });
  expect(types()[0]).toBe('ExecutionStarted');
  await result;
});
