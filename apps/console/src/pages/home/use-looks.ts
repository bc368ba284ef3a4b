import { useQuery } from '@tanstack/react-query';
import { newestExecutions } from '../../aws/newest-executions.ts';
import { listEndpoints, listTrainingJobs } from '../../aws/sagemaker.ts';
import { useAlarmStates } from './use-steps.ts';
import { type Look, worthALook } from './worth-a-look.ts';

export function useLooks(): readonly Look[] {
  const alarms = useAlarmStates();
  const jobs = useQuery({
    queryKey: ['sagemaker', undefined, 'jobs'],
    queryFn: ({ signal }) => listTrainingJobs(signal),
  });
  const endpoints = useQuery({
    queryKey: ['sagemaker', undefined, 'endpoints'],
    queryFn: ({ signal }) => listEndpoints(signal),
  });
  const failed = useNewest('FAILED');
  const passed = useNewest('SUCCEEDED');
  return worthALook({
    ringing: (alarms.data ?? []).filter(({ rings }) => rings),
    failed: failed.data?.[0],
    passed: passed.data?.[0],
    trained: jobs.data?.find(({ TrainingJobStatus }) => TrainingJobStatus === 'Completed'),
    serving: endpoints.data?.find(({ EndpointStatus }) => EndpointStatus === 'InService'),
  });
}

function useNewest(statusFilter: 'FAILED' | 'SUCCEEDED') {
  return useQuery({
    queryKey: ['states', undefined, 'newest', statusFilter],
    queryFn: ({ signal }) => newestExecutions({ maxResults: 1, statusFilter }, signal),
    meta: { atMostEvery: 1000 },
  });
}
