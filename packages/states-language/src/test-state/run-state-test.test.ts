import { FakeClock } from '@scones/deterministic';
import { describe, expect, it } from 'vitest';
import { ServiceError } from '../ports.ts';
import { lambdaAnswers, thrown } from '../test-run.ts';
import { answers, fails, FUNCTION, testOf } from './test-of-state.ts';

const task = { Type: 'Task', Resource: FUNCTION };
const roleArn = 'arn:aws:iam::000000000000:role/r';
const inner = { StartAt: 'Each', States: { Each: { Type: 'Pass', End: true } } };
const map = { Type: 'Map', ItemProcessor: inner, End: true };
const distributed = {
  ...map,
  ItemProcessor: { ...inner, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } },
};
const JSONATA = { QueryLanguage: 'JSONata' };

describe('the steps of the data', () => {
  it('shows each step of a task in JSONPath', async () => {
    const definition = {
      ...task,
      InputPath: '$.in',
      Parameters: { 'n.$': '$.n' },
      ResultSelector: { 'm.$': '$.doubled' },
      ResultPath: '$.result',
      OutputPath: '$.result.m',
      Next: 'Then',
    };
    const callService = lambdaAnswers({ doubled: 2 });
    expect(await testOf(definition, { input: { in: { n: 1 } }, roleArn }, { callService })).toEqual({
      status: 'SUCCEEDED',
      output: '2',
      nextState: 'Then',
      inspection: {
        input: '{"in":{"n":1}}',
        steps: {
          afterInputPath: { n: 1 },
          afterParameters: { n: 1 },
          result: { doubled: 2 },
          afterResultSelector: { m: 2 },
          afterResultPath: { in: { n: 1 }, result: { m: 2 } },
        },
      },
    });
  });

  it('shows the arguments and the result of a task in JSONata', async () => {
    const definition = { ...task, ...JSONATA, Arguments: { n: '{% $states.input.n + 1 %}' }, End: true };
    const { inspection } = await testOf(definition, { input: { n: 1 }, ...answers('done') });
    expect(inspection.steps).toEqual({ afterArguments: { n: 2 }, result: 'done' });
  });

  it.each([
    [
      'Pass',
      { Type: 'Pass', End: true },
      ['afterInputPath', 'afterParameters', 'afterResultSelector', 'afterResultPath'],
    ],
    [
      'Pass with a Result',
      { Type: 'Pass', Result: 1, End: true },
      ['result', 'afterResultSelector', 'afterResultPath'],
    ],
    ['Succeed', { Type: 'Succeed' }, ['afterInputPath']],
    [
      'Choice',
      { Type: 'Choice', Choices: [{ Variable: '$', IsPresent: true, Next: 'A' }] },
      ['afterInputPath'],
    ],
    ['Fail', { Type: 'Fail' }, ['afterInputPath']],
    ['Fail in JSONata', { Type: 'Fail', ...JSONATA }, []],
    ['Pass in JSONata', { Type: 'Pass', ...JSONATA, Output: 1, End: true }, []],
  ])('shows of a %s what AWS shows', async (_name, definition, steps) => {
    const { inspection } = await testOf(definition);
    expect(Object.keys(inspection.steps).sort()).toEqual(steps.sort());
  });

  it('shows how far a state came that fails', async () => {
    const { inspection, ...outcome } = await testOf(
      { ...map, ItemsPath: '$$' },
      { ...answers([]), context: {} },
    );
    expect(outcome).toEqual({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: 'Reference path "$" must point to array.',
    });
    expect(inspection.steps).toEqual({ afterInputPath: {} });
  });

  it("makes the inputs of a Map's iterations without running them", async () => {
    const definition = {
      ...distributed,
      ItemsPath: '$.all',
      ItemSelector: { 'v.$': '$$.Map.Item.Value' },
      ItemBatcher: { MaxItemsPerBatch: 2 },
      MaxConcurrency: 5,
      ToleratedFailurePercentage: 10,
    };
    const { inspection, output } = await testOf(definition, {
      input: { all: [1, 2, 3] },
      ...answers(['a', 'b']),
    });
    expect(output).toBe('["a","b"]');
    expect(inspection.steps).toEqual({
      afterInputPath: { all: [1, 2, 3] },
      afterItemsPath: [1, 2, 3],
      afterItemSelector: [{ v: 1 }, { v: 2 }, { v: 3 }],
      afterItemBatcher: [{ Items: [{ v: 1 }, { v: 2 }] }, { Items: [{ v: 3 }] }],
      maxConcurrency: 5,
      toleratedFailurePercentage: 10,
      afterResultSelector: ['a', 'b'],
      afterResultPath: ['a', 'b'],
    });
  });

  it('reads what the test gives in place of the object that an ItemReader names', async () => {
    const definition = {
      ...distributed,
      ...JSONATA,
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
        Arguments: { Bucket: 'b', Key: 'k' },
      },
      ItemSelector: '{% $states.context.Map.Item.Value.name %}',
    };
    const configuration = { mapItemReaderData: 'name\nAda\nGrace\n' };
    const { inspection } = await testOf(definition, { configuration, ...answers([1, 2]) });
    expect(inspection.steps).toMatchObject({ afterItemSelector: ['Ada', 'Grace'], maxConcurrency: 0 });
  });

  it('shows the part of the object that a pointer leads to', async () => {
    const reader = {
      Resource: 'arn:aws:states:::s3:getObject',
      ReaderConfig: { InputType: 'JSON', ItemsPointer: '/data/all' },
      Parameters: { Bucket: 'b', Key: 'k' },
    };
    const asked = (data: string): Parameters<typeof testOf>[1] => ({
      configuration: { mapItemReaderData: data },
      ...answers([]),
    });
    const definition = { ...distributed, ItemReader: reader };
    const { inspection } = await testOf(definition, asked('{"data":{"all":[1,2]}}'));
    expect(inspection.steps.afterItemsPointer).toEqual([1, 2]);
    expect(await testOf(definition, asked('{"data":[]}'))).toMatchObject({
      error: 'States.ItemReaderFailed',
      cause: 'Cannot read the items in b/k: there is nothing at /data/all',
    });
  });

  it('shows the variables afterwards, where there are any', async () => {
    const definition = { Type: 'Pass', Assign: { 'sum.$': 'States.MathAdd($a, 1)' }, End: true };
    const { inspection } = await testOf(definition, { variables: { a: 1 } });
    expect(inspection.variables).toEqual({ a: 1, sum: 2 });
    expect((await testOf({ Type: 'Succeed' })).inspection).not.toHaveProperty('variables');
  });
});

