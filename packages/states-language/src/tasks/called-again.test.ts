import { expect, it } from 'vitest';
import type { HistoryEvent } from '../history.ts';
import type { JsonObject } from '../json.ts';
import { type ServiceCall, ServiceError, type ServiceResponse } from '../ports.ts';
import { runStates, type TestRun } from '../test-run.ts';

const child = 'arn:aws:states:us-east-1:000000000000:execution:child:x';

/** Runs a task of the resource; the first call is never answered, so that the execution can be cut off there. */
async function cutOff(Resource: string, Parameters: JsonObject): Promise<HistoryEvent[]> {
  const callService = (): Promise<never> => new Promise(() => undefined);
  const run = runStates({ A: { Type: 'Task', Resource, Parameters, End: true } }, { callService });
  await run.clock.advance(0);
  return [...run.events];
}

function goOn(
  Resource: string,
  Parameters: JsonObject,
  recorded: HistoryEvent[],
  callService: (call: ServiceCall) => Promise<ServiceResponse>,
): TestRun {
  return runStates({ A: { Type: 'Task', Resource, Parameters, End: true } }, { recorded, callService });
}

it('follows the child that the first call had started, which it finds by its name', async () => {
  const resource = 'arn:aws:states:::states:startExecution.sync:2';
  const parameters = { StateMachineArn: 'm' };
  const names: unknown[] = [];
  const { result, types } = goOn(resource, parameters, await cutOff(resource, parameters), async (call) => {
    names.push(call.parameters['name']);
    if (call.action === 'describeExecution') {
      expect(call.parameters).toEqual({ executionArn: child });
      return { output: { executionArn: child, startDate: 1, status: 'SUCCEEDED', output: '[2]' } };
    }
    throw new ServiceError('ExecutionAlreadyExists', `Execution Already Exists: '${child}'`, 400, 'r');
  });
  expect(await result).toMatchObject({ output: expect.stringContaining('"Output":[2]') as string });
  expect(names[0]).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/);
  expect(types().filter((type) => /^Task(?:Scheduled|Submitted|Succeeded)$/.test(type))).toEqual([
    ...['TaskScheduled', 'TaskSubmitted', 'TaskSucceeded'],
  ]);
});

it('follows the training job that the first call had created', async () => {
  const resource = 'arn:aws:states:::sagemaker:createTrainingJob.sync';
  const parameters = { TrainingJobName: 'job' };
  const { result } = goOn(resource, parameters, await cutOff(resource, parameters), async ({ action }) => {
    if (action === 'describeTrainingJob')
      return { output: { TrainingJobArn: 'arn:job', TrainingJobStatus: 'Completed' } };
    throw new ServiceError('ResourceInUse', 'Training job names must be unique', 400, 'r');
  });
  expect(await result).toMatchObject({ status: 'SUCCEEDED' });
});

it('fails by the refusal of a first call', async () => {
  const Resource = 'arn:aws:states:::states:startExecution.sync:2';
  const callService = async (): Promise<never> => {
    throw new ServiceError('ExecutionAlreadyExists', `Execution Already Exists: '${child}'`, 400, 'r');
  };
  const state = { Type: 'Task', Resource, Parameters: { StateMachineArn: 'm', Name: 'x' }, End: true };
  expect(await runStates({ A: state }, { callService }).result).toMatchObject({
    error: 'StepFunctions.ExecutionAlreadyExistsException',
  });
});
