import { expect, it } from 'vitest';
import type { HistoryEvent } from '../history.ts';
import type { JsonObject } from '../json.ts';
import type { MapRun, MapRunRequest } from '../map-run.ts';
import type { ExecutionResult } from '../run-execution.ts';
import { runStates, type TestRun } from '../test-run.ts';

/** Runs a Map over the input, and remembers what its Map Run was told. */
function runMap(input: (string | number)[], fields: JsonObject = {}): TestRun & { readonly told: unknown[] } {
  const told: unknown[] = [];
  const startMapRun = (request: MapRunRequest): MapRun => {
    told.push(['start', request.itemCount, request.executionType]);
    return {
      arn: 'arn:map-run',
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
  return { ...runStates({ A: state }, { input, startMapRun }), told };
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
    ['start', 2, 'STANDARD'],
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
