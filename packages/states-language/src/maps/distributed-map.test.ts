import { expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import type { ExecutionResult } from '../execution-result.ts';
import { ServiceError } from '../ports.ts';
import { bucket, runMap } from './test-map.ts';

const FAILING_BATCHES = {
  ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
  StartAt: 'Is any bad?',
  States: {
    'Is any bad?': {
      Type: 'Choice',
      Choices: [{ Variable: '$.Items[1]', IsPresent: true, Next: 'Bad' }],
      Default: 'Good',
    },
    Good: { Type: 'Succeed' },
    Bad: { Type: 'Fail', Error: 'Bad' },
  },
};

const SLOW_OR_BAD = {
  StartAt: 'Is it slow?',
  States: {
    'Is it slow?': {
      Type: 'Choice',
      Choices: [{ Variable: '$', StringEquals: 'slow', Next: 'Slow' }],
      Default: 'Bad',
    },
    Slow: { Type: 'Wait', Seconds: 60, End: true },
    Bad: { Type: 'Fail', Error: 'Bad' },
  },
};

it('runs every item in a history of its own', async () => {
  const { result, calls, types } = runMap([1, 2]);
  expect(await result).toEqual({ status: 'SUCCEEDED', output: '[1,2]' });
  expect(calls).toEqual([
    ['start', 'STANDARD'],
    ['enqueue', 2, 2],
    ...[
      ['child', '1'],
      ['1', 'SUCCEEDED'],
      ['child', '2'],
      ['2', 'SUCCEEDED'],
    ],
    ['end', 'SUCCEEDED', true],
  ]);
  expect(types()).toEqual([
    ...['ExecutionStarted', 'MapStateEntered', 'MapStateStarted', 'MapRunStarted', 'MapRunSucceeded'],
    ...['MapStateSucceeded', 'MapStateExited', 'ExecutionSucceeded'],
  ]);
});

it('fails at the first failure, unless some are tolerated', async () => {
  const failed = runMap(['a', 'bad', 'c']);
  expect(await failed.result).toEqual({
    status: 'FAILED',
    error: 'States.ExceedToleratedFailureThreshold',
    cause: 'The specified tolerated failure threshold was exceeded',
  });
  expect(failed.calls.at(-1)).toEqual(['end', 'FAILED', false]);
  expect(failed.types().slice(-3)).toEqual(['MapRunFailed', 'MapStateFailed', 'ExecutionFailed']);
  const counted = runMap(['a', 'bad', 'c'], { ToleratedFailureCount: 1 });
  expect(await counted.result).toEqual({ status: 'SUCCEEDED', output: '["a","c"]' });
  const shared = runMap(['a', 'bad', 'c'], { ToleratedFailurePercentage: 34 });
  expect(await shared.result).toMatchObject({ status: 'SUCCEEDED' });
});

it('fails when either of two thresholds is exceeded', async () => {
  const both = { ToleratedFailureCount: 3, ToleratedFailurePercentage: 100 };
  const runBad = (...bad: string[]): Promise<ExecutionResult> => runMap(['a', ...bad], both).result;
  expect(await runBad('bad', 'bad', 'bad')).toMatchObject({ status: 'SUCCEEDED' });
  expect(await runBad('bad', 'bad', 'bad', 'bad')).toMatchObject({ status: 'FAILED' });
});

it('refuses a tolerance below zero that it computes', async () => {
  const fields = { QueryLanguage: 'JSONata', Items: ['a'], ToleratedFailureCount: '{% -1 %}' };
  expect(await runMap([], fields).result).toMatchObject({
    cause: expect.stringContaining('ToleratedFailureCount cannot be negative.'),
  });
});

it('counts every item of a batch that failed', async () => {
  const fields = { ItemBatcher: { MaxItemsPerBatch: 2 }, ItemProcessor: FAILING_BATCHES };
  const run = (ToleratedFailureCount: number): Promise<ExecutionResult> =>
    runMap(['a', 'bad', 'c'], { ...fields, ToleratedFailureCount }).result;
  expect(await run(1)).toMatchObject({ error: 'States.ExceedToleratedFailureThreshold' });
  expect(await run(2)).toEqual({ status: 'SUCCEEDED', output: '[{"Items":["c"]}]' });
});

it('waits for the Express children that run when it fails, and stops the Standard ones', async () => {
  const endings = async (ExecutionType: string): Promise<unknown[]> => {
    const { result, calls, clock } = runMap(['slow', 'bad'], {
      MaxConcurrency: 2,
      ItemProcessor: { ...SLOW_OR_BAD, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType } },
    });
    await clock.advance(60_000);
    expect(await result).toMatchObject({ error: 'States.ExceedToleratedFailureThreshold' });
    return calls.slice(-2);
  };
  expect(await endings('EXPRESS')).toEqual([
    ['"slow"', 'SUCCEEDED'],
    ['end', 'FAILED', false],
  ]);
  expect(await endings('STANDARD')).toEqual([
    ['"slow"', 'ABORTED'],
    ['end', 'FAILED', false],
  ]);
});

