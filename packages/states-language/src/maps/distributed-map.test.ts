import { expect, it } from 'vitest';
import type { HistoryEvent } from '../history.ts';
import type { Json, JsonObject } from '../json.ts';
import type { MapRun, MapRunRequest } from '../map-run.ts';
import type { ExecutionResult } from '../run-execution.ts';
import { type ServiceCall, ServiceError, type ServiceResponse } from '../ports.ts';
import { runStates, type TestRun, type TestRunOptions } from '../test-run.ts';

/** Runs a Map over the input, and remembers what its Map Run was told. */
function runMap(
  input: Json,
  fields: JsonObject = {},
  callService?: TestRunOptions['callService'],
): TestRun & { readonly told: unknown[] } {
  const told: unknown[] = [];
  const startMapRun = (request: MapRunRequest): MapRun => {
    told.push(['start', request.executionType]);
    return {
      arn: 'arn:map-run',
      setTotals: (executions, items) => told.push(['totals', executions, items]),
      end: (status) => told.push(['end', status]),
      startChild: (text) => ({
        identity: { ...IDENTITY, executionArn: `arn:child:${text}` },
        signal: new AbortController().signal,
        history: (event: HistoryEvent) => event.type === 'ExecutionStarted' && told.push(['child', text]),
        startMapRun,
        end: ({ status }: ExecutionResult) => told.push([text, status]),
      }),
    };
  };
  const processor = {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    StartAt: 'Is it good?',
    States: {
      'Is it good?': {
        Type: 'Choice',
        Choices: [{ Variable: '$', StringEquals: 'bad', Next: 'Bad' }],
        Default: 'Good',
      },
      Good: { Type: 'Pass', End: true },
      Bad: { Type: 'Fail', Error: 'Bad' },
    },
  };
  const state = { Type: 'Map', MaxConcurrency: 1, ItemProcessor: processor, End: true, ...fields };
  return { ...runStates({ A: state }, { input, startMapRun, ...(callService && { callService }) }), told };
}

const IDENTITY = {
  executionArn: '',
  executionName: '',
  stateMachineArn: '',
  stateMachineName: '',
  roleArn: '',
  region: '',
  startTime: 0,
  redriveCount: 0,
};

it('runs every item in a history of its own', async () => {
  const { result, told, types } = runMap([1, 2]);
  expect(await result).toEqual({ status: 'SUCCEEDED', output: '[1,2]' });
  expect(told).toEqual([
    ['start', 'STANDARD'],
    ['totals', 2, 2],
    ...[
      ['child', '1'],
      ['1', 'SUCCEEDED'],
      ['child', '2'],
      ['2', 'SUCCEEDED'],
    ],
    ['end', 'SUCCEEDED'],
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
  expect(failed.told.at(-1)).toEqual(['end', 'FAILED']);
  expect(failed.types().slice(-3)).toEqual(['MapRunFailed', 'MapStateFailed', 'ExecutionFailed']);
  const counted = runMap(['a', 'bad', 'c'], { ToleratedFailureCount: 1 });
  expect(await counted.result).toEqual({ status: 'SUCCEEDED', output: '["a","c"]' });
  const shared = runMap(['a', 'bad', 'c'], { ToleratedFailurePercentage: 34 });
  expect(await shared.result).toMatchObject({ status: 'SUCCEEDED' });
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

/** A bucket that lists two keys a page, and keeps what is put into it. */
function bucket(objects: Record<string, string>): (call: ServiceCall) => Promise<ServiceResponse> {
  return async ({ service, action, parameters }) => {
    expect([service, parameters['Bucket']]).toEqual(['s3', 'pictures']);
    const key = parameters['Key'] as string;
    if (action === 'putObject') objects[key] = parameters['Body'] as string;
    if (action !== 'listObjectsV2')
      return { output: action === 'getObject' ? { Body: objects[key] ?? '' } : {} };
    const start = Number(parameters['ContinuationToken'] ?? 0);
    const keys = Object.keys(objects).filter((each) => each.startsWith(parameters['Prefix'] as string));
    const LastModified = '2026-01-01T00:00:00.000Z';
    const Contents = keys.slice(start, start + 2).map((Key) => ({ Key, Size: 1, ETag: '"e"', LastModified }));
    const isMore = start + 2 < keys.length;
    return { output: { Contents, ...(isMore && { NextContinuationToken: String(start + 2) }) } };
  };
}

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
  const { events, result, told } = runMap({ bucket: 'pictures' }, fields, bucket(objects));
  expect(await result).toEqual({ status: 'SUCCEEDED', output: '["in/a","in/b","in/c"]' });
  expect(told).toContainEqual(['totals', 2, 3]);
  expect(told).toContainEqual([
    'child',
    '{"BatchInput":{"bucket":"pictures"},"Items":[{"key":"in/c","time":1767225600}]}',
  ]);
  expect(events.find(({ type }) => type === 'MapStateStarted')?.details).toEqual({ length: 0 });
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
