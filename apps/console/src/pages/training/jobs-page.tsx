import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useQuery } from '@tanstack/react-query';
import { type ListedJob, listTrainingJobs } from '../../aws/sagemaker.ts';
import { Empty } from '../../shared/empty.tsx';
import { PageLink } from '../../shared/page-link.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import { Status } from '../../shared/status.tsx';
import { durationText, Time } from '../../shared/time.tsx';
import { usePlace } from '../../shell/page-frame.tsx';

export default function JobsPage() {
  usePlace({ text: 'Training jobs', href: '/training' });
  const jobs = useQuery({
    queryKey: ['sagemaker', undefined, 'jobs'],
    queryFn: ({ signal }) => listTrainingJobs(signal),
  });
  return (
    <ContentLayout header={<Header variant="h1">Training jobs</Header>}>
      <QueryView query={jobs}>
        {(items) => (
          <Table<ListedJob>
            items={items}
            trackBy="TrainingJobName"
            ariaLabels={{ tableLabel: 'Training jobs' }}
            columnDefinitions={COLUMNS}
            empty={<Empty title="No training job has run yet." command="npx nx train training-pipeline" />}
          />
        )}
      </QueryView>
    </ContentLayout>
  );
}

const COLUMNS = [
  {
    id: 'name',
    header: 'Name',
    isRowHeader: true,
    cell: ({ TrainingJobName = '' }: ListedJob) => (
      <PageLink to={`/training/${encodeURIComponent(TrainingJobName)}`}>{TrainingJobName}</PageLink>
    ),
  },
  {
    id: 'status',
    header: 'Status',
    cell: ({ TrainingJobStatus }: ListedJob) => <Status status={TrainingJobStatus ?? ''} />,
  },
  {
    id: 'created',
    header: 'Made',
    cell: ({ CreationTime = 0 }: ListedJob) => <Time at={CreationTime * 1000} />,
  },
  {
    id: 'duration',
    header: 'Duration',
    cell: ({ CreationTime = 0, TrainingEndTime }: ListedJob) =>
      TrainingEndTime === undefined ? '–' : durationText((TrainingEndTime - CreationTime) * 1000),
  },
];
