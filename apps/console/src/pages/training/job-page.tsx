import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import { filterLogEvents, type LogEvent } from '../../aws/logs.ts';
import { describeTrainingJob, stopTrainingJob, type TrainingJob } from '../../aws/sagemaker.ts';
import { LogLines } from '../../shared/log-lines.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import { Status } from '../../shared/status.tsx';
import { durationText, Time } from '../../shared/time.tsx';
import { usePageFrame, usePlace } from '../../shell/page-frame.tsx';
import { CurvesChart } from './curves.tsx';
import { metricCurves } from './metric-curves.ts';

const LOG_GROUP = '/aws/sagemaker/TrainingJobs';

export default function JobPage() {
  const { name = '' } = useParams();
  usePlace(
    { text: 'Training jobs', href: '/training' },
    { text: name, href: `/training/${encodeURIComponent(name)}` },
  );
  const job = useQuery({
    queryKey: ['sagemaker', name, 'job'],
    queryFn: ({ signal }) => describeTrainingJob(name, signal),
  });
  const log = useQuery({
    queryKey: ['logs', LOG_GROUP, name],
    queryFn: ({ signal }) =>
      filterLogEvents({ logGroupName: LOG_GROUP, logStreamNamePrefix: `${name}/` }, signal),
    meta: { atMostEvery: 500 },
  });
  return <QueryView query={job}>{(found) => <JobDetails job={found} events={log.data ?? []} />}</QueryView>;
}

function JobDetails({ job, events }: { readonly job: TrainingJob; readonly events: readonly LogEvent[] }) {
  const { notify } = usePageFrame();
  const name = job.TrainingJobName ?? '';
  const curves = useMemo(
    () => metricCurves(events, job.AlgorithmSpecification?.MetricDefinitions ?? []),
    [events, job.AlgorithmSpecification],
  );
  const stop = (): void => {
    stopTrainingJob(name).catch((error: unknown) =>
      notify({ type: 'error', header: 'The job was not stopped', content: String(error) }),
    );
  };
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          actions={job.TrainingJobStatus === 'InProgress' && <Button onClick={stop}>Stop the job</Button>}
        >
          {name}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <Summary job={job} />
        <Container header={<Header variant="h2">How it learns</Header>}>
          <ColumnLayout columns={2}>
            <CurvesChart
              title="Accuracy"
              curves={curves}
              names={['train:accuracy', 'validation:accuracy']}
              unit="share"
            />
            <CurvesChart title="Cross-entropy" curves={curves} names={['train:cross-entropy']} />
          </ColumnLayout>
        </Container>
        <Tabs
          variant="container"
          tabs={[
            { id: 'log', label: `Log (${events.length})`, content: <LogLines events={events} /> },
            {
              id: 'hyperparameters',
              label: 'Hyperparameters',
              content: (
                <KeyValuePairs
                  columns={3}
                  items={Object.entries(job.HyperParameters ?? {}).map(([label, value]) => ({
                    label,
                    value,
                  }))}
                />
              ),
            },
          ]}
        />
      </SpaceBetween>
    </ContentLayout>
  );
}

function Summary({ job }: { readonly job: TrainingJob }) {
  const { CreationTime = 0, TrainingEndTime, TrainingJobStatus = '', FailureReason } = job;
  const final = new Map((job.FinalMetricDataList ?? []).map(({ MetricName, Value }) => [MetricName, Value]));
  const accuracy = final.get('validation:accuracy');
  return (
    <Container>
      <KeyValuePairs
        columns={4}
        items={[
          { label: 'Status', value: <Status status={TrainingJobStatus} /> },
          { label: 'Made', value: <Time at={CreationTime * 1000} /> },
          {
            label: 'Duration',
            value:
              TrainingEndTime === undefined ? 'runs' : durationText((TrainingEndTime - CreationTime) * 1000),
          },
          { label: 'Instance on AWS', value: job.ResourceConfig?.InstanceType ?? '–' },
          {
            label: 'Validation accuracy',
            value: accuracy === undefined ? '–' : `${(accuracy * 100).toFixed(1)} %`,
          },
          { label: 'Artefact', value: job.ModelArtifacts?.S3ModelArtifacts ?? '–' },
          ...(FailureReason === undefined ? [] : [{ label: 'Why it failed', value: FailureReason }]),
        ]}
      />
    </Container>
  );
}
