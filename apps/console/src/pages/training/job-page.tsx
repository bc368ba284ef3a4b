import Alert from '@cloudscape-design/components/alert';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import type { LogEvent } from '../../aws/logs.ts';
import type { TrainingJob } from '../../aws/sagemaker.ts';
import { AddressTabs } from '../../shared/address-tabs.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import { usePlace } from '../../shell/page-frame.tsx';
import { EvaluationTab } from './evaluation/evaluation-tab.tsx';
import { JobCurves } from './job-curves.tsx';
import { JobLog } from './job-log.tsx';
import { jobLogQuery, jobQuery } from './job-queries.ts';
import { JobSettings } from './job-settings.tsx';
import { JobSteps } from './job-steps.tsx';
import { JobSummary } from './job-summary.tsx';
import { metricCurves } from './metric-curves.ts';
import { StopJob } from './stop-job.tsx';

export default function JobPage() {
  const { name = '' } = useParams();
  usePlace(
    { text: 'Training jobs', href: '/training' },
    { text: name, href: `/training/${encodeURIComponent(name)}` },
  );
  const job = useQuery(jobQuery(name));
  const log = useQuery(jobLogQuery(name));
  return <QueryView query={job}>{(found) => <JobDetails job={found} events={log.data ?? []} />}</QueryView>;
}

interface Props {
  readonly job: TrainingJob;
  readonly events: readonly LogEvent[];
}

function JobDetails({ job, events }: Props) {
  const { TrainingJobName: name = '', TrainingJobStatus, FailureReason, AlgorithmSpecification } = job;
  const curves = useMemo(
    () => metricCurves(events, AlgorithmSpecification?.MetricDefinitions ?? []),
    [events, AlgorithmSpecification],
  );
  return (
    <ContentLayout
      header={
        <Header variant="h1" actions={TrainingJobStatus === 'InProgress' && <StopJob name={name} />}>
          {name}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {FailureReason !== undefined && (
          <Alert type="error" header="Why the job failed">
            {FailureReason}
          </Alert>
        )}
        <JobSummary job={job} curves={curves} />
        <AddressTabs
          variant="default"
          tabs={[
            {
              id: 'progress',
              label: 'Progress',
              content: (
                <SpaceBetween size="l">
                  <JobCurves job={job} curves={curves} />
                  <JobSteps job={job} />
                </SpaceBetween>
              ),
            },
            { id: 'evaluation', label: 'Evaluation', content: <EvaluationTab job={job} /> },
            { id: 'log', label: `Log (${events.length})`, content: <JobLog events={events} /> },
            { id: 'settings', label: 'Settings', content: <JobSettings job={job} /> },
          ]}
        />
      </SpaceBetween>
    </ContentLayout>
  );
}