describe('the context', () => {
  const shows = { ...task, ...JSONATA, Output: '{% $states.context %}', End: true };

  it('looks like that of an Express execution', async () => {
    const { output = '' } = await testOf(shows, { roleArn, ...answers(1) });
    expect(JSON.parse(output)).toEqual({
      Execution: {
        Id: 'arn:execution',
        Input: {},
        Name: 'execution',
        RoleArn: roleArn,
        StartTime: '2026-01-01T00:00:00.000Z',
      },
      StateMachine: { Id: 'arn:machine', Name: 'machine' },
      State: { Name: 'StateName', EnteredTime: '2026-01-01T00:00:00.000Z', RetryCount: 0 },
    });
  });

  it('is the one that the test gives, and nothing else', async () => {
    const { output } = await testOf(shows, { context: { State: { Name: 'n' } }, ...answers(1) });
    expect(output).toBe('{"State":{"Name":"n"}}');
  });

  it('has a token only for a task that somebody reports on', async () => {
    await expect(testOf(shows, { context: { Task: { Token: 't' } }, ...answers(1) })).rejects.toThrow(
      "Context object contains 'Task'",
    );
  });

  it('has a token for a task that waits for one', async () => {
    const Resource = 'arn:aws:states:::sqs:sendMessage.waitForTaskToken';
    const definition = { ...task, Resource, Parameters: { 'MessageBody.$': '$$.Task.Token' }, End: true };
    const { inspection } = await testOf(definition, answers({ any: 'thing' }));
    expect(inspection.steps.afterParameters).toEqual({
      MessageBody: expect.stringMatching(/^[\w+/=]{20,}$/),
    });
  });

  it('has the input as the first item of the Map that the state is in', async () => {
    const States = { All: { ...map, ItemProcessor: { StartAt: 'One', States: { One: shows } } } };
    const asked = { stateName: 'One', input: 'item', ...answers(1) };
    const { output = '' } = await testOf({ StartAt: 'All', States }, asked);
    expect(JSON.parse(output)).toMatchObject({
      Map: { Item: { Index: 0, Value: 'item' } },
      // AWS's context has this name whatever the state is called.
      State: { Name: 'StateName' },
    });
  });
});

