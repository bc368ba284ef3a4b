import { expect, it } from 'vitest';
import { workflowSteps } from './workflow-steps.ts';

const nothing = { machines: [], jobs: [], endpoints: [], executions: [], hasMoreExecutions: false };
const execution = (status: 'RUNNING' | 'SUCCEEDED' | 'FAILED') => ({ status }) as never;

it('says of an empty account that every step is open, and which command takes it', () => {
  const steps = workflowSteps(nothing);
  expect(steps.map(({ state }) => state)).toEqual(['open', 'open', 'open', 'open']);
  expect(steps.every(({ command }) => /^np[mx] /.test(command))).toBe(true);
});

it('says how the newest job and the endpoint stand', () => {
  const steps = workflowSteps({
    ...nothing,
    jobs: [{ TrainingJobName: 'new', TrainingJobStatus: 'InProgress' } as never],
    endpoints: [{ EndpointName: 'e', EndpointStatus: 'Failed' } as never],
  });
  expect(steps[1]).toMatchObject({ what: 'new: in progress', state: 'running', to: '/training/new' });
  expect(steps[2]).toMatchObject({ what: 'e: failed', state: 'failed', to: '/endpoints/e' });
});

it('counts the executions that passed, and runs as long as one does', () => {
  const executions = [execution('RUNNING'), execution('SUCCEEDED'), execution('FAILED')];
  expect(workflowSteps({ ...nothing, executions })[3]).toMatchObject({
    what: '1 passed, 1 did not, 1 run',
    state: 'running',
  });
});
