import { expect, it } from 'vitest';
import { workflowSteps } from './workflow-steps.ts';

const nothing = {
  machines: [],
  staged: null,
  jobs: [],
  endpoints: [],
  executions: [],
  hasMoreExecutions: false,
  alarms: [],
};
const execution = (status: 'RUNNING' | 'SUCCEEDED' | 'FAILED') => ({ status }) as never;

it('says of an empty account that every step is open, and which command takes it', () => {
  const steps = workflowSteps(nothing);
  expect(steps.map(({ state }) => state)).toEqual(Array(6).fill('open'));
  expect(steps.every(({ command }) => /^np[mx] /.test(command))).toBe(true);
});

it('says how the newest job and the endpoint stand', () => {
  const steps = workflowSteps({
    ...nothing,
    jobs: [{ TrainingJobName: 'new', TrainingJobStatus: 'InProgress' } as never],
    endpoints: [{ EndpointName: 'e', EndpointStatus: 'Failed' } as never],
  });
  expect(steps[2]).toMatchObject({ what: 'new: in progress', state: 'running', to: '/training/new' });
  expect(steps[3]).toMatchObject({ what: 'e: failed', state: 'failed', to: '/endpoints/e' });
});

it('counts the executions that passed, and runs as long as one does', () => {
  const executions = [execution('RUNNING'), execution('SUCCEEDED'), execution('FAILED')];
  expect(workflowSteps({ ...nothing, executions })[4]).toMatchObject({
    what: '1 passed, 1 did not, 1 run',
    state: 'running',
  });
});

const PICTURES = { 'train.lst': 720, 'validation.lst': 80, 'test.lst': 200 };

it('says how many pictures are staged, and leads to them', () => {
  const staged = { bucket: 'data', folder: 'scones/', pictures: PICTURES };
  expect(workflowSteps({ ...nothing, staged })[1]).toMatchObject({
    what: '720 pictures to learn from, 80 to validate with, 200 to be tested with',
    state: 'done',
    to: '/buckets/data?prefix=scones%2F',
  });
});

it('deploys the model that was trained', () => {
  const jobs = [{ TrainingJobName: 'new', TrainingJobStatus: 'Completed' } as never];
  expect(workflowSteps({ ...nothing, jobs })[3]?.command).toBe(
    'npx endpoint-deployer deploy --from-training-job new',
  );
});

it('tells of the alarms that ring', () => {
  const alarm = (rings: boolean) => ({ name: 'a', rings, reason: '' });
  const watch = (...alarms: boolean[]) => workflowSteps({ ...nothing, alarms: alarms.map(alarm) })[5];
  expect(watch(false, false)).toMatchObject({ what: 'None of 2 alarms rings', state: 'done' });
  expect(watch(true, false)).toMatchObject({ what: '1 of 2 alarms rings', state: 'rings' });
  expect(watch(true, true)).toMatchObject({ what: '2 of 2 alarms ring' });
});