describe('errors', () => {
  const Retry = [
    { ErrorEquals: ['Other'] },
    { ErrorEquals: ['Mine'], IntervalSeconds: 2, MaxAttempts: 3, BackoffRate: 3, MaxDelaySeconds: 10 },
  ];
  const Catch = [
    { ErrorEquals: ['Other'], Next: 'No' },
    { ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next: 'Mend' },
  ];

  it.each([
    [0, 2],
    [1, 6],
    [2, 10],
  ])('is retried after %i retries, in %i seconds', async (retrierRetryCount, retryBackoffIntervalSeconds) => {
    const asked = { configuration: { retrierRetryCount }, ...fails('Mine') };
    expect(await testOf({ ...task, Retry, Catch, End: true }, asked)).toMatchObject({
      status: 'RETRIABLE',
      error: 'Mine',
      cause: 'why',
      inspection: { errorDetails: { retryIndex: 1, retryBackoffIntervalSeconds } },
    });
  });

  it('is caught once the retries are used up', async () => {
    const asked = { configuration: { retrierRetryCount: 3 }, input: { n: 1 }, ...fails('Mine') };
    const caught = await testOf({ ...task, Retry, Catch, End: true }, asked);
    expect(caught).toMatchObject({ status: 'CAUGHT_ERROR', error: 'Mine', cause: 'why', nextState: 'Mend' });
    expect(caught.output).toBe('{"n":1,"failure":{"Error":"Mine","Cause":"why"}}');
    expect(caught.inspection.errorDetails).toEqual({ retryIndex: 1, catchIndex: 1 });
  });

  it('fails the state that has no Retry or Catch for it', async () => {
    const failed = await testOf({ ...task, End: true }, fails('Mine'));
    expect(failed).toMatchObject({ status: 'FAILED', error: 'Mine', cause: 'why' });
    expect(failed).not.toHaveProperty('nextState');
    expect(failed.inspection).not.toHaveProperty('errorDetails');
  });

  it('fails the state when its Catch itself fails', async () => {
    const broken = [{ ErrorEquals: ['States.ALL'], Output: '{% $number("x") %}', Next: 'A' }];
    const failed = await testOf({ ...task, ...JSONATA, Catch: broken, End: true }, fails('Mine'));
    expect(failed).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
  });

  it('is that of the function which is really called', async () => {
    const callService = lambdaAnswers(thrown('Broken'));
    const failed = await testOf({ ...task, End: true }, { roleArn }, { callService });
    expect(failed).toMatchObject({ status: 'FAILED', error: 'Broken' });
  });

  it('is that of the service which refuses', async () => {
    const callService = (): Promise<never> =>
      Promise.reject(new ServiceError('Throttled', 'slow', 400, 'id'));
    const Resource = 'arn:aws:states:::sns:publish';
    const failed = await testOf(
      { ...task, Resource, Parameters: {}, End: true },
      { roleArn },
      { callService },
    );
    expect(failed).toMatchObject({ status: 'FAILED', error: 'SNS.ThrottledException' });
  });

  it('is a timeout after five minutes', async () => {
    const clock = new FakeClock();
    const waiting = testOf({ Type: 'Wait', Seconds: 301, End: true }, {}, { clock });
    await expect.poll(() => clock.sleeping).toBeGreaterThan(0);
    await clock.advance(300_000);
    expect(await waiting).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });
});