it('goes on from a failure that is caught', async () => {
  const { result } = runMap(['bad'], {
    Catch: [{ ErrorEquals: ['States.ExceedToleratedFailureThreshold'], ResultPath: '$[0]', Next: 'A' }],
    ItemsPath: '$',
    MaxConcurrency: 0,
  });
  expect(await result).toMatchObject({
    status: 'SUCCEEDED',
    output: expect.stringContaining('Exceed') as string,
  });
});

const LIST = {
  Resource: 'arn:aws:states:::s3:listObjectsV2',
  Parameters: { 'Bucket.$': '$.bucket', Prefix: 'in/' },
};

it('reads the objects under a prefix, and gives them to children in batches', async () => {
  const objects = Object.fromEntries(['in/a', 'in/b', 'in/c', 'other'].map((key) => [key, 'x']));
  const fields = {
    ItemReader: LIST,
    ItemSelector: { 'key.$': '$$.Map.Item.Value.Key', 'time.$': '$$.Map.Item.Value.LastModified' },
    ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { 'bucket.$': '$.bucket' } },
    OutputPath: '$[*].Items[*].key',
  };
  const { events, result, calls } = runMap({ bucket: 'pictures' }, fields, bucket(objects));
  expect(await result).toEqual({ status: 'SUCCEEDED', output: '["in/a","in/b","in/c"]' });
  expect(calls).toContainEqual(['enqueue', 2, 3]);
  expect(calls).toContainEqual([
    'child',
    '{"BatchInput":{"bucket":"pictures"},"Items":[{"key":"in/c","time":1767225600}]}',
  ]);
  expect(events.find(({ type }) => type === 'MapStateStarted')?.details).toEqual({ length: 0 });
});

it('reads the items within an object where a pointer leads', async () => {
  const reader = (ItemsPointer: string): JsonObject => ({
    Resource: 'arn:aws:states:::s3:getObject',
    ReaderConfig: { InputType: 'JSON', ItemsPointer },
    Parameters: { Bucket: 'pictures', Key: 'list.json' },
  });
  const objects = { 'list.json': '{"a/b":{"all":["one","two"]}}' };
  const { calls, result } = runMap({}, { ItemReader: reader('/a~1b/all') }, bucket(objects));
  expect(await result).toMatchObject({ status: 'SUCCEEDED' });
  expect(calls).toEqual(
    expect.arrayContaining([
      ['child', '"one"'],
      ['child', '"two"'],
    ]),
  );
  const nowhere = runMap({}, { ItemReader: reader('/none') }, bucket(objects));
  expect(await nowhere.result).toMatchObject({ error: 'States.ItemReaderFailed' });
  expect(() => runMap({}, { ItemReader: reader('all') })).toThrow('Value is not a valid JSON pointer');
});

it('writes results to S3, those that failed apart', async () => {
  const objects: Record<string, string> = { 'list.json': '["good","bad"]' };
  const fields = {
    ItemReader: {
      Resource: 'arn:aws:states:::s3:getObject',
      ReaderConfig: { InputType: 'JSON' },
      Parameters: { Bucket: 'pictures', Key: 'list.json' },
    },
    ResultWriter: {
      Resource: 'arn:aws:states:::s3:putObject',
      Parameters: { Bucket: 'pictures', Prefix: 'out' },
    },
    ToleratedFailurePercentage: 50,
  };
  const { result } = runMap({}, fields, bucket(objects));
  const Key = 'out/map-run/manifest.json';
  const ended = { MapRunArn: 'arn:map-run', ResultWriterDetails: { Bucket: 'pictures', Key } };
  expect(await result).toEqual({ status: 'SUCCEEDED', output: JSON.stringify(ended) });
  expect(JSON.parse(objects[Key] as string)).toEqual({
    DestinationBucket: 'pictures',
    MapRunArn: 'arn:map-run',
    ResultFiles: {
      PENDING: [],
      SUCCEEDED: [
        { Key: 'out/map-run/SUCCEEDED_0.json', Size: objects['out/map-run/SUCCEEDED_0.json']?.length },
      ],
      FAILED: [{ Key: 'out/map-run/FAILED_0.json', Size: objects['out/map-run/FAILED_0.json']?.length }],
    },
  });
  expect(JSON.parse(objects['out/map-run/SUCCEEDED_0.json'] as string)).toMatchObject([
    { Input: '"good"', Output: '"good"', Status: 'SUCCEEDED' },
  ]);
  expect(JSON.parse(objects['out/map-run/FAILED_0.json'] as string)).toMatchObject([
    { Input: '"bad"', Error: 'Bad', Status: 'FAILED' },
  ]);
});

