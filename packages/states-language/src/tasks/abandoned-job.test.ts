import { expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { ServiceError, type ServiceCall, type ServiceResponse } from '../ports.ts';
import { ExecutionStopped } from '../run-execution.ts';
import { runStates, type TestRun, type TestRunOptions } from '../test-run.ts';

const training: JsonObject = {
  Type: 'Task',
  Resource: 'arn:aws:states:::sagemaker:createTrainingJob.sync',
  Parameters: { TrainingJobName: 'job' },
  End: true,
};
const stopped = ['stopTrainingJob', { TrainingJobName: 'job' }];

interface JobRun extends TestRun {
  readonly calls: [action: string, parameters: JsonObject][];
  readonly stop: AbortController;
}

/** Runs states whose jobs never end of themselves. */
function runJob(states: Record<string, JsonObject>, options: TestRunOptions = {}): JobRun {
  const calls: JobRun['calls'] = [];
  const stop = new AbortController();
  async function callService({ action, parameters }: ServiceCall): Promise<ServiceResponse> {
    calls.push([action, parameters]);
    if (action === 'startExecution') return { output: { executionArn: 'arn:child', startDate: 1 } };
    return { output: { TrainingJobStatus: 'InProgress', status: 'RUNNING' } };
  }
  return { ...runStates(states, { callService, signal: stop.signal, ...options }), calls, stop };
}

it('is stopped with its execution', async () => {
  const { result, calls, stop, clock } = runJob({ A: training });
  await clock.advance(1000);
  stop.abort(new ExecutionStopped(undefined, undefined));
  expect(await result).toEqual({ status: 'ABORTED' });
  await clock.advance(0);
  expect(calls.at(-1)).toEqual(stopped);
});

it('may be a child execution', async () => {
  const Resource = 'arn:aws:states:::states:startExecution.sync:2';
  const { calls, stop, clock } = runJob({
    A: { Type: 'Task', Resource, Parameters: { StateMachineArn: 'm' }, End: true },
  });
  await clock.advance(1000);
  stop.abort(new ExecutionStopped(undefined, undefined));
  await clock.advance(0);
  expect(calls.at(-1)).toEqual(['stopExecution', { executionArn: 'arn:child' }]);
});

it('is stopped when the whole execution times out', async () => {
  const { result, calls, clock } = runJob({ A: training }, { machine: { TimeoutSeconds: 5 } });
  await clock.advance(5000);
  expect(await result).toMatchObject({ status: 'TIMED_OUT' });
  await clock.advance(0);
  expect(calls.at(-1)).toEqual(stopped);
});

it('is stopped when another branch fails', async () => {
  const fails: JsonObject = {
    StartAt: 'W',
    States: { W: { Type: 'Wait', Seconds: 3, Next: 'F' }, F: { Type: 'Fail', Error: 'Own' } },
  };
  const { result, calls, clock } = runJob({
    P: { Type: 'Parallel', Branches: [{ StartAt: 'A', States: { A: training } }, fails], End: true },
  });
  await clock.advance(3000);
  expect(await result).toMatchObject({ status: 'FAILED', error: 'Own' });
  await clock.advance(0);
  expect(calls.at(-1)).toEqual(stopped);
});

it('goes on when only its own state times out', async () => {
  const { result, calls, clock } = runJob({ A: { ...training, TimeoutSeconds: 5 } });
  await clock.advance(6000);
  expect(await result).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  expect(calls.map(([action]) => action)).not.toContain('stopTrainingJob');
});

it('goes on when its host ends', async () => {
  const { result, calls, stop, clock } = runJob({ A: training });
  await clock.advance(1000);
  stop.abort(new Error('the emulator ends'));
  await expect(result).rejects.toThrow('the emulator ends');
  await clock.advance(1000);
  expect(calls.map(([action]) => action)).not.toContain('stopTrainingJob');
});

it('leaves the end of its execution alone when it may not be stopped', async () => {
  const stop = new AbortController();
  const refused: string[] = [];
  const { result, clock } = runJob(
    { A: training },
    {
      signal: stop.signal,
      async callService({ action }) {
        if (action !== 'stopTrainingJob') return { output: { TrainingJobStatus: 'InProgress' } };
        refused.push(action);
        throw new ServiceError('AccessDeniedException', 'not you', 400, 'r');
      },
    },
  );
  await clock.advance(1000);
  stop.abort(new ExecutionStopped('E', 'enough'));
  expect(await result).toEqual({ status: 'ABORTED', error: 'E', cause: 'enough' });
  await clock.advance(0);
  expect(refused).toEqual(['stopTrainingJob']);
});