describe('the failures of iterations', () => {
  const input = [1, 2, 3, 4];
  const configuration = { mapIterationFailureCount: 2 };
  const exceeded = { status: 'FAILED', error: 'States.ExceedToleratedFailureThreshold' };

  it.each([
    ['a count that they exceed', { ToleratedFailureCount: 1 }, exceeded],
    ['a count that they reach', { ToleratedFailureCount: 2 }, { status: 'SUCCEEDED' }],
    ['a percentage that they exceed', { ToleratedFailurePercentage: 49 }, exceeded],
    ['a percentage that they reach', { ToleratedFailurePercentage: 50 }, { status: 'SUCCEEDED' }],
    ['nothing, which AWS takes for any number', {}, { status: 'SUCCEEDED' }],
  ])('are held to %s', async (_what, fields, outcome) => {
    const asked = { input, configuration, ...answers([0, 0, 1, 1]) };
    expect(await testOf({ ...distributed, ...fields }, asked)).toMatchObject(outcome);
  });

  it('matter less than an error that is mocked', async () => {
    const asked = { input, configuration, ...fails('Mine') };
    expect(await testOf({ ...distributed, ToleratedFailureCount: 1 }, asked)).toMatchObject({
      error: 'Mine',
    });
  });

  it('are not more than there are items', async () => {
    const asked = { input, configuration: { mapIterationFailureCount: 5 }, ...answers([]) };
    await expect(testOf(distributed, asked)).rejects.toThrow('must be less than or equal to the number');
  });
});

describe('a state of a whole machine', () => {
  const States = { First: { Type: 'Pass', Next: 'Second' }, Second: { Type: 'Fail', Error: 'Last' } };

  it('is found by its name', async () => {
    const machine = { StartAt: 'First', ...JSONATA, States };
    expect(await testOf(machine, { stateName: 'First' })).toMatchObject({ nextState: 'Second' });
    expect(await testOf(machine, { stateName: 'Second' })).toMatchObject({ error: 'Last' });
  });

  it("is in the machine's language", async () => {
    const computed = { Type: 'Pass', Output: '{% 1 + 1 %}', End: true };
    const machine = { StartAt: 'A', ...JSONATA, States: { A: computed } };
    expect(await testOf(machine, { stateName: 'A' })).toMatchObject({ output: '2' });
  });

  it('may be in a branch of a Parallel', async () => {
    const machine = { StartAt: 'P', States: { P: { Type: 'Parallel', Branches: [inner], End: true } } };
    expect(await testOf(machine, { stateName: 'Each', input: 7 })).toMatchObject({ output: '7' });
  });

  it('is tested though another state calls what the emulator cannot', async () => {
    const Glue = { Type: 'Task', Resource: 'arn:aws:states:::glue:startJobRun.sync', End: true };
    const machine = { StartAt: 'First', States: { First: { Type: 'Pass', Next: 'Glue' }, Glue } };
    expect(await testOf(machine, { stateName: 'First' })).toMatchObject({ nextState: 'Glue' });
  });
});

it('lets no function be called whose call is mocked', async () => {
  expect(await testOf({ ...task, End: true }, answers('mock'))).toMatchObject({ output: '"mock"' });
});

it("answers a Parallel's branches by a mock", async () => {
  const definition = { Type: 'Parallel', Branches: [inner, inner], End: true };
  const { output, inspection } = await testOf(definition, answers([1, 2]));
  expect(output).toBe('[1,2]');
  expect(inspection.steps).not.toHaveProperty('result');
});
