import type { AlarmState } from '../../aws/alarm-states.ts';
import type { ListedEndpoint, ListedJob } from '../../aws/sagemaker.ts';
import type { StagedData } from '../../aws/staged-data.ts';
import type { ListedExecution, ListedMachine } from '../../aws/states.ts';

/** A step of the workflow: how it stands, where it is seen and the command that takes it. */
export interface Step {
  readonly title: string;
  readonly what: string;
  readonly state: 'open' | 'running' | 'done' | 'failed' | 'rings';
  readonly to: string;
  readonly command: string;
}

interface Found {
  readonly machines: readonly ListedMachine[];
  readonly staged: StagedData | null;
  readonly jobs: readonly ListedJob[];
  readonly endpoints: readonly ListedEndpoint[];
  /** The executions of the machine that classifies pictures. */
  readonly executions: readonly ListedExecution[];
  readonly hasMoreExecutions: boolean;
  readonly alarms: readonly AlarmState[];
}

/** The steps of the workflow, in their order. */
export function workflowSteps(found: Found): Step[] {
  return [provision(found), stage(found), train(found), deploy(found), classify(found), watch(found)];
}

function provision({ machines: { length } }: Found): Step {
  const counts = `${counted(length, 'state machine')} ${length === 1 ? 'is' : 'are'} there`;
  return {
    title: 'Provision',
    what: length > 0 ? counts : 'The stack is not deployed yet',
    state: length > 0 ? 'done' : 'open',
    to: '/stacks',
    command: 'npx nx deploy infra --configuration=local',
  };
}

function stage({ staged }: Found): Step {
  const to = staged ? `/buckets/${staged.bucket}?prefix=${encodeURIComponent(staged.folder)}` : '/buckets';
  const command = 'npx nx stage training-pipeline';
  if (!staged) return { title: 'Stage', what: 'No data set is in a bucket yet', state: 'open', to, command };
  const { 'train.lst': training, 'validation.lst': validating, 'test.lst': testing } = staged.pictures;
  const counts = [
    ...(training === undefined ? [] : [`${training} pictures to learn from`]),
    ...(validating === undefined ? [] : [`${validating} to validate with`]),
    ...(testing === undefined ? [] : [`${testing} to be tested with`]),
  ];
  return { title: 'Stage', what: counts.join(', '), state: 'done', to, command };
}

function train({ jobs: [job] }: Found): Step {
  return {
    title: 'Train',
    what: job ? `${job.TrainingJobName}: ${sentence(job.TrainingJobStatus)}` : 'No model is trained yet',
    state: stateOf(job?.TrainingJobStatus, 'Completed', 'InProgress'),
    to: job ? `/training/${encodeURIComponent(job.TrainingJobName ?? '')}` : '/training',
    command: 'npx nx train training-pipeline',
  };
}

function deploy({ endpoints: [endpoint], jobs: [job] }: Found): Step {
  const of = job?.TrainingJobStatus === 'Completed' ? ` --from-training-job ${job.TrainingJobName}` : '';
  return {
    title: 'Deploy',
    what: endpoint
      ? `${endpoint.EndpointName}: ${sentence(endpoint.EndpointStatus)}`
      : 'No endpoint serves yet',
    state: stateOf(endpoint?.EndpointStatus, 'InService', 'Creating'),
    to: endpoint ? `/endpoints/${encodeURIComponent(endpoint.EndpointName ?? '')}` : '/endpoints',
    command: `npx endpoint-deployer deploy${of}`,
  };
}

function classify({ executions, hasMoreExecutions, machines }: Found): Step {
  const machine = pictureMachine(machines);
  return {
    title: 'Classify',
    what: executions.length > 0 ? countsOf(executions, hasMoreExecutions) : 'No picture is classified yet',
    state: executionState(executions),
    to: machine ? `/machines/${encodeURIComponent(machine.stateMachineArn ?? '')}` : '/machines',
    command: 'npx training-pipeline evaluate',
  };
}

function watch({ alarms }: Found): Step {
  const ringing = alarms.filter(({ rings }) => rings).length;
  return {
    title: 'Watch',
    what:
      alarms.length === 0
        ? 'No alarm watches yet'
        : `${ringing === 0 ? 'None' : ringing} of ${counted(alarms.length, 'alarm')} ${ringing > 1 ? 'ring' : 'rings'}`,
    state: alarms.length === 0 ? 'open' : ringing > 0 ? 'rings' : 'done',
    to: '/alarms',
    command: 'npx nx deploy infra --configuration=local',
  };
}

/** The machine that classifies one picture, or whichever there is. */
export function pictureMachine(machines: readonly ListedMachine[]): ListedMachine | undefined {
  return machines.find(({ name }) => name?.includes('ClassifyPicture')) ?? machines[0];
}

function stateOf(status: string | undefined, done: string, running: string): Step['state'] {
  if (status === undefined) return 'open';
  if (status === done) return 'done';
  return status === running ? 'running' : 'failed';
}

function executionState(executions: readonly ListedExecution[]): Step['state'] {
  if (executions.length === 0) return 'open';
  return executions.some(({ status }) => status === 'RUNNING') ? 'running' : 'done';
}

/** `182 passed, 18 did not` */
function countsOf(executions: readonly ListedExecution[], hasMore: boolean): string {
  const passed = executions.filter(({ status }) => status === 'SUCCEEDED').length;
  const running = executions.filter(({ status }) => status === 'RUNNING').length;
  const others = executions.length - passed - running;
  const runs = running > 0 ? `, ${running} run` : '';
  return `${hasMore ? 'Of the newest: ' : ''}${passed} passed, ${others} did not${runs}`;
}

/** `InService` reads "in service". */
function sentence(status: string | undefined): string {
  return (status ?? '').replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
