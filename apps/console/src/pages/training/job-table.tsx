import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { durationText } from '@scones/execution-view';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ListedJob } from '../../aws/sagemaker.ts';
import { Empty } from '../../shared/empty.tsx';
import { PageLink } from '../../shared/page-link.tsx';
import type { Sorting } from '../../shared/sort-rows.ts';
import { Status } from '../../shared/status.tsx';
import { Time } from '../../shared/time.tsx';
import { listedJobs, milliseconds } from './listed-jobs.ts';

/** The training jobs. The selected ones can be compared. */
export function JobTable({ jobs }: { readonly jobs: readonly ListedJob[] }) {
  const [filter, setFilter] = useState('');
  const [sorting, setSorting] = useState<Sorting>({ column: 'created', isDescending: true });
  const [chosen, setChosen] = useState<readonly ListedJob[]>([]);
  const shown = listedJobs(jobs, filter, sorting);
  return (
    <Table<ListedJob>
      variant="full-page"
      items={shown}
      trackBy="TrainingJobName"
      wrapLines
      selectionType="multi"
      selectedItems={chosen}
      onSelectionChange={({ detail }) => setChosen(detail.selectedItems)}
      sortingColumn={{ sortingField: sorting.column }}
      sortingDescending={sorting.isDescending}
      onSortingChange={({ detail: { sortingColumn, isDescending = false } }) =>
        setSorting({ column: sortingColumn.sortingField ?? '', isDescending })
      }
      columnDefinitions={COLUMNS}
      ariaLabels={{
        tableLabel: 'Training jobs',
        selectionGroupLabel: 'Choose jobs to compare',
        allItemsSelectionLabel: () => 'Choose all jobs',
        itemSelectionLabel: (_, { TrainingJobName = '' }) => `Choose ${TrainingJobName}`,
      }}
      header={
        <Header variant="h1" counter={`(${jobs.length})`} actions={<Compare jobs={chosen} />}>
          Training jobs
        </Header>
      }
      filter={
        <TextFilter
          filteringText={filter}
          filteringPlaceholder="Find jobs by name or status"
          filteringAriaLabel="Find training jobs"
          countText={filter === '' ? '' : `${shown.length} of ${jobs.length} jobs`}
          onChange={({ detail }) => setFilter(detail.filteringText)}
        />
      }
      empty={
        jobs.length === 0 ? (
          <Empty title="No training job has run yet." command="npx --no -- training-pipeline train" />
        ) : (
          <Empty title="No job fits the filter." />
        )
      }
    />
  );
}

function Compare({ jobs }: { readonly jobs: readonly ListedJob[] }) {
  const navigate = useNavigate();
  const search = new URLSearchParams(jobs.map(({ TrainingJobName = '' }) => ['job', TrainingJobName]));
  return (
    <Button
      disabled={jobs.length < 2}
      onClick={() => void navigate(`/training/compare?${search.toString()}`)}
    >
      {jobs.length < 2 ? 'Compare two or more' : `Compare ${jobs.length}`}
    </Button>
  );
}

const COLUMNS: readonly TableProps.ColumnDefinition<ListedJob>[] = [
  {
    id: 'name',
    sortingField: 'name',
    header: 'Name',
    isRowHeader: true,
    cell: ({ TrainingJobName = '' }) => (
      <PageLink to={`/training/${encodeURIComponent(TrainingJobName)}`}>{TrainingJobName}</PageLink>
    ),
  },
  {
    id: 'status',
    sortingField: 'status',
    header: 'Status',
    cell: ({ TrainingJobStatus = '' }) => <Status status={TrainingJobStatus} />,
  },
  {
    id: 'created',
    sortingField: 'created',
    header: 'Made',
    cell: ({ CreationTime = 0 }) => <Time at={CreationTime * 1000} />,
  },
  {
    id: 'duration',
    sortingField: 'duration',
    header: 'Duration',
    cell: (job) => {
      const length = milliseconds(job);
      return length === undefined ? 'runs' : durationText(length);
    },
  },
];