it('writes what it did and what it left undone when it fails', async () => {
  const objects: Record<string, string> = {};
  const Parameters = { Bucket: 'pictures', Prefix: 'out' };
  const ResultWriter = { Resource: 'arn:aws:states:::s3:putObject', Parameters };
  const { result, calls } = runMap(['good', 'bad', 'c', 'd'], { ResultWriter }, bucket(objects));
  expect(await result).toMatchObject({ error: 'States.ExceedToleratedFailureThreshold' });
  expect(calls.at(-1)).toEqual(['end', 'FAILED', true]);
  const read = (name: string): unknown => JSON.parse(objects[`out/map-run/${name}`] as string);
  const file = (name: string): object => {
    const Key = `out/map-run/${name}`;
    return { Key, Size: objects[Key]?.length };
  };
  expect(read('manifest.json')).toMatchObject({
    ResultFiles: {
      FAILED: [file('FAILED_0.json')],
      PENDING: [file('PENDING_0.json')],
      SUCCEEDED: [file('SUCCEEDED_0.json')],
    },
  });
  expect(read('SUCCEEDED_0.json')).toMatchObject([{ Input: '"good"', RedriveStatus: 'NOT_REDRIVABLE' }]);
  expect(read('FAILED_0.json')).toMatchObject([{ Input: '"bad"', RedriveStatus: 'REDRIVABLE' }]);
  const pending = { InputDetails: { Included: true }, Status: 'PENDING' };
  expect(read('PENDING_0.json')).toEqual([
    { Input: '"c"', ...pending },
    { Input: '"d"', ...pending },
  ]);
});

it('hands items over while it reads them, so that they are never in memory together', async () => {
  const Contents = Array.from({ length: 500 }, (_, index) => ({ Key: `in/${index}` }));
  const { result, calls } = runMap({ bucket: 'pictures' }, { ItemReader: LIST }, async ({ parameters }) => {
    calls.push(['page']);
    const isLast = parameters['ContinuationToken'] === 'second';
    return { output: { Contents, ...(!isLast && { NextContinuationToken: 'second' }) } };
  });
  expect(await result).toMatchObject({ status: 'SUCCEEDED' });
  const page = [['page'], ['enqueue', 500, 500]];
  expect(calls.slice(1, 5)).toEqual([...page, ...page]);
});

it('reads no further than MaxItems', async () => {
  const objects = Object.fromEntries(['in/a', 'in/b', 'in/c'].map((key) => [key, 'x']));
  const ItemReader = { ...LIST, ReaderConfig: { MaxItems: 2 } };
  const pages: unknown[] = [];
  const { result, calls } = runMap({ bucket: 'pictures' }, { ItemReader }, (call) => {
    pages.push(call.parameters['ContinuationToken']);
    return bucket(objects)(call);
  });
  expect(await result).toMatchObject({ status: 'SUCCEEDED' });
  expect(calls).toContainEqual(['enqueue', 2, 2]);
  expect(pages).toHaveLength(1);
});

it('fails by name when its items cannot be read', async () => {
  const callService = (): Promise<never> =>
    Promise.reject(new ServiceError('NoSuchBucket', 'The specified bucket does not exist', 404, 'r'));
  const { result, types } = runMap({ bucket: 'none' }, { ItemReader: LIST }, callService);
  expect(await result).toEqual({
    status: 'FAILED',
    error: 'States.ItemReaderFailed',
    cause: 'The specified bucket does not exist',
  });
  expect(types().slice(-4)).toEqual(['MapRunStarted', 'MapRunFailed', 'MapStateFailed', 'ExecutionFailed']);
});

/** Each child waits as many seconds as its item says. */
const WAITING = {
  ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
  StartAt: 'W',
  States: { W: { Type: 'Wait', SecondsPath: '$', End: true } },
};

it('runs as many children at a time as the run is changed to, at once', async () => {
  const { result, calls, change, clock } = runMap([10, 11, 12, 13], { ItemProcessor: WAITING });
  const begun = (): number => calls.filter((call) => (call as unknown[])[0] === 'child').length;
  await clock.advance(1000);
  expect(begun()).toBe(1);
  change({ maxConcurrency: 3 });
  await clock.advance(1000);
  expect(begun()).toBe(3);
  change({ maxConcurrency: 1 });
  await clock.advance(8000);
  expect(begun()).toBe(3);
  await clock.advance(20_000);
  expect(await result).toMatchObject({ status: 'SUCCEEDED', output: '[10,11,12,13]' });
  expect(begun()).toBe(4);
});

it('tolerates as many failures as the run is changed to', async () => {
  const { result, change } = runMap(['bad', 'bad', 'good']);
  change({ toleratedFailureCount: 2 });
  expect(await result).toMatchObject({ status: 'SUCCEEDED' });
});

it('begins no other child once the execution is stopped, whatever the limits', async () => {
  const { result, calls, clock } = runMap([1000, 1000], { ItemProcessor: WAITING }, undefined, {
    TimeoutSeconds: 5,
  });
  await clock.advance(5000);
  expect(await result).toMatchObject({ status: 'TIMED_OUT' });
  expect(calls.filter((call) => (call as unknown[])[0] === 'child')).toHaveLength(1);
});
