import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { listEndpoints, listTrainingJobs } from '../../aws/sagemaker.ts';
import { listExecutions, listMachines } from '../../aws/states.ts';
import { usePlace } from '../../shell/page-frame.tsx';
import { LookList } from './look-list.tsx';
import { type Step, StepList } from './step-list.tsx';
import { useLooks } from './use-looks.ts';
import { workflowSteps } from './workflow-steps.ts';

/** Where the run stands, and what to look at next. */
export default function HomePage() {
  usePlace();
  const steps = useSteps();
  const looks = useLooks();
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="Train a classifier of vehicles, deploy it, let it sort pictures, and watch how sure it is."
        >
          The workflow
        </Header>
      }
    >
      <SpaceBetween size="l">
        <StepList steps={steps} />
        <LookList looks={looks} />
      </SpaceBetween>
    </ContentLayout>
  );
}

function useSteps(): readonly Step[] {
  const machines = useQuery({ queryKey: ['states'], queryFn: ({ signal }) => listMachines(signal) });
  const jobs = useQuery({
    queryKey: ['sagemaker', undefined, 'jobs'],
    queryFn: ({ signal }) => listTrainingJobs(signal),
  });
  const endpoints = useQuery({
    queryKey: ['sagemaker', undefined, 'endpoints'],
    queryFn: ({ signal }) => listEndpoints(signal),
  });
  const first = machines.data?.find(({ name }) => name?.includes('ClassifyPicture')) ?? machines.data?.[0];
  const executions = useQuery({
    queryKey: ['states', first?.stateMachineArn, 'newest'],
    enabled: first !== undefined,
    queryFn: ({ signal }) => listExecutions(first?.stateMachineArn ?? '', undefined, signal),
    meta: { atMostEvery: 500 },
  });
  return workflowSteps({
    machines: machines.data ?? [],
    jobs: jobs.data ?? [],
    endpoints: endpoints.data ?? [],
    executions: executions.data?.executions ?? [],
    hasMoreExecutions: executions.data?.nextToken !== undefined,
  });
}
