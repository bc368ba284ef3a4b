import { useQuery } from '@tanstack/react-query';
import { alarmStates } from '../../aws/alarm-states.ts';
import { listEndpoints, listTrainingJobs } from '../../aws/sagemaker.ts';
import { readingS3, stagedData } from '../../aws/staged-data.ts';
import { listExecutions, listMachines } from '../../aws/states.ts';
import { pictureMachine, type Step, workflowSteps } from './workflow-steps.ts';

/** How each step stands, live; undefined until the account has answered. */
export function useSteps(): readonly Step[] | undefined {
  const machines = useQuery({ queryKey: ['states'], queryFn: ({ signal }) => listMachines(signal) });
  const staged = useQuery({
    queryKey: ['s3', undefined, 'staged'],
    queryFn: ({ signal }) => stagedData(readingS3(signal)),
    meta: { atMostEvery: 5000 },
  });
  const jobs = useQuery({
    queryKey: ['sagemaker', undefined, 'jobs'],
    queryFn: ({ signal }) => listTrainingJobs(signal),
  });
  const endpoints = useQuery({
    queryKey: ['sagemaker', undefined, 'endpoints'],
    queryFn: ({ signal }) => listEndpoints(signal),
  });
  const alarms = useAlarmStates();
  const machine = pictureMachine(machines.data ?? []);
  const executions = useQuery({
    queryKey: ['states', machine?.stateMachineArn, 'newest'],
    enabled: machine !== undefined,
    queryFn: ({ signal }) => listExecutions(machine?.stateMachineArn ?? '', undefined, signal),
    meta: { atMostEvery: 500 },
  });
  if (!machines.data || staged.data === undefined || !jobs.data || !endpoints.data) return undefined;
  return workflowSteps({
    machines: machines.data,
    staged: staged.data,
    jobs: jobs.data,
    endpoints: endpoints.data,
    executions: executions.data?.executions ?? [],
    hasMoreExecutions: executions.data?.nextToken !== undefined,
    alarms: alarms.data ?? [],
  });
}

export function useAlarmStates() {
  return useQuery({
    queryKey: ['monitoring', undefined, 'alarm-states'],
    queryFn: ({ signal }) => alarmStates(signal),
    meta: { atMostEvery: 1000 },
  });
}
