import type { ListedEndpoint, ListedJob } from '../../aws/sagemaker.ts';
import type { ListedExecution, ListedMachine } from '../../aws/states.ts';
import type { Step } from './step-list.tsx';

interface Found {
  readonly machines: readonly ListedMachine[];
  readonly jobs: readonly ListedJob[];
  readonly endpoints: readonly ListedEndpoint[];
  /** Those of the machine that classifies pictures. */
  readonly executions: readonly ListedExecution[];
  readonly hasMoreExecutions: boolean;
}

/** The steps of the workflow, each with how it stands, where it is seen and the command that takes it. */
export function workflowSteps({ machines, jobs, endpoints, executions, hasMoreExecutions }: Found): Step[] {
  const [job] = jobs;
  const [endpoint] = endpoints;
  const machine = machines.find(({ name }) => name?.includes('ClassifyPicture')) ?? machines[0];
  return [
    {
      title: 'Provision',
      what: machine ? `${machines.length} state machines are there` : 'The stack is not deployed yet',
      state: machine ? 'done' : 'open',
      to: '/stacks',
      command: 'npx nx deploy infra --configuration=local',
    },
    {
      title: 'Train',
      what: job ? `${job.TrainingJobName}: ${sentence(job.TrainingJobStatus)}` : 'No model is trained yet',
      state: stateOf(job?.TrainingJobStatus, 'Completed', 'InProgress'),
      to: job ? `/training/${encodeURIComponent(job.TrainingJobName ?? '')}` : '/training',
      command: 'npx nx train training-pipeline',
    },
    {
      title: 'Deploy',
      what: endpoint
        ? `${endpoint.EndpointName}: ${sentence(endpoint.EndpointStatus)}`
        : 'No endpoint serves yet',
      state: stateOf(endpoint?.EndpointStatus, 'InService', 'Creating'),
      to: endpoint ? `/endpoints/${encodeURIComponent(endpoint.EndpointName ?? '')}` : '/endpoints',
      command: 'npx nx deploy endpoint-deployer',
    },
    {
      title: 'Classify',
      what: executions.length > 0 ? countsOf(executions, hasMoreExecutions) : 'No picture is classified yet',
      state: executionState(executions),
      to: machine ? `/machines/${encodeURIComponent(machine.stateMachineArn ?? '')}` : '/machines',
      command: 'npm start',
    },
  ];
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
